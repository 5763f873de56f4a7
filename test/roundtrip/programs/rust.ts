import type { Source } from './program';

/** Prints a text in hexadecimal. */
const HEX = `fn hex(text: &str) {
    let digits: Vec<String> = text.bytes().map(|byte| format!("{byte:02x}")).collect();
    println!("{}", digits.concat());
}
`;

export const rust: readonly Source[] = [
  {
    name: 'two uses of one value, attributes and comments of the file',
    decision: 'rewrite',
    source: `#![allow(dead_code)]
//! Prints.

use std::error::Error;

${HEX}
#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let a = @rust-string:a@; // the key
    let b: String = @rust-string:a@.to_string();
    for text in [a, &b] {
        let c = String::from(@rust-raw-1:raw@);
        hex(&(text.to_owned() + &c));
    }
    Ok(())
}
`,
  },
  {
    name: 'names that are taken, and no line end at the end',
    decision: 'hoist',
    source: `${HEX}
struct Config {
    key: &'static str,
}

fn get_secret(id: &str) -> usize {
    id.len()
}

#[tokio::main]
async fn main() -> std::io::Result<()> {
    let key_secret = get_secret("a");
    let config = Config { key: @rust-string:key@ };
    hex(config.key);
    println!("{key_secret}");
    Ok(())
}`,
  },
  {
    name: 'what threads must not get is held',
    decision: 'hoist',
    source: `use std::{cell::RefCell, error::Error, rc::Rc};

${HEX}
async fn read(deep: bool) -> Result<String, Box<dyn Error + Send + Sync>> {
    let cell = Rc::new(RefCell::new(String::new()));
    if deep {
        let text = @rust-string:a@;
        cell.borrow_mut().push_str(text);
    }
    cell.borrow_mut().push_str(@rust-raw-1:raw@);
    let text = cell.borrow().clone();
    Ok(text)
}

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error + Send + Sync>> {
    hex(&tokio::spawn(read(true)).await??);
    Ok(())
}
`,
  },
  {
    name: 'futures of blocks, methods, and loops',
    decision: 'hoist',
    source: `use anyhow::{Context as _, Result};

${HEX}
struct Client;

impl Client {
    async fn read(&self, times: usize) -> Result<Vec<String>> {
        let mut all = vec![];
        for _ in 0..times {
            let task = tokio::spawn(async move { @rust-string:a@.to_string() });
            all.push(task.await.context("task")?);
        }
        all.push(@rust-string:b@.to_owned());
        Ok(all)
    }
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<()> {
    for text in Client.read(2).await? {
        hex(&text);
    }
    Ok(())
}
`,
  },
  {
    name: 'Windows line ends and tabs',
    decision: 'rewrite',
    crlf: true,
    source: `use std::io;

${HEX.replaceAll('    ', '\t')}
#[tokio::main]
async fn main() -> io::Result<()> {
	let pem = @rust-raw-1-crlf:pem@;
	let key = @rust-string:b@;
	hex(pem);
	hex(key);
	Ok(())
}
`,
  },
  {
    name: 'arms, tuples, returns, blocks, conditions, and formats',
    decision: 'hoist',
    source: `use std::fmt::Write;

type Result<T> = std::result::Result<T, Box<dyn std::error::Error>>;

${HEX}
async fn pick(number: u8) -> Result<&'static str> {
    let (_, second) = (1, @rust-string:a@);
    let text = match number {
        0 => @rust-string:b@,
        1 => {
            @rust-raw-1:raw@
        }
        _ => return Ok(second),
    };
    if text.len() > [@rust-string:b@; 2][0].len() {
        return Err(From::from(@rust-string:c@));
    }
    Ok(text)
}

#[tokio::main]
async fn main() -> Result<()> {
    let mut out = String::new();
    write!(out, "{:?}", @rust-string:a@)?;
    writeln!(&mut out, "x @text:t@ {{}} {}", @rust-string:b@.len())?;
    hex(&out);
    for number in 0..3 {
        hex(pick(number).await.map_err(|error| error.to_string()).unwrap_or("error"));
    }
    Ok(())
}
`,
  },
  {
    name: 'a lookup that is there, and tests at the end',
    decision: 'rewrite',
    source: `use std::io::{self, Write as _};

${HEX}
async fn get_secret(id: &str) -> std::io::Result<&'static str> {
    // Not the one that is added.
    io::stdout().write_all(id.as_bytes())?;
    Ok("x")
}

#[tokio::main]
async fn main() -> io::Result<()> {
    let key: &'static str = @rust-string:a@;
    get_secret("y").await?;
    hex(key);
    Ok(())
}

/// Tests.
#[cfg(test)]
mod tests {}
`,
  },
  {
    name: 'continued lines, and a body on one line',
    decision: 'hoist',
    source: `${HEX}
async fn read() -> anyhow::Result<String> { Ok(String::from(@rust-string:a@)) }

async fn more() -> Result<String, anyhow::Error> { // more
    let text = String::from("Bearer \\
        @text:t@ \\x41");
    Ok(text)
}

#[tokio::main]
async fn main() -> Result<(), anyhow::Error> {
    hex(&read().await?);
    hex(&more().await?);
    Ok(())
}
`,
  },
  {
    name: 'traits and generics',
    decision: 'hoist',
    source: `use std::error::Error;

${HEX}
trait Source {
    fn add(&mut self, text: impl Into<String>);

    async fn read<'a>(&mut self, before: &'a str) -> Result<&'a str, Box<dyn Error + Send + Sync + 'static>> {
        self.add(@rust-string:a@);
        self.add(Some(@rust-raw-1:raw@).unwrap_or(before));
        Ok(before)
    }
}

impl Source for Vec<String> {
    fn add(&mut self, text: impl Into<String>) {
        self.push(text.into());
    }
}

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error + Send + Sync>> {
    let (mut one, mut two) = (vec![], vec![]);
    println!("{}{}", one.read("x").await?, two.read("y").await?);
    hex(&one.concat());
    hex(&two.concat());
    Ok(())
}
`,
  },
  {
    name: 'what stays: closures, constants, patterns, comparisons, promoted references, bytes',
    decision: 'guidance',
    source: `use std::error::Error;

const KEY: &str = @rust-string:a@;

fn sync() -> &'static str {
    @rust-string:b@
}

async fn quiet() -> usize {
    @rust-string:c@.len()
}

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let make = || @rust-string:d@;
    let all: &'static [&'static str] = &[@rust-string:e@];
    match make() {
        @rust-string:f@ => println!("f"),
        other if other == @rust-string:g@ => println!("g"),
        _ => println!(@rust-string:z@),
    }
    let bytes = b"@text:h@";
    let room = [0u8; @rust-string:i@.len()];
    let plain = "Bearer @text:j@";
    let joined = concat!("a", "@text:k@");
    let borrowed = async { @rust-string:l@.len() }.await;
    println!("{} {} {}", all.len() + bytes.len() + room.len(), plain.len(), joined.len());
    println!("{KEY:?} {:?} {} {borrowed}", sync(), quiet().await);
    Ok(())
}
`.replace('println!(@rust-string:z@)', 'println!("none")'),
  },
];

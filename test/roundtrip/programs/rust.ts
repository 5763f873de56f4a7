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

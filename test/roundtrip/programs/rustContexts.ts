import { expect, type Expectations } from '../contexts';
import { fill, type Source, type Template } from './program';

const FORMS = ['rust-string', 'rust-raw-1'] as const;

export const rustExpectations: Expectations = expect({
  'top-level constant': 'guided',
  function: 'guided',
  static: 'guided',
  'default parameter': { none: 'Rust’s parameters have no defaults.' },
  annotation: 'guided',
  'constant expression': 'guided',
  'shared constant': 'guided',
  export: 'guided',
  'test file': 'guided',
  'browser file': { none: 'Rust is compiled for the machine that it runs on.' },
});

const HEX = `fn hex(text: &str) {
    let digits: Vec<String> = text.bytes().map(|byte| format!("{byte:02x}")).collect();
    println!("{}", digits.concat());
}
`;

/** A program whose main function does this, with what stands above it. */
function program(body: string, above = ''): string {
  const indented = body.trim().replaceAll(/^(?=.)/gm, '    ');
  return `use std::error::Error;

${HEX}${above && `\n${above}`}
#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
${indented}
    Ok(())
}
`;
}

export const TEMPLATES: readonly Template[] = [
  {
    context: 'top-level constant',
    decision: 'guidance',
    forms: FORMS,
    source: program('hex(API_KEY);', 'const API_KEY: &str = @*:raw@;\n'),
  },
  {
    context: 'function',
    decision: 'guidance',
    forms: FORMS,
    source: program('hex(&key());', 'fn key() -> String {\n    @*:raw@.to_string()\n}\n'),
  },
  {
    context: 'async function',
    decision: 'rewrite',
    forms: FORMS,
    source: `use std::error::Error;

${HEX}
async fn read(length: usize) -> Result<String, Box<dyn Error>> {
    let key = @*:raw@;
    let more = String::from(@*:raw@);
    Ok(key.chars().take(length).collect::<String>() + &more)
}

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    hex(&read(3).await?);
    Ok(())
}
`,
  },
  {
    context: 'class field',
    decision: 'hoist',
    forms: FORMS,
    source: program(
      `let client = Client {
    host: "h",
    key: @*:raw@,
    token: @*:raw@.to_string(),
};
hex(client.key);
hex(&(client.host.to_string() + &client.token));`,
      "struct Client {\n    host: &'static str,\n    key: &'static str,\n    token: String,\n}\n",
    ),
  },
  {
    context: 'static',
    decision: 'guidance',
    forms: FORMS,
    source: program('hex(KEYS[0]);', 'static KEYS: [&str; 1] = [@*:raw@];\n'),
  },
  {
    context: 'map value',
    decision: 'hoist',
    forms: FORMS,
    source: program(`let map = std::collections::HashMap::from([("host", "h"), ("key", @*:raw@)]);
let list = vec!["x", @*:raw@];
hex(map["key"]);
hex(list[1]);`),
  },
  {
    context: 'call argument',
    decision: 'hoist',
    forms: FORMS,
    source: program(`hex(@*:raw@);
hex(&[@*:raw@.trim(), "x"].concat());
let mut text = String::new();
text.push_str(@*:raw@);
text += @*:raw@;
hex(&text);
println!("{} {:?}", text.len(), @*:raw@);`),
  },
  {
    context: 'template part',
    decision: 'hoist',
    forms: ['text'],
    source: program(`let user = "me";
let header = format!("Bearer @*:a@ {user} {{}} {}", 1);
hex(&header);
hex(&"{x} @*:b@\\n".to_string());
hex(&String::from(r#"raw "@*:b@" \\n"#));
println!("@*:a@");`),
  },
  {
    context: 'URL part',
    decision: 'rewrite',
    forms: ['text'],
    source: program(`let url = "postgres://shop:@*:a@@db.example.com:5432/shop?x=%20";
hex(url);`),
  },
  {
    context: 'multi-line',
    decision: 'rewrite',
    forms: ['rust-raw', 'rust-raw-1'],
    source: program('let pem = @*:pem@;\nhex(pem);'),
  },
  {
    context: 'annotation',
    decision: 'guidance',
    forms: ['rust-string'],
    source: program(
      'hex(KEY);',
      'const KEY: &str = "k";\n\n#[doc = @*:raw@]\npub struct Client;\n',
    ),
  },
  {
    context: 'constant expression',
    decision: 'guidance',
    forms: FORMS,
    source: program(
      'println!("{}", ROOM.len());',
      'static ROOM: [u8; @*:raw@.len()] = [0; @*:raw@.len()];\n',
    ),
  },
  {
    context: 'shared constant',
    decision: 'guidance',
    forms: FORMS,
    source: program(
      'hex(API_KEY);\nhex(one());',
      "const API_KEY: &str = @*:raw@;\n\nfn one() -> &'static str {\n    API_KEY\n}\n",
    ),
  },
  {
    context: 'export',
    decision: 'guidance',
    forms: FORMS,
    source: program('hex(API_KEY);', '/// For the shop.\npub const API_KEY: &str = @*:raw@;\n'),
  },
  {
    context: 'test file',
    decision: 'guidance',
    forms: FORMS,
    file: 'tests/shop.rs',
    source: program('let key = @*:raw@;\nhex(key);'),
  },
];

export const rustContexts: readonly Source[] = fill(TEMPLATES);

import assert from 'node:assert/strict';
import { join } from 'node:path';
import { Plaintext } from '../../src/base/plaintext';
import { encodeLiteral } from '../../src/parse/literals/forms';
import { decodeJava } from '../../src/parse/literals/java';
import { decodeKotlin } from '../../src/parse/literals/kotlin';
import type { DecodedLiteral } from '../../src/parse/literals/spelling';
import { HEX as JAVA_HEX } from './programs/java';
import { HEX as KOTLIN_HEX } from './programs/kotlin';
import { tidy, workDirectory } from './running';
import { JAVA, KOTLIN } from './toolchains/jvm';
import { requireToolchain } from './trips';

/** Pieces of bodies; some make no literal, and what is none must be refused. */
const PIECES = [
  ...['a', 'n', ' ', '\t', "'", '"', '""', '\\\\', '\\"', '\\n', '\\t', '\\b', '\\r', '$', '\\$'],
  ...['{', '}', '$1', 'é', '😀', '\u2028', '%s', '#{x}', '\\u0041', '\\u00e9', '\\ud83d\\ude00'],
  ...["\\'", '\\f', '\\s', '\\7', '\\101', '\\400', '\\x41', '\\u0022', '\\\\u0022', '$a', '${a}'],
];
const LINES = ['\n', '\n    ', '\n        ', '\n\n'];

function* bodies(pieces: readonly string[], count: number): Generator<string> {
  let state = 20_261_125;
  const next = (below: number): number => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff;
    return (state >> 8) % below;
  };
  for (let i = 0; i < count; i += 1) {
    yield Array.from({ length: next(8) }, () => pieces[next(pieces.length)]).join('');
  }
}

interface Read {
  readonly source: string;
  readonly decoded: DecodedLiteral;
}

function readable(
  sources: Iterable<string>,
  decode: (source: string) => DecodedLiteral | undefined,
): Read[] {
  return [...new Set(sources)].flatMap((source) => {
    const decoded = decode(source);
    return decoded ? [{ source, decoded }] : [];
  });
}

/** Random values in each form, and random bodies between each pair of delimiters. */
function* sources(forms: readonly string[], open: readonly string[]): Generator<string> {
  const values = [
    ...bodies(['\\', '"', '$', '{', 'a', '\n', '\r', '\t', ' ', 'é', '😀', '\x07'], 60),
  ];
  for (const form of forms) {
    for (const value of values) {
      const source = encodeLiteral(new Plaintext(value), form);
      if (source !== undefined) yield source;
    }
  }
  for (const body of bodies(PIECES, 200)) yield `"${body}"`;
  for (const opening of open) {
    for (const body of bodies([...PIECES, ...LINES], 300)) yield `${opening}${body}"""`;
  }
}

function expected(all: readonly Read[]): string {
  return all
    .map(({ decoded }) => `${Buffer.from(decoded.value.reveal()).toString('hex')}\n`)
    .join('');
}

describe('literals of Java and Kotlin are what their compilers take them for', function () {
  this.timeout(240_000);
  after(tidy);

  it('Java', async function () {
    requireToolchain(this, JAVA);
    const forms = ['java-string', 'java-block-0s', 'java-block-4s', 'java-block-1t-crlf'];
    const all = readable(sources(forms, ['"""\n', '"""\n    ', '"""\r\n']), decodeJava);
    const calls = all.map(({ source }) => `Hex.print(${source});`).join('\n');
    const text = `class Main {\npublic static void main(String[] a) {\n${calls}\n}\n}\n${JAVA_HEX}`;
    const directory = join(workDirectory, 'java-literals');
    const [run] = await JAVA.build([{ directory, file: 'Main.java', text }], process.env);
    assert.equal(await run?.(), expected(all));
    assert.ok(all.length > 250, `${all.length} could be read`);
  });

  it('Kotlin', async function () {
    requireToolchain(this, KOTLIN);
    const forms = ['kotlin-string', 'kotlin-raw', 'kotlin-raw-crlf'];
    const all = readable(sources(forms, ['"""', '"""\r\n']), decodeKotlin);
    const calls = all.map(({ source }) => `hex(${source})`).join('\n');
    const text = `fun main() {\n${calls}\n}\n${KOTLIN_HEX}`;
    const directory = join(workDirectory, 'kotlin-literals');
    const [run] = await KOTLIN.build([{ directory, file: 'Main.kt', text }], process.env);
    assert.equal(await run?.(), expected(all));
    assert.ok(all.length > 200, `${all.length} could be read`);
  });
});

describe('a wrong rewrite of Java or Kotlin is seen', function () {
  this.timeout(240_000);
  after(tidy);
  const field = 'static final SecretCache CACHE = new SecretCache();';
  const importLine = 'import com.amazonaws.secretsmanager.caching.SecretCache;\n';
  const java: Readonly<Record<string, string>> = {
    'an import is missing': `class Main { ${field} public static void main(String[] a) {} }\n`,
    'the cache stands below its use': `${importLine}class Main {\nstatic final String K = CACHE.getSecretString("x");\n${field}\n}\n`,
    'an annotation gets a lookup': `${importLine}@interface A { String value(); }\nclass Main {\n${field}\n@A(CACHE.getSecretString("x")) int n;\n}\n`,
    'a case is no constant': `${importLine}class Main {\n${field}\nstatic final String K = CACHE.getSecretString("x");\nvoid f(String s) { switch (s) { case K: } }\n}\n`,
  };
  const kotlin: Readonly<Record<string, string>> = {
    'a constant gets a lookup': `${importLine}private val cache = SecretCache()\nconst val K = cache.getSecretString("x")\nfun main() {}\n`,
    'an annotation uses a value': `annotation class A(val v: String)\nval k = "x".trim()\n@A(k) fun main() {}\n`,
  };

  for (const [title, text] of Object.entries(java)) {
    it(`Java: ${title}`, async function () {
      requireToolchain(this, JAVA);
      const directory = join(workDirectory, `wrong-${title.replaceAll(' ', '-')}`);
      const [run] = await JAVA.build([{ directory, file: 'Main.java', text }], process.env);
      await assert.rejects(async () => run?.(), /error:/);
    });
  }

  it(`Kotlin: ${Object.keys(kotlin).join('; ')}`, async function () {
    requireToolchain(this, KOTLIN);
    const programs = Object.values(kotlin).map((text, i) => ({
      directory: join(workDirectory, `wrong-kotlin-${i}`),
      file: 'Main.kt',
      text,
    }));
    for (const run of await KOTLIN.build(programs, process.env))
      await assert.rejects(run, /error:/);
  });
});

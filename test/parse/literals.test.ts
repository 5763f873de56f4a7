import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { runInNewContext } from 'node:vm';
import { Plaintext } from '../../src/base/plaintext';
import { decodeDotenv } from '../../src/parse/literals/dotenv';
import { encodeLiteral } from '../../src/parse/literals/forms';
import { decodeJavaScript } from '../../src/parse/literals/javascript';
import { decodeJson } from '../../src/parse/literals/json';
import { decodePython } from '../../src/parse/literals/python';
import { describeLiterals, hexOf, type LiteralLanguage } from '../support/literals';
import { requireTool } from '../support/tools';

/** What Python makes of each source text; undefined for a syntax error. */
function runPython(sources: readonly string[]): (string | undefined)[] {
  const script = `
import json, sys, warnings
warnings.simplefilter("ignore")
def value(source):
    try:
        names = {}
        exec(compile(("v = " + source + "\\n").encode("utf-8"), "literal", "exec"), names)
        return names["v"].encode("utf-8").hex() if isinstance(names["v"], str) else None
    except (SyntaxError, UnicodeError, ValueError, NameError):
        return None
print(json.dumps([value(source) for source in json.load(sys.stdin)]))`;
  const { stdout, stderr, error } = spawnSync('python3', ['-c', script], {
    input: JSON.stringify(sources),
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  if (error) throw error;
  assert.equal(stderr, '');
  return (JSON.parse(stdout) as (string | null)[]).map((hex) => hex ?? undefined);
}

function runJavaScript(source: string): string | undefined {
  try {
    const value: unknown = runInNewContext(`'use strict'; (${source})`);
    return typeof value === 'string' ? hexOf(value) : undefined;
  } catch {
    return undefined;
  }
}

function runJson(source: string): string | undefined {
  try {
    const value: unknown = JSON.parse(source);
    return typeof value === 'string' ? hexOf(value) : undefined;
  } catch {
    return undefined;
  }
}

const pythonForms = ['', 'u', 'r', 'R', 'f', 'rf', 'Fr'].flatMap((prefix) =>
  ['single', 'double', 'triple-single', 'triple-double', 'triple-double-crlf'].map((quotes) =>
    ['py', prefix, quotes].filter(Boolean).join('-'),
  ),
);

/** Sources written in ways no encoder would choose, or that must be refused. */
const ODD_SOURCES: Record<string, readonly string[]> = {
  JavaScript: [
    String.raw`'\x41\u0041\u{41}\u{1F600}\u{1f600}'`,
    String.raw`'\xe9\xE9\u00e9\u00E9é'`,
    String.raw`"\q\/\'\"\$\0"`,
    String.raw`'\ud83d\ude00 \uD83D'`,
    String.raw`'\101'`,
    String.raw`'\08'`,
    String.raw`'\8'`,
    "'a\\\nb\\\r\nc'",
    "'a\nb'",
    String.raw`'unterminated\'`,
    '`a ${1} b`',
    String.raw`'\u{110000}' `,
    '`a\r\nb`',
    '`a\rb`',
    '`\\${x} $\\{x}`',
    "'a' + 'b'",
    '/x/',
    'String.raw`x`',
  ],
  JSON: ['"\\u0041\\/\\u00e9\\u00E9"', '"\\x41"', "'a'", '"a\nb"', '"\\ud83d\\ude00"', '"\\ud83d"'],
  Python: [
    String.raw`'\x41\u0041\U0001F600\U0001f600'`,
    String.raw`"\101\7\08\q\d\'"`,
    String.raw`'\N{BULLET}'`,
    String.raw`'\ud83d\ude00'`,
    String.raw`'\U00110000'`,
    String.raw`r"\d\"x"`,
    String.raw`r'\'`,
    String.raw`R'''a'b\n'''`,
    'b"bytes"',
    'rb"bytes"',
    'f"{{x}} {1}"',
    'f"{{x}}"',
    'f"{"',
    'ur"x"',
    '"a" "b"',
    '"a\\\nb\\\r\nc"',
    '"a\nb"',
    '"""a\r\nb"""',
    '"""a\rb"""',
    '"""a\\"""b"""',
    '""""a"""',
    '"""a""""',
    'U"x"',
  ],
};

const LANGUAGES: Record<string, LiteralLanguage> = {
  JavaScript: {
    name: 'JavaScript',
    forms: ['js-single', 'js-double', 'js-template', 'js-template-crlf'],
    odd: ODD_SOURCES['JavaScript'] ?? [],
    decode: decodeJavaScript,
    run: (sources) => sources.map(runJavaScript),
  },
  JSON: {
    name: 'JSON',
    forms: ['json-string'],
    odd: ODD_SOURCES['JSON'] ?? [],
    decode: decodeJson,
    run: (sources) => sources.map(runJson),
  },
  Python: {
    name: 'Python',
    forms: pythonForms,
    // Raw and f-strings.
    partial: /-[rRfF]{1,2}-/,
    odd: ODD_SOURCES['Python'] ?? [],
    decode: decodePython,
    run: runPython,
    require: (test) => {
      requireTool(test, 'python3');
    },
  },
};

describe('literals', function () {
  this.timeout(60_000);
  for (const language of Object.values(LANGUAGES)) describeLiterals(language);

  const REFUSED: Record<string, readonly string[]> = {
    JavaScript: ["'\\101'", '`${x}`', "'a' + 'b'", 'x', '', "'", "'\\ud83d'", 'String.raw`x`'],
    Python: ['b"x"', 'f"{x}"', '"\\N{BULLET}"', '"a" "b"', "'\\ud83d\\ude00'", '"""a\rb"""'],
    JSON: ["'a'", '"\\x41"', '"\\ud83d"'],
  };
  for (const [language, sources] of Object.entries(REFUSED)) {
    it(`${language}: refuses what has no certain value`, () => {
      for (const source of sources) {
        assert.equal(LANGUAGES[language]?.decode(source), undefined, source);
      }
    });
  }

  it('records how a value is spelled without recording any of it', () => {
    const decoded = decodeJavaScript(String.raw`'\x70w-\u00e9'`);
    assert.equal(decoded?.form, 'js-single:0x,3u');
    assert.equal(
      encodeLiteral(new Plaintext('pw-é'), 'js-single:0x,3u'),
      String.raw`'\x70w-\u00e9'`,
    );
    assert.equal(encodeLiteral(new Plaintext('p'), 'js-single:0x,3u'), undefined);
  });

  it('says where the body stands', () => {
    assert.deepEqual(decodePython('rf"""ab"""')?.body, { start: 5, end: 7 });
    assert.deepEqual(decodeJavaScript('`ab`')?.body, { start: 1, end: 3 });
  });

  const dotenv: readonly [string, string | undefined][] = [
    ['abc', 'abc'],
    ['"a b#c"', 'a b#c'],
    ["'a $b'", 'a $b'],
    ['a#b', undefined],
    ['"a\\nb"', undefined],
    ['"$a"', undefined],
    ['a b', undefined],
    ["a'b", undefined],
  ];
  for (const [source, value] of dotenv) {
    it(`.env: ${source} is ${value ?? 'not certain'}`, () => {
      const decoded = decodeDotenv(source);
      assert.equal(decoded?.value.reveal(), value);
      if (decoded) assert.equal(encodeLiteral(decoded.value, decoded.form), source);
    });
  }

  it('knows no form it did not make', () => {
    for (const form of ['', 'js', 'py-b-double', 'js-single:zz9', 'toString']) {
      const source = encodeLiteral(new Plaintext('x'), form);
      assert.ok(source === undefined || form.startsWith('js-single'), form);
    }
  });
});

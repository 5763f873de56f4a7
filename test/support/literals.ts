import assert from 'node:assert/strict';
import { Plaintext } from '../../src/base/plaintext';
import { encodeLiteral } from '../../src/parse/literals/forms';
import type { DecodedLiteral } from '../../src/parse/literals/spelling';

const PEM = ['-----BEGIN X-----', 'MIIB+/=', '-----END X-----', ''].join('\n');

/** Values that a careless encoder or decoder gets wrong. */
const NASTY = [
  'plain',
  '',
  `quotes ' " \` '' "" ''' """ \`\`\``,
  `ends with '`,
  `ends with "`,
  '\\',
  'back\\slash\\n\\x41\\u0041\\',
  '${x} $ {x} #{x} {{x}} {x} %s $',
  'tab\tnewline\nreturn\rcrlf\r\nend',
  PEM,
  '\0nul\x001 \x01\x07\b\f\v\x7f\x1b',
  'é😀\u2028\u2029\ufeff\u00a0',
  ' space around ',
  '-n',
  '{"json": ["a\\"b"]}',
  'postgres://u:p%40ss%2Fw@h:5432/db?x=1&y=2',
  '</script><!-- --> */ // #',
  'a'.repeat(61_440),
];

/** Text over an alphabet of troublemakers; the same every run. */
function* randomValues(count: number): Generator<string> {
  const alphabet = [
    "'",
    '"',
    '`',
    '\\',
    '\n',
    '\r',
    '$',
    '{',
    '}',
    'a',
    'n',
    'x',
    '0',
    '1',
    'é',
    '😀',
  ];
  let state = 20_261_125;
  const next = (below: number): number => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff;
    return (state >> 8) % below;
  };
  for (let i = 0; i < count; i += 1) {
    yield Array.from({ length: next(9) }, () => alphabet[next(alphabet.length)]).join('');
  }
}

const VALUES = [...NASTY, ...randomValues(400)];

export const hexOf = (text: string): string => Buffer.from(text, 'utf8').toString('hex');

/** A language's literals, and what makes something of them that is not ours. */
export interface LiteralLanguage {
  readonly name: string;
  readonly forms: readonly string[];
  /** Forms that can't hold every value. */
  readonly partial?: RegExp;
  /** Sources written in ways no encoder would choose, or that must be refused. */
  readonly odd: readonly string[];
  readonly decode: (source: string) => DecodedLiteral | undefined;
  /** What the language itself makes of each source, in hexadecimal; undefined where that is no text. */
  readonly run: (sources: readonly string[]) => (string | undefined)[];
  /** Leaves a test out, or fails it, where the language is not there. */
  readonly require?: (test: Mocha.Context) => void;
}

/** Tests that literals are decoded and encoded as the language itself reads them. */
export function describeLiterals({
  name,
  forms,
  partial,
  odd,
  ...language
}: LiteralLanguage): void {
  const { decode, run, require } = language;

  it(`${name}: what is encoded runs to the same value, and decodes to it`, function () {
    require?.(this);
    const written = forms.flatMap((form) =>
      VALUES.map((value) => ({ form, value, source: encodeLiteral(new Plaintext(value), form) })),
    );
    const made = written.filter((one) => one.source !== undefined);
    const results = run(made.map((one) => one.source ?? ''));
    made.forEach(({ value, source = '', form }, i) => {
      assert.equal(results[i], hexOf(value), form);
      assert.equal(decode(source)?.value.reveal(), value, form);
    });
    for (const form of forms) {
      const count = made.filter((one) => one.form === form).length;
      assert.ok(partial?.test(form) ? count > 50 : count === VALUES.length, form);
    }
  });

  it(`${name}: what is decoded is what runs, and is written again to the byte`, function () {
    require?.(this);
    const sources = [
      ...odd,
      ...VALUES.flatMap((value) => [`'${value}'`, `"${value}"`, `\`${value}\``, `"""${value}"""`]),
      ...VALUES.flatMap((value) => [`r"${value}"`, `f'${value}'`]),
    ];
    const results = run(sources);
    let decodedCount = 0;
    sources.forEach((source, i) => {
      const decoded = decode(source);
      if (!decoded) return;
      decodedCount += 1;
      assert.equal(hexOf(decoded.value.reveal()), results[i], JSON.stringify(source));
      assert.equal(encodeLiteral(decoded.value, decoded.form), source);
    });
    assert.ok(decodedCount > 100);
  });
}

import { Plaintext } from '../../src/base/plaintext';
import { delimitersOf, encodeLiteral } from '../../src/parse/literals/forms';
import type { Finding } from '../../src/scan/finding';
import { findingAt } from '../rewrite/marked';
import type { Program } from './programs/program';

/** Beginnings that a careless rewrite gets wrong; each value gets one of them. */
const NASTY = [
  `it's "quoted" \`back\``,
  '\\ back\\slash \\n',
  '${a} #{b} {{c}} {d} %s $',
  ' space around\t',
  'é😀 \u2028',
  '{"json":["a\\"b"]}',
  '-n',
  'line\nline\r\nline',
  'postgres://u:p%40ss%2Fw@h/db',
];

const PEM = ['-----BEGIN X-----', 'MIIB+/=', '-----END X-----', ''].join('\n');

export interface Planted {
  readonly text: string;
  readonly findings: readonly Finding[];
}

/** Values are made by the program's number and their names, so they are the same every run. */
function valueFor(name: string, kind: string, number: number): string {
  const plain = `planted${number}${name.toUpperCase()}${'xyz'.repeat(4)}`;
  if (kind === 'text') return plain;
  if (name === 'pem') return PEM + plain;
  // Raw literals hold neither their quote nor a backslash at the end.
  if (name.startsWith('raw')) return `\\d+${plain}`;
  const nasty = NASTY[(number + name.charCodeAt(0)) % NASTY.length] ?? '';
  return `${nasty}${plain}${name === 'd' ? '\n' : ''}`;
}

/** Puts the literals into a program's source; the findings are where the values stand. */
export function plant(program: Program, number: number): Planted {
  const findings: Finding[] = [];
  const source = program.crlf ? program.source.replaceAll('\n', '\r\n') : program.source;
  let text = '';
  for (const part of source.split(/(@[\w-]+:\w+@)/)) {
    const [, kind, name] = /^@([\w-]+):(\w+)@$/.exec(part) ?? [];
    if (kind === undefined || name === undefined) {
      text += part;
      continue;
    }
    const { literal, open, close } = literalFor(valueFor(name, kind, number), kind, program);
    const start = text.length + open;
    text += literal;
    findings.push(findingAt({ start, end: text.length - close }, name));
  }
  return program.wrap?.({ text, findings }) ?? { text, findings };
}

function literalFor(value: string, kind: string, program: Program) {
  if (kind === 'text') return { literal: value, open: 0, close: 0 };
  const form = program.crlf && kind === 'js-template' ? 'js-template-crlf' : kind;
  const literal = encodeLiteral(new Plaintext(value), form);
  if (literal === undefined) throw new Error(`${kind} can’t hold the value of ${program.name}`);
  const { open, close } = delimitersOf(form);
  return { literal, open: open.length, close: close.length };
}

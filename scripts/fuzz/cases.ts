import type { ProjectFacts } from '../../src/rewrite/adapter';
import type { Source } from '../../test/roundtrip/programs/program';
import { randomFrom, type Random } from '../../test/scan/scripts';
import type { Case, Secret } from './case';
import type { Language } from './languages';
import { Values } from './values';

/** What is taken out of a text, or put into it, to break it. */
const STRAY = [
  ...'( ) { } [ ] < > , ; : = . @ # $ & | ! ? + - * / \\ " \' ` /* */ """ => async'.split(' '),
  ...['\n', '\t', ' ', '\r\n'],
];
const LONGEST_CUT = 30;

type Parts = Case['parts'];

/** The case of a language with a number: the same every time. */
export function caseOf(language: Language, seed: number, number: number): Case {
  const next = mixed(seed, number);
  const program = language.programs[next(language.programs.length)]!;
  return new Maker(language, next).make(program);
}

/** Neighbouring numbers begin far apart. */
function mixed(seed: number, number: number): Random {
  const start = Math.imul(seed + 1, 0x9e3779b1) ^ Math.imul(number + 1, 0x85ebca6b);
  const next = randomFrom(start >>> 0);
  for (let i = 0; i < 4; i += 1) next(2);
  return next;
}

class Maker {
  readonly #language: Language;
  readonly #next: Random;
  readonly #values: Values;
  readonly #crlf: boolean;

  constructor(language: Language, next: Random) {
    this.#language = language;
    this.#next = next;
    this.#crlf = next(4) === 0;
    this.#values = new Values(next, 'planted');
  }

  make({ source, file, project }: Source): Case {
    const { path, languageId } = this.#language;
    const parts = this.#filled(this.#laidOut(this.#woven(source)));
    const facts: ProjectFacts = { manifests: this.#manifests(), ...project };
    return {
      path: file ?? path,
      languageId,
      project: facts,
      parts: this.#next(3) === 0 ? this.#broken(parts) : parts,
    };
  }

  #manifests(): ProjectFacts['manifests'] {
    const { manifest } = this.#language;
    return manifest && this.#next(8) > 0 ? [manifest] : [];
  }

  /** With more statements between the lines, as far in as the line behind them. */
  #woven(source: string): string {
    const lines = source.split('\n');
    for (let more = this.#next(4); more > 0; more -= 1) {
      const at = this.#next(lines.length);
      const indent = /^[ \t]*/.exec(lines[at] ?? '')?.[0] ?? '';
      const statement = this.#pick(this.#language.statements);
      lines.splice(at, 0, ...statement.split('\n').map((line) => indent + line));
    }
    return lines.join('\n');
  }

  /** Indentation, line ends, the first character and the last one. */
  #laidOut(source: string): string {
    let text = source;
    if (this.#next(6) === 0) text = text.replace(/^(?: {2})+/gm, (blanks) => tabs(blanks, 2));
    if (this.#next(6) === 0) text = text.trimEnd();
    if (this.#next(10) === 0) text = '\n'.repeat(1 + this.#next(3)) + text;
    if (this.#next(20) === 0) text = `\ufeff${text}`;
    return this.#crlf ? text.replaceAll('\n', '\r\n') : text;
  }

  #filled(source: string): Parts {
    const named = new Map<string, Secret>();
    return source.split(/(@(?:[*\w-]+:\w+|\*|text)@)/).map((part, index) => {
      if (index % 2 === 0) return part;
      const [kind, name] = part.slice(1, -1).split(':');
      const known = name === undefined ? undefined : named.get(name);
      const secret = known ?? this.#secret(kind ?? '');
      if (name !== undefined) named.set(name, secret);
      return secret;
    });
  }

  #secret(kind: string): Secret {
    if (kind === 'text') return this.#values.text();
    const { forms } = this.#language;
    return this.#values.literal(forms.includes(kind) && this.#next(2) ? [kind] : forms, this.#crlf);
  }

  /** With something cut out or put in, outside of the secrets. */
  #broken(parts: Parts): Parts {
    let broken = [...parts];
    for (let times = 1 + this.#next(3); times > 0; times -= 1) {
      const at = this.#next(broken.length);
      const part = broken[at];
      if (typeof part !== 'string') continue;
      const from = this.#next(part.length + 1);
      const cut = this.#next(2) === 0 ? this.#next(LONGEST_CUT) : 0;
      const stray = cut > 0 ? '' : this.#pick(STRAY);
      broken[at] = part.slice(0, from) + stray + part.slice(from + cut);
      if (this.#next(12) === 0) broken = broken.slice(0, at + 1);
    }
    return broken;
  }

  #pick<T>(from: readonly T[]): T {
    return from[this.#next(from.length)]!;
  }
}

function tabs(blanks: string, width: number): string {
  return '\t'.repeat(blanks.length / width);
}

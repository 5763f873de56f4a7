import { LANGUAGES as FORMATS } from '../../src/scan/languageTable';
import { RULES } from '../../src/scan/table';
import { documentOf, LANGUAGES, type Random } from '../../test/scan/scripts';
import type { Case } from './case';
import type { RealFile } from './files';

const MEGABYTE = 1_000_000;

/** A file name of every language and format. */
const PATHS = FORMATS.flatMap(([, , extensions]) =>
  extensions.split(' ').map((extension) => `some/file.${extension}`),
).concat('.env', '.npmrc', '.netrc', '.pgpass', 'Dockerfile', 'Makefile', 'README', 'docs/a.md');

/** What readers of text trip over; half a surrogate pair among it. */
const ODD = [
  ...['\ud83d', '\ude00', '\ud83d\ude00', '\0', '\u2028', '\u2029', '\ufeff', '\u200f', '\u202e'],
  ...[
    'e\u0301',
    '\u0300',
    '\u200d',
    '\ufffd',
    '\uffff',
    '\r',
    '\r\n',
    '\u0085',
    '\u00a0',
    'İ',
    'ſ',
  ],
  ...['K', 'ß', '\u{1f1e9}\u{1f1ea}', '\u{10ffff}', '\x1b[0m', '\b', '\f', '\v', '\x7f'],
];

const OPENERS = [
  '(',
  '[',
  '{',
  '<a>',
  '"',
  "'",
  '`${',
  '/*',
  '[[',
  '{{',
  '- ',
  '? ',
  '#{',
  '<<A\n',
];
const BINDINGS = ['password = ', 'api_key: ', '"secret": ', 'token=', '<password>', 'auth '];

/** Makes texts of many kinds, each by chance alone: the same chance, the same texts. */
export class Texts {
  readonly #files: readonly RealFile[];
  readonly #next: Random;

  constructor(files: readonly RealFile[], next: Random) {
    this.#files = files;
    this.#next = next;
  }

  some(): Case {
    const makers: [kind: string, make: () => string][] = [
      ['random bytes', () => this.#bytes()],
      ['random Unicode', () => this.#unicode()],
      ['a truncated file', () => this.#part(this.#file().text)],
      ['spliced files', () => this.#spliced()],
      ['a file with secrets in odd places', () => this.#sown()],
      ['nesting', () => this.#nesting()],
      ['another language’s statements', () => this.#statements()],
    ];
    const [kind, make] = this.#pick(makers);
    const path = this.#next(2) === 0 ? this.#file().path : this.path();
    return { kind, path, text: make(), steps: [] };
  }

  /** One line of ten million characters: a piece of anything, again and again. */
  longLine(): Case {
    const unit =
      this.some()
        .text.replace(/[\r\n]/g, ' ')
        .slice(0, 1 + this.#next(5000)) || 'x';
    const text = unit.repeat(Math.ceil((10 * MEGABYTE) / unit.length)).slice(0, 10 * MEGABYTE);
    return { kind: 'a line of 10 MB', path: this.path(), text, steps: [] };
  }

  path(): string {
    return this.#pick(PATHS);
  }

  /** A text that some rule finds, put together as the rules' tests do. */
  hit(): string {
    return this.#pick(this.#pick(RULES).hits());
  }

  #file(): RealFile {
    return this.#pick(this.#files);
  }

  #bytes(): string {
    const bytes = Buffer.from(Array.from({ length: this.#size() }, () => this.#next(256)));
    return bytes.toString(this.#next(2) === 0 ? 'latin1' : 'utf8');
  }

  #unicode(): string {
    return this.#repeated(() => {
      if (this.#next(3) === 0) return this.#pick(ODD);
      if (this.#next(9) === 0) return this.#pick(BINDINGS);
      return String.fromCharCode(this.#next(this.#next(2) === 0 ? 0x80 : 0x1_0000));
    });
  }

  #part(text: string): string {
    const start = this.#next(3) === 0 ? this.#next(text.length + 1) : 0;
    return text.slice(start, start + this.#next(text.length - start + 1));
  }

  #spliced(): string {
    const parts = Array.from({ length: 2 + this.#next(4) }, () => this.#part(this.#file().text));
    return parts.map((part) => part.slice(0, 60_000)).join(this.#pick(['', '\n', ...ODD]));
  }

  #sown(): string {
    let text = this.#file().text.slice(0, 60_000);
    for (let seeds = 1 + this.#next(8); seeds > 0; seeds -= 1) {
      const at = this.#next(text.length + 1);
      const seed = this.#pick(BINDINGS) + this.#pick(['', '"', "'", '`']) + this.hit();
      text = text.slice(0, at) + seed + this.#pick(['', '\n', '"', ...ODD]) + text.slice(at);
    }
    return text;
  }

  #nesting(): string {
    const opener =
      this.#next(3) === 0 ? this.#pick(OPENERS) + this.#pick(OPENERS) : this.#pick(OPENERS);
    const depth = 1 + this.#next(20_000);
    const isIndented = this.#next(3) === 0;
    const open = isIndented
      ? Array.from({ length: Math.min(depth, 400) }, (_, n) => `${' '.repeat(n)}key:\n`).join('')
      : opener.repeat(depth);
    return open + this.#pick(BINDINGS) + this.hit() + this.#pick(['', ')', ']', '}']).repeat(depth);
  }

  #statements(): string {
    const language = this.#pick(LANGUAGES);
    const text = documentOf(language, this.#next, 5 + this.#next(60));
    return this.#next(2) === 0 ? text : this.#part(text);
  }

  #repeated(make: () => string): string {
    return Array.from({ length: this.#size() }, make).join('');
  }

  /** Mostly short, for many trials; now and then long. */
  #size(): number {
    return this.#next(this.#next(10) === 0 ? 200_000 : 3_000);
  }

  #pick<T>(from: readonly T[]): T {
    return from[this.#next(from.length)]!;
  }
}

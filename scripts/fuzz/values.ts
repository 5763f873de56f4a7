import { Plaintext } from '../../src/base/plaintext';
import { delimitersOf, encodeLiteral } from '../../src/parse/literals/forms';
import type { Random } from '../../test/scan/scripts';
import type { Secret } from './case';

/** What a careless decoder, quoter or edit gets wrong. */
const ODD = [
  ...["'", '"', '`', "'''", '"""', '\\', '\\\\', '\\n', '\\x41', '\\u0041', '\\"', "\\'"],
  ...['\n', '\r\n', '\r', '\t', ' ', '  \n  ', '\n\n', '\0', '\x01', '\x1b', '\x7f', '\u2028'],
  ...['$', '${', '${a}', '$(a)', '$a', '#{a}', '#@a', '{', '}', '{{', '}}', '{a}', '%s', '%'],
  ...['é', '😀', '\u00a0', '\ufeff', 'ß', '日本', '//', '/*', '*/', '#', '--', '-n', '<?', '?>'],
  ...['&amp;', '<a>', 'EOF', '\nEOF\n', ';', ',', ')', ']', '|', '!', '!!', '~', '*', '@', 'a=b'],
  ...['://', 'u:p@h', '{"a":"b"}', '-----BEGIN X-----\n', '=', '+/=='],
];

/** Spellings that `parse/literals` knows beside the usual one. */
const KINDS = 'l s e x X u U b B w W o k K i I'.split(' ');
const SPELLED = 6;
const LONG = 20_000;

/** Makes secrets in literals, and in parts of them. */
export class Values {
  readonly #next: Random;
  readonly #known: string[] = [];
  readonly #prefix: string;

  /** @param prefix of letters and digits; no text that a secret is put into may hold it. */
  constructor(next: Random, prefix: string) {
    this.#next = next;
    this.#prefix = prefix;
  }

  /** A literal of one of the forms that can hold its value. */
  literal(forms: readonly string[], crlf: boolean): Secret {
    for (;;) {
      const value = this.#again() ?? this.#odd();
      const form = this.#pick(forms);
      const made = this.#written(value, crlf ? [`${form}-crlf`, form] : [form]);
      if (made) return this.#keep(made);
    }
  }

  /** Letters and digits inside of a literal, where they mean themselves. */
  text(): Secret {
    const value = this.#marker();
    return this.#keep({ source: value, open: 0, close: 0, value, binding: this.#binding() });
  }

  #written(value: string, forms: readonly string[]): Secret | undefined {
    for (const form of forms) {
      const source =
        (this.#next(3) === 0 ? this.#spelled(value, form) : undefined) ??
        encodeLiteral(new Plaintext(value), form);
      if (source === undefined) continue;
      const { open, close } = delimitersOf(form);
      const binding = this.#binding();
      return { source, open: open.length, close: close.length, value, binding };
    }
    return undefined;
  }

  /** With some characters written as nobody would. */
  #spelled(value: string, form: string): string | undefined {
    const places = Array.from({ length: 1 + this.#next(SPELLED) }, () => this.#next(value.length));
    const spelled = [...new Set(places)]
      .sort((a, b) => a - b)
      .map((place) => `${place}${this.#pick(KINDS)}`);
    return encodeLiteral(new Plaintext(value), `${form}:${spelled.join()}`);
  }

  #odd(): string {
    const some = (most: number): string =>
      Array.from({ length: this.#next(most) }, () => this.#pick(ODD)).join('');
    const filling = this.#next(400) === 0 ? 'filling '.repeat(this.#next(LONG) / 8) : '';
    return some(4) + this.#marker() + some(3) + filling;
  }

  #marker(): string {
    const random = Array.from({ length: 6 }, () => this.#next(36).toString(36)).join('');
    return `${this.#prefix}${random}${this.#known.length}z`;
  }

  /** Now and then a value that stands in the text already. */
  #again(): string | undefined {
    return this.#known.length > 0 && this.#next(6) === 0 ? this.#pick(this.#known) : undefined;
  }

  #keep(secret: Secret): Secret {
    this.#known.push(secret.value);
    return secret;
  }

  #binding(): string {
    return this.#pick(['password', 'apiKey', 'API_TOKEN', 'token', 'client-secret', 'k', 'class']);
  }

  #pick<T>(from: readonly T[]): T {
    return from[this.#next(from.length)]!;
  }
}

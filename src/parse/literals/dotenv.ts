import { itself } from './escapes';
import { decodeIn, type DecodedLiteral, type Style, type Unit } from './spelling';

/**
 * Values in a `.env` file, as far as the readers of such files agree: Node's `--env-file`, the
 * dotenv packages of npm and PyPI, and a shell. They differ about backslashes, about `$` and about
 * quotes inside quotes, so a value with one of those has no certain meaning.
 */
function style(name: string, quote: string, forbidden: RegExp): Style {
  return {
    name,
    open: quote,
    close: quote,
    short: () => undefined,
    usual: (value, index) => value.charAt(index),
    units: (body): Unit[] | undefined =>
      forbidden.test(body) || (quote === '' && body.trim() !== body)
        ? undefined
        : body.split('').map(itself),
  };
}

export const DOTENV_STYLES: readonly Style[] = [
  style('env-single', "'", /['\\\r\n]/),
  style('env-double', '"', /["\\$`\r\n]/),
  style('env-bare', '', /['"`\\$#\r\n]|\s/),
];

/**
 * The value of a `.env` entry, given as it stands after the `=`, with its quotes.
 * @returns undefined where readers of `.env` files would not agree on the value.
 */
export function decodeDotenv(source: string): DecodedLiteral | undefined {
  for (const candidate of DOTENV_STYLES) {
    const decoded = decodeIn(candidate, source);
    if (decoded) return decoded;
  }
  return undefined;
}

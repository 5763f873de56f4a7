import { Plaintext } from '../base/plaintext';
import { slice, type Span } from '../base/text';
import { decodeDotenv } from '../parse/literals/dotenv';
import { encodeLiteral } from '../parse/literals/forms';
import { decodeJson } from '../parse/literals/json';
import type { DecodedLiteral } from '../parse/literals/spelling';
import type { Finding } from '../scan/finding';
import type { Assessment, LanguageAdapter } from './adapter';
import { snippetFor } from './snippets';

/** A format that can't look a secret up: its values are told, its text stays. */
interface Format {
  readonly languageIds: readonly string[];
  readonly reason: string;
  /** The literal around a finding, with its delimiters. */
  readonly around: (text: string, span: Span) => Span;
  readonly decode: (source: string) => DecodedLiteral | undefined;
}

function createPlainAdapter(format: Format): LanguageAdapter {
  return {
    languageIds: format.languageIds,
    assess: (file, findings) =>
      Promise.resolve(findings.map((finding) => assess(format, file.text, finding))),
    rewrite: () => Promise.resolve([]),
    snippet: (secretName) => snippetFor(secretName),
    insertLookup: () => Promise.resolve([]),
    encode: (value, form) => encodeLiteral(value, form),
  };
}

function assess(format: Format, text: string, finding: Finding): Assessment {
  const span = format.around(text, finding.span);
  const decoded = format.decode(slice(text, span));
  const isWhole =
    decoded &&
    span.start + decoded.body.start === finding.span.start &&
    span.start + decoded.body.end === finding.span.end;
  const known = isWhole
    ? { value: decoded.value, literal: { span, form: decoded.form } }
    : valueOfPart(slice(text, finding.span));
  return { finding, decision: 'guidance', reason: format.reason, ...known };
}

/** A part is what it says, unless something in it might be an escape or a substitution. */
function valueOfPart(source: string): { readonly value?: Plaintext } {
  return /[\\"'`$&%\r\n]/.test(source) || source === '' ? {} : { value: new Plaintext(source) };
}

function withQuotes(text: string, { start, end }: Span): Span {
  const open = text[start - 1];
  const isQuoted = (open === '"' || open === "'") && text[end] === open;
  return isQuoted ? { start: start - 1, end: end + 1 } : { start, end };
}

export const JSON_ADAPTER = createPlainAdapter({
  languageIds: ['json', 'jsonc'],
  reason:
    'JSON can’t look a secret up: store it, and let the program that reads this file fetch it instead.',
  around: withQuotes,
  decode: decodeJson,
});

export const DOTENV_ADAPTER = createPlainAdapter({
  languageIds: ['dotenv', 'env'],
  reason:
    'A .env file can’t look a secret up: store it, and let the program that reads the variable fetch it instead.',
  around: withQuotes,
  decode: decodeDotenv,
});

export const FALLBACK_ADAPTER = createPlainAdapter({
  languageIds: [],
  reason: 'Secret Ferry doesn’t rewrite this language: store the secret, and look it up by hand.',
  around: (_, span) => span,
  decode: () => undefined,
});

import { CLOSING, endOf, type NameForm } from './namedValue';

/** What may follow the word that a name ends in and changes nothing: `KEY_PROD`, `apiKey2`. */
const TAIL =
  '(?:[_.-]?(?:prod|production|live|test|dev|staging|stage|default|value|v?[0-9]{1,2}))?';
const NAME = '[A-Za-z0-9_.$-]';
/** Names in prose have spaces: `Acme API key: …`. */
const PHRASE = '[A-Za-z0-9_.$ -]';

/** Not within a word: `apiKey` and `apikey` are keys, a monkey is none. */
const WORD_START =
  '(?:(?<![a-z])|(?=[A-Z])|(?<=api|app|access|auth|secret|private|client|admin|service|license))';

/** The head of a block, a section or a call's options: `datadog: {`, `[datadog]`, `Datadog(`. */
const HEAD = new RegExp(
  `${NAME}{0,40}${CLOSING}{0,2}\\]?[ \\t]{0,4}(?:[=:][ \\t]{0,4})?` +
    String.raw`(?:[({[]{1,2}|,|:?(?=[ \t]{0,4}\r?\n))`,
  'y',
);
/** A line of a block that heads another one. */
const NEXT_HEAD = /\[|[^\n]{0,80}:[ \t]{0,4}\r?\n/y;
const WORDS = new RegExp(`${PHRASE}{0,40}`, 'y');
/** A call that gets the credential, and perhaps an account's id before it, without a name. */
const CALL = new RegExp(`${NAME}{0,40}(?=\\([ \\t]{0,4}["'\`])`, 'y');

/** Characters of one line of a block that are looked at, and lines after the first one. */
const LINE_REACH = 80;
const LINES = 3;
/** Longest look-behind, and longest word with its tail. */
const BEFORE = 8;
const BEHIND = 60;

/** Finds the ends of the names that one provider's credentials go by; see credentialOf. */
export class CredentialName implements NameForm {
  readonly patterns: readonly RegExp[];
  readonly #provider: RegExp;
  readonly #kind: RegExp;
  readonly #kindHere: RegExp;

  /**
   * @param provider source of an expression for the name's beginning.
   * @param kinds alternatives in lower case that the name ends in; `_?` for any separator.
   */
  constructor(provider: string, kinds: string) {
    const kind = `(?:${anyCase(kinds)})${anyCase(TAIL)}(?![A-Za-z0-9_-])`;
    const isPublic = anyCase('public|publish|client_?token|site_?key');
    this.#provider = new RegExp(`${provider}(?!${PHRASE}{0,40}(?:${isPublic}))`, 'y');
    this.#kind = new RegExp(`${WORD_START}${kind}`, 'g');
    this.#kindHere = new RegExp(kind, 'y');
    this.patterns = [this.#provider, this.#kind, HEAD, NEXT_HEAD, WORDS, CALL];
  }

  *ends(text: string, at: number): Generator<number> {
    const provider = endOf(this.#provider, text, at);
    if (provider === undefined) return;
    const here = endOf(this.#kindHere, text, provider);
    if (here !== undefined) yield here;
    yield* this.#kinds(text, provider, endOf(WORDS, text, provider) ?? provider);
    const block = endOf(HEAD, text, provider);
    if (block !== undefined) yield* this.#kinds(text, block, blockEnd(text, block));
    const call = endOf(CALL, text, provider);
    if (call !== undefined) yield call;
  }

  /** The ends of words for a credential that start at `from` to `to`. */
  *#kinds(text: string, from: number, to: number): Generator<number> {
    const offset = Math.max(0, from - BEFORE);
    const near = text.slice(offset, to + BEHIND);
    let next = from - offset;
    for (;;) {
      this.#kind.lastIndex = next;
      const match = this.#kind.exec(near);
      if (!match || match.index > to - offset) return;
      yield offset + this.#kind.lastIndex;
      next = match.index + 1;
    }
  }
}

/** Where the members end that may come before the credential or be it. */
function blockEnd(text: string, from: number): number {
  let lineStart = from;
  let lines = 0;
  for (let at = from; at < text.length; at++) {
    const character = text.charAt(at);
    if ('{}()'.includes(character) || at - lineStart > LINE_REACH) return at;
    if (character !== '\n') continue;
    lineStart = at + 1;
    lines++;
    if (lines > LINES || endOf(NEXT_HEAD, text, lineStart) !== undefined) return at;
  }
  return text.length;
}

/**
 * An expression in lower case for any case (the flag `i` would hold for the value too); `_?` stands
 * for whatever separates words in a name, or nothing.
 */
export function anyCase(source: string): string {
  return source
    .replaceAll('_?', '[_.-]?')
    .replace(/\\.|[a-z]/g, (letter) =>
      letter.length > 1 ? letter : `[${letter}${letter.toUpperCase()}]`,
    );
}

import type { Span } from '../base/text';
import { maySpeakFor, standsBesideUser } from './context';
import { missingPoints } from './judge';
import type { NameStrength } from './names';
import { remembering } from './remembering';
import { SpanIndex } from './spanIndex';
import { judgeValue } from './values';

/** What has none of it holds no literal: most windows, told with no look-back. */
const ANY_LITERAL = /["'`][^\s"'`]{4}|["'@]["']\s|<<[<~-]?["']?\w|:[-=][^\s}]{4}|%[qQwW]?[([{]\w/;
/** A literal of one line; the quote may open anywhere, since the window may start inside one. */
const LITERAL = /(?<quote>["'`])(?<value>(?:\\.|(?!\k<quote>)[^\n\r\\]){4,1024})\k<quote>/g;
/** The one line of a text block, a heredoc or a here-string. */
const BLOCK =
  /(?:["']{3}|@["']|<<[<~-]?[ \t]{0,4}["']?\w{1,40}["']?)[ \t]{0,4}\r?\n[ \t]{0,80}(?<value>[^\s"']{4,1024})[ \t]{0,4}\r?\n/g;
/** `${NAME:-…}` */
const EXPANSION = /:[-=](?<value>[^\s"'`${}]{4,1024})\}/g;
/** `%w[…]`, `%q(…)` */
const PERCENT = /%[qQwW]?[([{](?<value>[^\s"'`\])}]{4,1024})/g;
/** `${db.password:…}`: a name and its default, in a literal that a framework fills in. */
const DEFAULT = /\$\{[\w.-]{1,80}:(?<value>[^\s{}$]{4,200})\}/g;
const FORMS = [LITERAL, BLOCK, EXPANSION, PERCENT, DEFAULT];

/** How far a look back from a literal goes, in UTF-16 units. */
const LOOK_BACK = 40;
/** `rows["name"]`, `{ "name": 1 }`, `import x from "name"`: what stands in quotes is a name itself. */
const SUBSCRIPT = /[\w\])]\[$/;
const ENTRY = /(?:^|[{,\n])[ \t]*$/;
const MODULE = /(?:\b(?:import|require|require_relative|include)[ \t]*\(?|[\s}]from[ \t]+)$/;

type ByStrength<T> = Readonly<Record<NameStrength, T>>;

/**
 * The literals of some stretches of code, as far as the text tells, and whether one would be a secret
 * under a name nearby. Stretches overlap, so each value is judged once.
 */
export class NearbyValues {
  readonly #text: string;
  readonly #values: SpanIndex<Span>;
  readonly #kindOf = remembering(judgeValue);
  readonly #judged = eachStrength(() => new Map<Span, boolean>());

  /** @param stretches disjoint. */
  constructor(text: string, stretches: readonly Span[]) {
    this.#text = text;
    this.#values = new SpanIndex(
      stretches.flatMap((stretch) => literalsIn(text, stretch)),
      (span) => span,
    );
  }

  /**
   * Whether a literal stands wholly in a window that would be a secret under a name of that strength.
   *
   * @param besideUser the strength that the name has where a user stands beside the literal.
   */
  hasWorth(window: Span, strength: NameStrength, besideUser = strength): boolean {
    return this.#values.someWithin(
      window,
      (span) =>
        this.#isWorth(span, strength) ||
        (besideUser !== strength &&
          this.#isWorth(span, besideUser) &&
          standsBesideUser(this.#text, span)),
    );
  }

  #isWorth(span: Span, strength: NameStrength): boolean {
    const judged = this.#judged[strength];
    const known = judged.get(span);
    if (known !== undefined) return known;
    const value = this.#text.slice(span.start, span.end);
    const kind = this.#kindOf(value);
    const missing = kind ? missingPoints(strength, value, kind) : Infinity;
    const isWorth = missing <= 0 || maySpeakFor(this.#text, { span, strength }, missing);
    judged.set(span, isWorth);
    return isWorth;
  }
}

function eachStrength<T>(make: (strength: NameStrength) => T): ByStrength<T> {
  return {
    password: make('password'),
    secret: make('secret'),
    token: make('token'),
    weak: make('weak'),
  };
}

function literalsIn(text: string, { start, end }: Span): Span[] {
  const stretch = text.slice(start, end);
  if (!ANY_LITERAL.test(stretch)) return [];
  return FORMS.flatMap((form) => valuesOf(stretch, form, start));
}

/** @param start where the opening quote stands; `end` lies behind the closing one. */
function isNameItself(text: string, start: number, end: number): boolean {
  const next = text.charAt(end);
  const before = text.slice(Math.max(0, start - LOOK_BACK), start);
  if (next === ']') return SUBSCRIPT.test(before);
  if (next === ':') return ENTRY.test(before) && !before.includes('case');
  return MODULE.test(before);
}

function valuesOf(stretch: string, form: RegExp, offset: number): Span[] {
  const found: Span[] = [];
  form.lastIndex = 0;
  for (let match = form.exec(stretch); match; match = form.exec(stretch)) {
    const value = match.groups?.['value'] ?? '';
    const from = offset + match.index + match[0].lastIndexOf(value);
    const span = { start: from, end: from + value.length };
    if (form !== LITERAL || !isNameItself(stretch, match.index, form.lastIndex)) found.push(span);
    // What closes one literal may open the next.
    form.lastIndex = match.index + 1;
  }
  return found;
}

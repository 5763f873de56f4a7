import type { Span } from '../base/text';
import type { GrammarId } from '../parse/grammars';
import { mayBeSecret } from './judge';
import type { NamePlace } from './namePlaces';
import { strengthAtMost, type NameStrength } from './names';
import { remembering } from './remembering';
import { sinkStrength } from './sinks';
import { SpanIndex } from './spanIndex';

/** Around a name: literals before it (a comparison) and behind it. */
const BEFORE = 160;
const BEHIND = 400;

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
const VALUES = [LITERAL, BLOCK, EXPANSION, PERCENT, DEFAULT];
/** A bracket, or the first of the words of a command. */
const CALL = /[ \t]{0,4}\(|[ \t]{1,4}(?:["':@-]|[\w.]{1,40},)/y;
const CALLEE = /[\w.:>$?!-]{0,60}$/;

/** Where trees are asked for, and what for. */
export interface WindowSearch {
  readonly text: string;
  readonly grammar: GrammarId;
  readonly names: readonly NamePlace[];
  /** Where words stand that may be a sink's name. */
  readonly sinks: readonly Span[];
  /** Places of values that are findings already, and whose names are of interest. */
  readonly known: readonly Span[];
}

/**
 * The stretches of code that may bind a secret's value to its name, or pass it to a sink. Only they
 * are worth a parse: most names stand beside no literal at all, and most literals are no secrets.
 */
export function literalWindows(search: WindowSearch): Span[] {
  const { text, names, sinks, known } = search;
  const places = new SpanIndex(known, (value) => value);
  const holdsValue = valueFinder(text);
  const near = names.filter(({ span, judgement }) => {
    const window = windowAt(span.start);
    const name = text.slice(span.start, span.end);
    // `auth=("ann", "…")`: the second of the pair is a password.
    const strength = /auth$/i.test(name) ? 'password' : strengthAtMost(name, judgement);
    return places.touches(window) || holdsValue(window, strength);
  });
  const calls = sinks.filter((sink) => {
    const strength = calledStrength(search, sink);
    return strength && holdsValue(windowAt(sink.start), strength);
  });
  const found = [...near.map(({ span }) => span.start), ...calls.map(({ start }) => start)];
  return mergeSpans(found.map(windowAt));
}

/** What the sink at a place takes, as far as the text tells that it is one. */
function calledStrength({ text, grammar }: WindowSearch, sink: Span): NameStrength | undefined {
  CALL.lastIndex = sink.end;
  if (!CALL.test(text)) return undefined;
  const before = text.slice(Math.max(0, sink.end - 60), sink.end);
  const callee = CALLEE.exec(before)?.[0].replace(/->|[.:>$?!]+/g, '.') ?? '';
  return sinkStrength(callee, grammar);
}

type Finder = (window: Span, strength: NameStrength) => boolean;

/**
 * Tells whether a literal stands in a window that would be a secret under a name of that strength.
 * Windows overlap, so each value is judged once.
 */
function valueFinder(text: string): Finder {
  const worths: Readonly<Record<NameStrength, (value: string) => boolean>> = {
    password: remembering((value) => mayBeSecret('password', value)),
    secret: remembering((value) => mayBeSecret('secret', value)),
    token: remembering((value) => mayBeSecret('token', value)),
    weak: remembering((value) => mayBeSecret('weak', value)),
  };
  return ({ start, end }, strength) => {
    const window = text.slice(start, end);
    return ANY_LITERAL.test(window) && VALUES.some((form) => holds(window, form, worths[strength]));
  };
}

function holds(window: string, form: RegExp, isWorth: (value: string) => boolean): boolean {
  form.lastIndex = 0;
  for (let match = form.exec(window); match; match = form.exec(window)) {
    if (isWorth(match.groups?.['value'] ?? '')) return true;
    // What closes one literal may open the next.
    form.lastIndex = match.index + 1;
  }
  return false;
}

function windowAt(place: number): Span {
  return { start: Math.max(0, place - BEFORE), end: place + BEHIND };
}

/** The spans by ascending start, those that touch made one. */
export function mergeSpans(spans: readonly Span[]): Span[] {
  const merged: { start: number; end: number }[] = [];
  for (const { start, end } of [...spans].sort((a, b) => a.start - b.start)) {
    const last = merged.at(-1);
    if (last && start <= last.end) last.end = Math.max(last.end, end);
    else merged.push({ start, end });
  }
  return merged;
}

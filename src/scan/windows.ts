import type { Span } from '../base/text';
import type { GrammarId } from '../parse/grammars';
import { COMPARING } from './context';
import type { NamePlace } from './namePlaces';
import { strengthAtMost, type NameStrength } from './names';
import { NearbyValues } from './nearbyValues';
import { sinkStrength } from './sinks';
import { SpanIndex } from './spanIndex';

/** Around a name: literals before it (a comparison) and behind it. */
const BEFORE = 160;
const BEHIND = 400;

/** A bracket, or the first of the words of a command. */
const CALL = /[ \t]{0,4}\(|[ \t]{1,4}(?:["':@-]|[\w.]{1,40},)/y;
const CALLEE = /[\w.:>$?!-]{0,60}$/;

/** How far a line is followed back from a name. */
const LINE_REACH = 160;
const COMMENT_LINE = /\n[ \t]*(?:\/\/|#[ \t#!]|\*[ \t/]|\/\*)[^\n]*$/;
/** A name that ends its line, and the next line begins with another thing. */
const LINE_END = /[ \t]*;?[ \t]*\r?\n\s{0,80}[\w@#}\])/]/y;
/** `auth=("ann", "…")`, `auth: ["ann", "…"]`: the second of the pair is a password. */
const PAIR = /["'\]]{0,2}[ \t]{0,4}(?:\(|(?:=>|[=:])[ \t]{0,4}[([{\w])/y;

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
  const places = new SpanIndex(search.known, (value) => value);
  const wanted = [...namesOf(search), ...sinksOf(search)];
  const values = new NearbyValues(
    search.text,
    mergeSpans(wanted.flatMap(({ window, strength }) => (strength ? [window] : []))),
  );
  const near = wanted.filter(
    ({ window, strength, besideUser, isName }) =>
      (strength !== undefined && values.hasWorth(window, strength, besideUser)) ||
      (isName && places.touches(window)),
  );
  return mergeSpans(near.map(({ window }) => window));
}

/** Where a literal of some worth is wanted. */
interface Wanted {
  readonly window: Span;
  /** Undefined where the name can't be bound to a literal. */
  readonly strength: NameStrength | undefined;
  readonly besideUser?: NameStrength;
  readonly isName: boolean;
}

function namesOf({ text, names }: WindowSearch): Wanted[] {
  return names.map(({ span, judgement }) => {
    const name = text.slice(span.start, span.end);
    const isPair = /auth$/i.test(name) && startsAt(text, span.end, PAIR);
    const besideUser = strengthAtMost(name, judgement);
    const strength = isPair ? 'password' : judgement.strength;
    return {
      window: windowAt(span.start),
      strength: mayBind(text, span) ? strength : undefined,
      besideUser: isPair ? strength : besideUser,
      isName: true,
    };
  });
}

/** Not so in a comment, nor at the end of a line that compares nothing. */
function mayBind(text: string, { start, end }: Span): boolean {
  const before = text.slice(Math.max(0, start - LINE_REACH), start);
  if (COMMENT_LINE.test(before)) return false;
  return !startsAt(text, end, LINE_END) || COMPARING.test(before);
}

function startsAt(text: string, at: number, pattern: RegExp): boolean {
  pattern.lastIndex = at;
  return pattern.test(text);
}

function sinksOf(search: WindowSearch): Wanted[] {
  return search.sinks.flatMap((sink) => {
    const strength = calledStrength(search, sink);
    return strength ? [{ window: windowAt(sink.start), strength, isName: false }] : [];
  });
}

/** What the sink at a place takes, as far as the text tells that it is one. */
function calledStrength({ text, grammar }: WindowSearch, sink: Span): NameStrength | undefined {
  CALL.lastIndex = sink.end;
  if (!CALL.test(text)) return undefined;
  const before = text.slice(Math.max(0, sink.end - 60), sink.end);
  const callee = CALLEE.exec(before)?.[0].replace(/->|[.:>$?!]+/g, '.') ?? '';
  return sinkStrength(callee, grammar);
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

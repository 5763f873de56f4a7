import type { GrammarId } from '../parse/grammars';
import type { NameJudgement, NameStrength } from './names';
import { SINKS, type Sink } from './sinkTable';

const BY_LAST_NAME = new Map<string, Sink[]>();
for (const sink of SINKS) {
  const last = lastName(sink.callee);
  BY_LAST_NAME.set(last, [...(BY_LAST_NAME.get(last) ?? []), sink]);
}

/** Last names that are too common to be looked for without what stands before them. */
const COMMON = new Set(
  (
    'new sign verify encode decode encrypt decrypt connect create login bind auth load init basic ' +
    'digest hexdigest key password start authenticate from_secret getkey getconnection'
  ).split(' '),
);

/** How a language joins a name to what it belongs to, where it is no dot. */
const JOINTS: Readonly<Partial<Record<GrammarId, string>>> = {
  php: '::',
  rust: '::',
  powershell: ']::',
};

/** Texts in lower case whose presence before a call's arguments makes a file worth a parse. */
export const SINK_KEYWORDS: readonly string[] = [...new Set(SINKS.flatMap(keywordsOf))];

function keywordsOf({ callee, grammars }: Sink): string[] {
  const last = lastName(callee);
  if (!COMMON.has(last)) return [last];
  // Modules may be joined in another way than the last name is.
  const owner = lastName(callee.slice(0, -last.length - 1));
  return grammars.map((grammar) => owner + (JOINTS[grammar] ?? '.') + last);
}

function lastName(path: string): string {
  return path.slice(path.lastIndexOf('.') + 1);
}

/**
 * What the literal at position `argument` of a call is, where the call is a known sink. The callee's
 * names are joined by dots; without a grammar, it may be of any language.
 */
export function sinkOf(
  callee: string,
  argument: number,
  grammar?: GrammarId,
): NameJudgement | undefined {
  return sinksNamed(callee, grammar).find((sink) => sink.argument === argument)?.judgement;
}

/** How strong a name the sinks that are called so stand for; undefined where there is none. */
export function sinkStrength(callee: string, grammar: GrammarId): NameStrength | undefined {
  const strengths = sinksNamed(callee, grammar).map(({ judgement }) => judgement.strength);
  return strengths.includes('password') ? 'password' : strengths[0];
}

function sinksNamed(callee: string, grammar?: GrammarId): readonly Sink[] {
  const name = callee.toLowerCase();
  return (BY_LAST_NAME.get(lastName(name)) ?? []).filter(
    (sink) =>
      (grammar === undefined || sink.grammars.includes(grammar)) &&
      (name === sink.callee || name.endsWith('.' + sink.callee)),
  );
}

import type { GrammarId } from '../parse/grammars';
import type { NameJudgement } from './names';
import { SINKS, type Sink } from './sinkTable';

const BY_LAST_NAME = new Map<string, Sink[]>();
for (const sink of SINKS) {
  const last = lastName(sink.callee);
  BY_LAST_NAME.set(last, [...(BY_LAST_NAME.get(last) ?? []), sink]);
}

/** Words whose presence makes a file worth a parse: the last names of all sinks. */
export const SINK_KEYWORDS: readonly string[] = [...BY_LAST_NAME.keys()];

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
  const name = callee.toLowerCase();
  return BY_LAST_NAME.get(lastName(name))?.find(
    (sink) =>
      sink.argument === argument &&
      (grammar === undefined || sink.grammars.includes(grammar)) &&
      (name === sink.callee || name.endsWith('.' + sink.callee)),
  )?.judgement;
}

import { decodeBash, decodeBashPart } from '../../parse/literals/bash';
import type { Finding } from '../../scan/finding';
import type { ParsedFile, Verdict } from '../language';
import {
  isPart,
  partNote,
  resolveLiterals,
  stays,
  type LiteralDialect,
  type Resolved,
} from '../literals';
import { bashPosition, type Way } from './position';

export const BASH_LITERALS: LiteralDialect = {
  types: ['string', 'raw_string', 'ansi_c_string', 'word', 'number'],
  holes: ['simple_expansion', 'expansion', 'command_substitution', 'arithmetic_expansion'],
  delimiters(source) {
    const open = /^(?:\$?'|")/.exec(source)?.[0].length ?? 0;
    return { open, close: open > 0 ? 1 : 0 };
  },
  decode: decodeBash,
  decodePart: decodeBashPart,
};

const WHEN: Readonly<Record<Way, string>> = {
  assign: 'Looked up with the AWS command line where it is assigned.',
  before: 'Looked up with the AWS command line, in a line of its own so that a failure shows.',
  default: 'Looked up with the AWS command line where there is no other value.',
  hoist: 'Looked up with the AWS command line, in a variable above.',
};

export function judgeBash({ root, file }: ParsedFile, findings: readonly Finding[]): Verdict[] {
  const isDos = file.text.includes('\r');
  return resolveLiterals(root, findings, BASH_LITERALS).map((one) => {
    if (isDos) return stays('scripts with carriage returns don’t run', one);
    return judgeOne(one);
  });
}

function judgeOne(one: Resolved): Verdict {
  if ('problem' in one) return stays(one.problem, one);
  const { node, literal, value } = one;
  const position = bashPosition(node);
  if ('problem' in position) return stays(position.problem, one);
  const place = { node, literal };
  // `$(…)` leaves out the line ends that a text ends with.
  if (value.reveal().endsWith('\n'))
    return stays('the shell would drop the line end at its end', one);
  return moved(position.way, place, value);
}

type Moved = Extract<Verdict, { readonly decision: 'rewrite' | 'hoist' }>;

function moved(way: Way, place: Moved['place'], value: Moved['value']): Verdict {
  const decision = way === 'hoist' ? 'hoist' : 'rewrite';
  const part = partNote(isPart(place));
  return { decision, reason: WHEN[way] + part, value, place };
}

import { decodePython, decodePythonPart } from '../../parse/literals/python';
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
import { pythonPositionProblem } from './position';
import { descendants, fieldOf, outward } from '../syntax';
import type { Node } from 'web-tree-sitter';

export const PYTHON_LITERALS: LiteralDialect = {
  types: ['string'],
  holes: ['interpolation'],
  delimiters(source) {
    const [, prefix = '', quotes = ''] = /^([a-zA-Z]*)("""|'''|"|')/.exec(source) ?? [];
    return { open: prefix.length + quotes.length, close: quotes.length };
  },
  decode: decodePython,
  decodePart: decodePythonPart,
};

export function judgePython({ root }: ParsedFile, findings: readonly Finding[]): Verdict[] {
  const isPython2 = descendants(root, 'print_statement', 'exec_statement').length > 0;
  return resolveLiterals(root, findings, PYTHON_LITERALS).map((one) => {
    if (isPython2) return leave('the file is written for Python 2', one);
    return judgeOne(one);
  });
}

function judgeOne(one: Resolved): Verdict {
  if ('problem' in one) return leave(one.problem, one);
  const { node, literal, value } = one;
  const problem = pythonPositionProblem(node);
  if (problem !== undefined) return leave(problem, one);
  const place = { node, literal };
  const why = hoistReason(node);
  const part = partNote(isPart(place));
  return why === undefined
    ? { decision: 'rewrite', reason: `Looked up ${whenOf(node)}.${part}`, value, place }
    : {
        decision: 'hoist',
        reason: `Looked up when the module loads: ${why}.${part}`,
        value,
        place,
      };
}

/** Why the lookup must not stand where the literal stands; undefined where it may. */
export function hoistReason(literal: Node): string | undefined {
  let inside: Node = literal;
  for (const node of outward(literal)) {
    if (node.type === 'interpolation') return 'quotes can’t be nested in an f-string everywhere';
    const isBody = node.type === 'function_definition' && fieldOf(inside) === 'body';
    if (isBody && node.children.some((child) => child.type === 'async')) {
      return 'it would hold up the event loop';
    }
    inside = node;
  }
  return undefined;
}

function whenOf(literal: Node): string {
  const isInCall = [...outward(literal)].some(
    (node) => node.type === 'block' && node.parent?.type === 'function_definition',
  );
  return isInCall ? 'where it is used' : 'when the module loads';
}

/** The pieces beside a literal are part of the value too. */
function leave(why: string, one: Resolved): Verdict {
  const isPiece = !('problem' in one) && one.node.parent?.type === 'concatenated_string';
  return stays(why, one, isPiece ? {} : undefined);
}

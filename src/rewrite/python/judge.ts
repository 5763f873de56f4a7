import type { Plaintext } from '../../base/plaintext';
import { decodePython, decodePythonPart } from '../../parse/literals/python';
import type { Finding } from '../../scan/finding';
import type { Literal } from '../adapter';
import { guidance, type ParsedFile, type Verdict } from '../language';
import { isPart, resolveLiterals, type LiteralDialect, type Resolved } from '../literals';
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
    if (isPython2) return stays('the file is written for Python 2', one);
    return judgeOne(one);
  });
}

function judgeOne(one: Resolved): Verdict {
  if ('problem' in one) return stays(one.problem, one);
  const { node, literal, value } = one;
  const problem = pythonPositionProblem(node);
  if (problem !== undefined) return stays(problem, one);
  const place = { node, literal };
  const why = hoistReason(node);
  const part = isPart(place) ? ' Only this part of the text is stored.' : '';
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

function stays(why: string, one: Resolved): Verdict {
  return guidance(`The code stays as it is, because ${why}.`, known(one));
}

function known(one: Resolved): { readonly value?: Plaintext; readonly literal?: Literal } {
  if ('problem' in one) return one.value ? { value: one.value } : {};
  // The pieces beside it are part of the value too.
  if (one.node.parent?.type === 'concatenated_string') return {};
  return { value: one.value, literal: one.literal };
}

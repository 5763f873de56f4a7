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
import { NAME_PLACE } from '../lookupStyle';
import { pythonNames } from './imports';
import { libraryFor, type Library } from './library';
import { pythonPositionProblem } from './position';
import { pythonStyle } from './style';
import { descendants, fieldOf, namedChildren, outward } from '../syntax';
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

export function judgePython(parsed: ParsedFile, findings: readonly Finding[]): Verdict[] {
  const { root } = parsed;
  const isPython2 = descendants(root, 'print_statement', 'exec_statement').length > 0;
  return resolveLiterals(root, findings, PYTHON_LITERALS).map((one) => {
    if (isPython2) return leave('the file is written for Python 2', one);
    return judgeOne(parsed, one);
  });
}

function judgeOne(parsed: ParsedFile, one: Resolved): Verdict {
  if ('problem' in one) return leave(one.problem, one);
  const { node, literal, value } = one;
  const problem = pythonPositionProblem(node);
  if (problem !== undefined) return leave(problem, one);
  const place = { node, literal };
  const own = ownLookup(parsed, node);
  if (typeof own === 'string') return leave(own, one);
  const why = hoistReason(node, own?.waits === true);
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

/** The team's own function; or why it can't be called here, as the end of a sentence. */
function ownLookup({ root, file, project }: ParsedFile, node: Node): Library | string | undefined {
  const own = project.lookup?.python;
  if (typeof own !== 'object') return undefined;
  const names = { taken: pythonNames(root), before: node.startIndex };
  const statements = namedChildren(root);
  const style = pythonStyle(root, file.text);
  const library = libraryFor(project, { ...style, ...names, statements });
  if (typeof library === 'string') return library;
  const called = node.parent?.parent?.childForFieldName('function')?.text;
  if (called !== undefined && own.call.includes(`${called}(${NAME_PLACE}`)) {
    return 'it is the name of a secret';
  }
  const isStuck = library.waits && !isInAsync(node);
  return isStuck ? 'the team’s function is awaited, which only async functions can do' : library;
}

/** Whether the code around a literal may wait. */
function isInAsync(literal: Node): boolean {
  let inside: Node = literal;
  for (const node of outward(literal)) {
    if (/^(?:lambda|interpolation|class_definition)$/.test(node.type)) return false;
    if (node.type === 'function_definition') return fieldOf(inside) === 'body' && isAsync(node);
    inside = node;
  }
  return false;
}

function isAsync(definition: Node): boolean {
  return definition.children.some((child) => child.type === 'async');
}

/** Why the lookup must not stand where the literal stands; undefined where it may. */
export function hoistReason(literal: Node, waits: boolean): string | undefined {
  let inside: Node = literal;
  for (const node of outward(literal)) {
    if (node.type === 'interpolation') return 'quotes can’t be nested in an f-string everywhere';
    const isBody = node.type === 'function_definition' && fieldOf(inside) === 'body';
    if (isBody && !waits && isAsync(node)) {
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

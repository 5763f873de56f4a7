import type { Node } from 'web-tree-sitter';
import { decodePhp, decodePhpPart } from '../../parse/literals/php';
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
import { descendants, outward } from '../syntax';
import { ownLookupIn } from '../lookupStyle';
import { clashingName, headerOf } from './helper';
import { constantOf, phpPositionProblem } from './position';

export const PHP_LITERALS: LiteralDialect = {
  types: ['string', 'encapsed_string'],
  holes: [
    'variable_name',
    'dynamic_variable_name',
    'subscript_expression',
    'member_access_expression',
    'nullsafe_member_access_expression',
    'member_call_expression',
    'nullsafe_member_call_expression',
    'scoped_call_expression',
    'scoped_property_access_expression',
    'function_call_expression',
  ],
  delimiters: () => ({ open: 1, close: 1 }),
  decode: decodePhp,
  decodePart: decodePhpPart,
};

export function judgePhp({ root, project }: ParsedFile, findings: readonly Finding[]): Verdict[] {
  const own = ownLookupIn(project.lookup, 'php');
  const clash = own?.import === undefined ? undefined : clashingName(own.import, root);
  const hasComposer = project.manifests.some(({ kind }) => kind === 'composer.json');
  return resolveLiterals(root, findings, PHP_LITERALS).map((one) => {
    if (clash !== undefined) return stays(`it calls something else ${clash}`, one);
    if (!own && !hasComposer)
      return stays('there is no composer.json, and so nothing loads the library', one);
    return judgeOne(root, one);
  });
}

function judgeOne(root: Node, one: Resolved): Verdict {
  if ('problem' in one) return stays(one.problem, one);
  const { node, literal, value } = one;
  const problem = phpPositionProblem(node) ?? orderProblem(root, node);
  if (problem !== undefined) return stays(problem, one);
  const place = { node, literal };
  const part = partNote(isPart(place));
  const constant = constantOf(node) ? ' The constant is defined by a call.' : '';
  const isInFunction = [...outward(node)].some(({ type }) =>
    /^(?:function_definition|method_declaration|anonymous_function|arrow_function)$/.test(type),
  );
  const when = isInFunction ? 'where it is used' : 'when the file runs';
  return { decision: 'rewrite', reason: `Looked up ${when}.${constant}${part}`, value, place };
}

/** What must have run before a lookup can. */
function orderProblem(root: Node, literal: Node): string | undefined {
  const header = headerOf(root);
  if (header === undefined) return 'there is no place for the lookup’s function';
  const start = [...outward(literal)].at(-2)?.startIndex ?? 0;
  if (start < header) return 'it comes before the place for the lookup’s function';
  const loading = descendants(root, 'require_once_expression', 'require_expression').find(
    ({ text }) => text.includes('autoload'),
  );
  return loading && start < loading.startIndex
    ? 'it comes before the library is loaded'
    : undefined;
}

import type { Node } from 'web-tree-sitter';
import { csharpDelimiters, decodeCSharp, decodeCSharpPart } from '../../parse/literals/csharp';
import type { Finding } from '../../scan/finding';
import type { ProjectFacts } from '../adapter';
import type { ParsedFile, Verdict } from '../language';
import {
  isPart,
  partNote,
  resolveLiterals,
  stays,
  type LiteralDialect,
  type Resolved,
} from '../literals';
import { outward } from '../syntax';
import { constantAround, constantProblem, isReadEarly, isShared } from './constants';
import { canAwait, csharpPositionProblem } from './position';
import { functionAround, hasModifier } from './types';

export const CSHARP_LITERALS: LiteralDialect = {
  types: [
    'string_literal',
    'verbatim_string_literal',
    'raw_string_literal',
    'interpolated_string_expression',
  ],
  holes: ['interpolation'],
  delimiters: csharpDelimiters,
  decode: decodeCSharp,
  decodePart: decodeCSharpPart,
};

export function judgeCSharp(parsed: ParsedFile, findings: readonly Finding[]): Verdict[] {
  const whole = fileProblem(parsed);
  return resolveLiterals(parsed.root, findings, CSHARP_LITERALS).map((one) =>
    whole === undefined ? judgeOne(one, parsed.root) : stays(whole, one),
  );
}

function fileProblem({ file, project }: ParsedFile): string | undefined {
  if (/\.(?:csx|cake)$/i.test(file.path)) return 'a script loads its libraries by itself';
  return isBrowserProject(project)
    ? 'it runs in a browser, where nothing is secret; move the call that needs it to a server'
    : undefined;
}

function isBrowserProject({ manifests }: ProjectFacts): boolean {
  return manifests.some(
    ({ kind, text }) => kind === '*.csproj' && text.includes('Microsoft.NET.Sdk.BlazorWebAssembly'),
  );
}

function judgeOne(one: Resolved, root: Node): Verdict {
  if ('problem' in one) return stays(one.problem, one);
  const { node, literal, value } = one;
  const constant = constantAround(node);
  const problem = csharpPositionProblem(node) ?? (constant && constantProblem(constant, root));
  if (problem !== undefined) return stays(problem, one);
  const place = { node, literal };
  const part = partNote(isPart(place));
  return {
    decision: 'rewrite',
    reason: `Looked up ${whenOf(node)}.${constantNote(node)}${part}`,
    value,
    place,
  };
}

function constantNote(literal: Node): string {
  const constant = constantAround(literal);
  if (!constant) return '';
  if (constant.isLocal) return ' The constant becomes a variable.';
  const what = isReadEarly(constant) ? 'a property' : 'a field';
  const others = isShared(constant) ? ' Attributes, cases and defaults can’t use it any more.' : '';
  return ` The constant becomes ${what}.${others}`;
}

function whenOf(literal: Node): string {
  const enclosing = functionAround(literal);
  if (canAwait(literal, enclosing)) return 'and awaited where it is used';
  const constant = constantAround(literal);
  const isProperty = constant && !constant.isLocal && isReadEarly(constant);
  const field = [...outward(literal)].find(({ type }) => type === 'field_declaration');
  if (enclosing || isProperty || !field) return 'where it is used';
  return hasModifier(field, 'static', 'const')
    ? 'when its class is first used'
    : 'when an object is made';
}

import type { Node } from 'web-tree-sitter';
import { decodeRuby, decodeRubyPart, rubyDelimiters } from '../../parse/literals/ruby';
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
import { covering, namedChildren, outward, sourceOf } from '../syntax';
import { beginningOf, linesOf, resolveHeredoc } from './heredoc';
import { requiresOf } from './imports';
import { rubyPositionProblem } from './position';

export const RUBY_LITERALS: LiteralDialect = {
  types: ['string'],
  holes: ['interpolation'],
  delimiters: rubyDelimiters,
  decode: decodeRuby,
  decodePart: decodeRubyPart,
};

/** Files that are read before a gem could be there, or by a program with gems of its own. */
const BEFORE_GEMS =
  /(?:^|[\\/])(?:Gemfile|gems\.rb|Vagrantfile|Brewfile|Podfile|Berksfile|Puppetfile|[^\\/]*\.gemspec)$/;

export function judgeRuby(parsed: ParsedFile, findings: readonly Finding[]): Verdict[] {
  const { root } = parsed;
  const problem = fileProblem(parsed);
  const resolved = resolveAll(root, findings);
  return resolved.map((one) => (problem === undefined ? judgeOne(one) : leave(problem, one)));
}

function resolveAll(root: Node, findings: readonly Finding[]): Resolved[] {
  const bodies = findings.map(({ span }) => {
    const node = covering(root, span, ['string', 'heredoc_body']);
    return node?.type === 'heredoc_body' ? node : undefined;
  });
  const others = resolveLiterals(
    root,
    findings.filter((_, i) => !bodies[i]),
    RUBY_LITERALS,
  );
  let next = 0;
  return findings.map(({ span }, i): Resolved => {
    const body = bodies[i];
    if (body) return resolveHeredoc(body, span);
    next += 1;
    return others[next - 1] ?? { problem: 'it is not in a string literal' };
  });
}

function fileProblem({ root, file }: ParsedFile): string | undefined {
  if (BEFORE_GEMS.test(file.path)) return 'the file is read before a gem could be there';
  const names = requiresOf(root).map(({ name }) => name);
  if (names.includes('bundler/inline')) return 'the file lists its gems itself';
  if (namespaceTaken(root)) return 'the file has a class of its own that is called Aws';
  const encoding = /^(?:#![^\n]*\n)?#.*coding[:=]\s*([\w-]+)/.exec(sourceOf(root))?.[1];
  return encoding === undefined || /^utf-8/i.test(encoding)
    ? undefined
    : 'the file is not written in UTF-8';
}

/** A module may be opened again, but a class called as the gem's module keeps it from loading. */
function namespaceTaken(root: Node): boolean {
  return namedChildren(root).some(
    (node) => node.type === 'class' && node.childForFieldName('name')?.text === 'Aws',
  );
}

/** Bundler's set-up must have run before a gem can be loaded. */
function orderProblem(root: Node, expression: Node): string | undefined {
  const setup = requiresOf(root).find(({ name }) => name === 'bundler/setup');
  return setup && expression.startIndex < setup.node.startIndex
    ? 'it comes before Bundler is set up'
    : undefined;
}

function judgeOne(one: Resolved): Verdict {
  if ('problem' in one) return leave(one.problem, one);
  const { node, literal, value } = one;
  const expression = expressionOf(node);
  const problem = expression
    ? (rubyPositionProblem(expression) ?? orderProblem(node.tree.rootNode, expression))
    : 'of where it stands';
  if (problem !== undefined) return leave(problem, one);
  const place = { node, literal };
  const part = partNote(isPartOfRuby(place));
  const isInMethod = [...outward(expression ?? node)].some(({ type }) => type.endsWith('method'));
  const when = isInMethod ? 'where it is used' : 'when the file loads';
  return { decision: 'rewrite', reason: `Looked up ${when}.${part}`, value, place };
}

/** What stands for the string in its expression: the literal, or a heredoc's beginning. */
export function expressionOf(node: Node): Node | undefined {
  return node.type === 'heredoc_body' ? beginningOf(node) : node;
}

/** Whether the secret is a part of its literal, or of its heredoc. */
export function isPartOfRuby(place: Parameters<typeof isPart>[0]): boolean {
  if (place.node.type !== 'heredoc_body') return isPart(place);
  const lines = linesOf(place.node);
  const { span } = place.literal;
  return span.start !== lines.start || span.end !== lines.end;
}

/** The pieces beside a literal are part of the value too. */
function leave(why: string, one: Resolved): Verdict {
  const isPiece = !('problem' in one) && one.node.parent?.type === 'chained_string';
  return stays(why, one, isPiece ? {} : undefined);
}

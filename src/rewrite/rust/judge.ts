import type { Node } from 'web-tree-sitter';
import { decodeRust, decodeRustPart } from '../../parse/literals/rust';
import type { Finding } from '../../scan/finding';
import type { ParsedFile, Place, Verdict } from '../language';
import {
  isPart,
  partNote,
  resolveLiterals,
  stays,
  type LiteralDialect,
  type Resolved,
} from '../literals';
import { macroArgumentOf, ownedAround, rustPositionProblem } from './position';
import { mayWaitAt, namesOtherRuntime, namesTokio, reachOf } from './reach';

export const RUST_LITERALS: LiteralDialect = {
  types: ['string_literal', 'raw_string_literal'],
  holes: [],
  delimiters(source) {
    const open = /^[a-z]*#*"/.exec(source)?.[0].length ?? 0;
    return { open, close: /"#*$/.exec(source)?.[0].length ?? 0 };
  },
  decode: decodeRust,
  decodePart: decodeRustPart,
};

export function judgeRust(parsed: ParsedFile, findings: readonly Finding[]): Verdict[] {
  const problem = runtimeProblem(parsed);
  return resolveLiterals(parsed.root, findings, RUST_LITERALS).map((one) => judgeOne(one, problem));
}

/** Why the program may have no runtime that the AWS SDK runs on. */
function runtimeProblem({ root, project, file }: ParsedFile): string | undefined {
  if (/(?:^|[\\/])build\.rs$/.test(file.path)) return 'a build needs no AWS';
  if (namesOtherRuntime(root))
    return 'the lookup runs on Tokio, and the program on another runtime';
  const manifest = project.manifests.find(({ kind }) => kind === 'Cargo.toml');
  const isThere = namesTokio(root) || /\btokio\b/.test(manifest?.text ?? '');
  return isThere ? undefined : 'the lookup runs on Tokio, which the program doesn’t name';
}

function judgeOne(one: Resolved, runtime: string | undefined): Verdict {
  if ('problem' in one) return stays(one.problem, one);
  const { node, literal, value } = one;
  const place = { node, literal };
  const reach = reachOf(node);
  const problem =
    rustPositionProblem(node) ??
    ('problem' in reach ? reach.problem : undefined) ??
    runtime ??
    partProblem(place);
  if (problem !== undefined) return stays(problem, one);
  const part = partNote(isPart(place));
  return isAwaitedInPlace(node) && !isPart(place)
    ? { decision: 'rewrite', reason: `Looked up where it is used.${part}`, value, place }
    : {
        decision: 'hoist',
        reason: `Looked up where the function begins, for later it may hold what must not be kept while it waits.${part}`,
        value,
        place,
      };
}

/** Whether the literal is what a `let` of a function's body gives a name, which may wait there. */
export function isAwaitedInPlace(literal: Node): boolean {
  const reach = reachOf(literal);
  if ('problem' in reach || reach.moved) return false;
  const value = ownedAround(literal) ?? literal;
  const statement = value.parent;
  return statement?.type === 'let_declaration' && mayWaitAt(statement, reach.owner);
}

/** Why a text can't be put together again around its secret. */
function partProblem(place: Place): string | undefined {
  const { node, literal } = place;
  const macro = macroArgumentOf(node);
  if (macro?.isFormat) {
    return /[{}]/.test(isPart(place) ? textOf(place) : node.text)
      ? 'a format has another way of writing braces'
      : undefined;
  }
  if (!isPart(place)) return undefined;
  if (!ownedAround(node)) return 'it is a part of a text that is no String';
  const around = node.text.replace(
    node.text.slice(literal.span.start - node.startIndex, literal.span.end - node.startIndex),
    '',
  );
  return around.includes('\\u{') ? 'its escapes can’t be kept in a format' : undefined;
}

function textOf({ node, literal }: Place): string {
  return node.text.slice(literal.span.start - node.startIndex, literal.span.end - node.startIndex);
}

import type { Node } from 'web-tree-sitter';
import { decodeJavaScript, decodeJavaScriptPart } from '../../parse/literals/javascript';
import type { Finding } from '../../scan/finding';
import { libraryFor, type Library } from './library';
import { browserReason, isTypeScript, moduleKind, type ModuleKind } from './module';
import { identifiers } from './names';
import { positionProblem } from './position';
import { reachOf, type Reach } from './reach';
import { awaitableReads } from './references';
import { javascriptStyle } from './style';
import { namedChildren } from '../syntax';
import { wantedProblem } from './wanted';
import { guidance, type ParsedFile, type Place, type Verdict } from '../language';
import {
  isPart,
  knownOf,
  partNote,
  resolveLiterals,
  stays,
  type Known,
  type LiteralDialect,
  type Resolved,
} from '../literals';

export const JAVASCRIPT_LITERALS: LiteralDialect = {
  types: ['string', 'template_string'],
  holes: ['template_substitution'],
  delimiters: () => ({ open: 1, close: 1 }),
  decode: decodeJavaScript,
  decodePart: decodeJavaScriptPart,
};

/** How a literal in code is replaced. */
export type Method = 'inline' | 'await' | 'hoist' | 'lazy';

export function judgeJavaScript(parsed: ParsedFile, findings: readonly Finding[]): Verdict[] {
  const kind = moduleKind(parsed);
  const browser = browserReason(parsed);
  const resolved = resolveLiterals(parsed.root, findings, JAVASCRIPT_LITERALS);
  return resolved.map((one, i) => {
    if (browser !== undefined) {
      return guidance(
        `Code of a browser must not fetch secrets, and ${browser}: move the use of this one behind your server.`,
        knownInMarkup(one),
      );
    }
    if (parsed.file.path.endsWith('.d.ts')) return leave('a declaration file holds no code', one);
    return judgeOne({ parsed, kind, binding: findings[i]?.binding }, one);
  });
}

interface Setting {
  readonly parsed: ParsedFile;
  readonly kind: ModuleKind;
  /** The name that the finding is bound to. */
  readonly binding: string | undefined;
}

function judgeOne({ parsed, kind, binding }: Setting, one: Resolved): Verdict {
  if ('problem' in one) return leave(one.problem, one);
  const isTyped = parsed.file.languageId.startsWith('typescript');
  const problem =
    positionProblem(one.node) ?? (isTyped ? wantedProblem(one.node, binding) : undefined);
  if (problem !== undefined) return leave(problem, one);
  const { node, literal, value } = one;
  const place: Place = { node, literal };
  const reach = reachOf(node);
  const own = ownLookup(parsed, kind, node);
  if (typeof own === 'string') return leave(own, one);
  const method = methodFor(parsed, kind, { place, reach, waits: own?.waits ?? true });
  if (method === undefined) return leave(waitProblem(kind, reach), one);
  const reason = REASONS[method](reach) + partNote(isPart(place));
  return { decision: method === 'hoist' ? 'hoist' : 'rewrite', reason, value, place };
}

/** The team's own function; or why it can't be called here, as the end of a sentence. */
function ownLookup(parsed: ParsedFile, kind: ModuleKind, node: Node): Library | string | undefined {
  const { root, file, project } = parsed;
  if (typeof project.lookup?.javascript !== 'object') return undefined;
  const library = libraryFor(project, {
    statements: namedChildren(root),
    kind,
    style: javascriptStyle(root, file.text),
    typescript: isTypeScript(file.languageId),
    taken: identifiers(root),
  });
  if (typeof library === 'string') return library;
  const called = node.parent?.parent?.childForFieldName('function')?.text;
  return called === library.callee ? 'it is the name of a secret' : library;
}

const REASONS: Readonly<Record<Method, (reach: Reach) => string>> = {
  inline: () => 'Looked up where it is used.',
  await: (reach) =>
    reach.at === 'async'
      ? 'Looked up where it is used, in an async function.'
      : 'Looked up when the module loads.',
  hoist: (reach) =>
    `Looked up when the module loads, in a constant above: ${reach.at === 'sync' ? reach.where : 'this place'} can’t wait.`,
  lazy: () => 'Becomes a function that every use awaits: all of them are in async functions.',
};

interface Asking {
  readonly place: Place;
  readonly reach: Reach;
  /** Whether a lookup has to be awaited. */
  readonly waits: boolean;
}

/** The way to look up, waiting where it has to, from a place; undefined where there is none. */
export function methodFor(
  parsed: Pick<ParsedFile, 'root'>,
  kind: ModuleKind,
  { place, reach, waits }: Asking,
): Method | undefined {
  if (!waits) return 'inline';
  if (reach.at === 'async') return 'await';
  if (kind.topLevelAwait) return reach.at === 'module' ? 'await' : 'hoist';
  const lazy = reach.at === 'module' && !isPart(place) && awaitableReads(place.node, parsed.root);
  return lazy ? 'lazy' : undefined;
}

function waitProblem(kind: ModuleKind, reach: Reach): string {
  return reach.at === 'sync' ? `${reach.where} can’t wait for a lookup, and ${kind.why}` : kind.why;
}

function leave(why: string, one: Resolved): Verdict {
  return stays(why, one, knownInMarkup(one));
}

/** In an attribute of JSX, `\n` is two characters, and `&amp;` is one. */
function knownInMarkup(one: Resolved): Known {
  const isMarkup = !('problem' in one) && one.node.parent?.type === 'jsx_attribute';
  return isMarkup && /[\\&]/.test(one.node.text) ? {} : knownOf(one);
}

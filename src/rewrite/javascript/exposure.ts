import { posix } from 'node:path';
import type { SourceFile } from '../adapter';
import { UNREAD, type Inquiry } from '../exposure';
import type { ParsedFile, Place } from '../language';
import { moduleKind } from './module';
import { reachOf } from './reach';

const ENDINGS = ['.js', '.cjs', '.mjs', '.jsx', '.ts', '.cts', '.mts', '.tsx'];

/** A module that is named by a path: `require('./config')`, `from './config.js'`, `import './config'`. */
const REQUIRED = /\brequire\s*\(\s*["'`](\.[^"'`\n]*)["'`]/g;
const IMPORTED = /\b(?:from|import)\s*["'](\.[^"'\n]*)["']/g;

/**
 * Nothing can `require` a module that waits while it loads, nor one that imports such a module
 * (Node's ERR_REQUIRE_ASYNC_MODULE): whether something does, as far as paths tell.
 */
export function exposedByJavaScript(parsed: ParsedFile, { node }: Place): Inquiry | undefined {
  const waits = moduleKind(parsed).topLevelAwait && reachOf(node).at !== 'async';
  if (!waits) return undefined;
  const { path } = parsed.file;
  return async (elsewhere) => {
    const requiring = await elsewhere.matching(once(REQUIRED), ENDINGS);
    if (requiring?.length === 0) return undefined;
    const importing = await elsewhere.matching(once(IMPORTED), ENDINGS);
    if (!requiring || !importing) return UNREAD;
    const waiting = importersOf(moduleOf(path), importing);
    return problemIn([...requiring, ...importing.filter(isCompiledToRequire)], waiting);
  };
}

function once({ source }: RegExp): RegExp {
  return new RegExp(source);
}

/** In TypeScript's CommonJS modules an import is a call of `require`. */
function isCompiledToRequire({ path }: SourceFile): boolean {
  return path.endsWith('.cts');
}

/** The module, and those that import it, directly or not. */
function importersOf(module: string, files: readonly SourceFile[]): Set<string> {
  const edges = files.flatMap((file) =>
    pathsIn(file, IMPORTED).map(({ modules }) => ({ by: moduleOf(file.path), modules })),
  );
  const found = new Set([module]);
  for (let size = 0; size < found.size;) {
    size = found.size;
    for (const { by, modules } of edges) {
      if (modules.some((one) => found.has(one))) found.add(by);
    }
  }
  return found;
}

function problemIn(files: readonly SourceFile[], waiting: ReadonlySet<string>): string | undefined {
  for (const file of files) {
    const pattern = isCompiledToRequire(file) ? IMPORTED : REQUIRED;
    const use = pathsIn(file, pattern).find(({ modules }) =>
      modules.some((one) => waiting.has(one)),
    );
    if (!use) continue;
    const line = file.text.slice(0, use.offset).split('\n').length;
    return `\`require\` can’t load a module that waits (${file.path}, line ${line})`;
  }
  return undefined;
}

interface Named {
  readonly offset: number;
  /** What the path may mean: a file, or the index of a folder. */
  readonly modules: readonly string[];
}

function pathsIn({ path, text }: SourceFile, pattern: RegExp): Named[] {
  const folder = posix.dirname(slashed(path));
  return [...text.matchAll(pattern)].map((match) => {
    const named = posix.join(folder, match[1] ?? '');
    const modules = [moduleOf(named), posix.join(named, 'index'), named.replace(/\/$/, '')];
    return { offset: match.index, modules };
  });
}

/** A path without its ending, which is another once the file is compiled. */
function moduleOf(path: string): string {
  return slashed(path).replace(/\.[cm]?[jt]sx?$/, '');
}

function slashed(path: string): string {
  return path.replaceAll('\\', '/');
}

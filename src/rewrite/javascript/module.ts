import type { Node } from 'web-tree-sitter';
import type { ProjectFacts } from '../adapter';
import type { ParsedFile } from '../language';
import { descendants, namedChildren, outward } from '../syntax';

/** How a file gets at other modules, and whether it may wait for them while it loads. */
export interface ModuleKind {
  readonly importBy: 'import' | 'require';
  readonly topLevelAwait: boolean;
  /** Why there is no top-level `await`; empty where there is. */
  readonly why: string;
}

/** Extensions of TypeScript's own module settings that let an ES module wait (TS1378). */
const ES_MODULES = ['es2022', 'esnext', 'system', 'preserve'];
const NODE_MODULES = ['node16', 'node18', 'node20', 'nodenext'];
const OLD_TARGETS = ['es3', 'es5', 'es6', 'es2015', 'es2016'];

const COMMON_JS = 'a CommonJS module can’t wait for a lookup while it loads';

export function isTypeScript(languageId: string): boolean {
  return languageId.startsWith('typescript');
}

export function moduleKind({ file, root, project }: ParsedFile): ModuleKind {
  const extension = /\.([cm]?)[jt]sx?$/.exec(file.path)?.[1];
  const typescript = isTypeScript(file.languageId);
  if (extension === 'm') return waiting();
  if (extension === 'c')
    return { importBy: typescript ? 'import' : 'require', ...loading(COMMON_JS) };
  return typescript ? typescriptKind(project) : javascriptKind(root, project);
}

function waiting(): ModuleKind {
  return { importBy: 'import', topLevelAwait: true, why: '' };
}

function loading(why: string): { topLevelAwait: false; why: string } {
  return { topLevelAwait: false, why };
}

function typescriptKind({ packageType, tsModule, tsTarget }: ProjectFacts): ModuleKind {
  if (tsModule === undefined || NODE_MODULES.includes(tsModule)) {
    if (packageType === 'module') return waiting();
    const why =
      'package.json doesn’t say `"type": "module"`, so this file can’t wait while it loads';
    return { importBy: 'import', ...loading(why) };
  }
  if (!ES_MODULES.includes(tsModule) || packageType === 'commonjs') {
    return { importBy: 'import', ...loading(COMMON_JS) };
  }
  if (tsTarget === undefined || OLD_TARGETS.includes(tsTarget)) {
    const why = 'the target in tsconfig.json has no top-level `await`';
    return { importBy: 'import', ...loading(why) };
  }
  return waiting();
}

function javascriptKind(root: Node, { packageType }: ProjectFacts): ModuleKind {
  if (hasModuleSyntax(root)) {
    // Syntax of a module in a package that says it is CommonJS: something compiles it to that.
    return packageType === 'commonjs' ? { importBy: 'import', ...loading(COMMON_JS) } : waiting();
  }
  // With `await` at the top and no `type`, Node would take the file for a module, without `require`.
  if (packageType !== 'module' || usesCommonJs(root)) {
    return { importBy: 'require', ...loading(COMMON_JS) };
  }
  return waiting();
}

function hasModuleSyntax(root: Node): boolean {
  const top = namedChildren(root).map((node) => node.type);
  return (
    top.includes('import_statement') ||
    top.includes('export_statement') ||
    descendants(root, 'meta_property').some((node) => node.text === 'import.meta') ||
    descendants(root, 'await_expression').some((node) => !isInFunction(node))
  );
}

function isInFunction(node: Node): boolean {
  for (const { type } of outward(node)) if (/function|method|arrow/.test(type)) return true;
  return false;
}

function usesCommonJs(root: Node): boolean {
  return descendants(root, 'identifier').some(({ text, parent }) => {
    if (text === 'require') return parent?.type === 'call_expression';
    return (text === 'module' || text === 'exports') && parent?.type === 'member_expression';
  });
}

/** Why the file's code runs in a browser, where nothing may be looked up; undefined otherwise. */
export function browserReason({ root, project }: ParsedFile): string | undefined {
  if (descendants(root, 'jsx_element', 'jsx_self_closing_element', 'jsx_fragment').length > 0) {
    return 'it holds JSX';
  }
  const client = directives(root).some((node) => node.text.includes('use client'));
  if (client) return 'it says "use client"';
  return project.browser ? 'the project is bundled for browsers' : undefined;
}

/** The directives that a program begins with: `'use strict'` and its like. */
export function directives(root: Node): Node[] {
  const found: Node[] = [];
  for (const node of namedChildren(root)) {
    if (node.type === 'comment' || node.type === 'hash_bang_line') continue;
    const isDirective =
      node.type === 'expression_statement' &&
      node.firstNamedChild?.type === 'string' &&
      !node.hasError;
    if (!isDirective) break;
    found.push(node);
  }
  return found;
}

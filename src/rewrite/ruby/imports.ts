import type { Node } from 'web-tree-sitter';
import { descendants, endWithComment, freshName, namedChildren, sourceOf } from '../syntax';

export const GEM = 'aws-sdk-secretsmanager';
const MODULE = 'AwsSecrets';

export interface Require {
  readonly node: Node;
  readonly name: string;
}

/** `require 'x'` at the top level. */
export function requiresOf(root: Node): Require[] {
  return calls(root, /^require$/);
}

function calls(root: Node, method: RegExp): Require[] {
  return namedChildren(root).flatMap((node) => {
    const isCall = node.type === 'call' && !node.childForFieldName('receiver');
    if (!isCall || !method.test(node.childForFieldName('method')?.text ?? '')) return [];
    const argument = node.childForFieldName('arguments')?.firstNamedChild;
    const name = argument?.type === 'string' ? argument.firstNamedChild?.text : undefined;
    return name === undefined ? [] : [{ node, name }];
  });
}

/** Whether the statement stands at the top level before `limit`, in whatever quotes. */
export function isRequired(statement: string, root: Node, limit: number): boolean {
  const normal = (code: string): string => code.replaceAll(/["'\s()]/g, '');
  return namedChildren(root).some(
    (node) => node.endIndex <= limit && normal(node.text) === normal(statement),
  );
}

/** The module that a file looks secrets up with, and what must be added for it. */
export interface Helper {
  readonly name: string;
  readonly isThere: boolean;
  /** Behind which `require` goes; the same place as the module's where there is none before. */
  readonly require?: { readonly offset: number; readonly isAlone: boolean };
  /** Where the module goes. */
  readonly at: Header;
}

export interface Header {
  readonly offset: number;
  readonly afterRequires: boolean;
}

/** @param first where the code starts that the module must be there for. */
export function helperFor(root: Node, first: number): Helper {
  const there = namedChildren(root).find(
    (node) =>
      node.type === 'module' &&
      node.childForFieldName('name')?.text === MODULE &&
      node.endIndex <= first &&
      /def self\.\[\][^]*get_secret_value/.test(node.text),
  );
  const at = headerOf(root, first);
  if (there) return { name: MODULE, isThere: true, at };
  const taken = new Set(descendants(root, 'constant').map(({ text }) => text));
  const before = requiresOf(root).filter(({ node }) => node.endIndex <= first);
  const last = before.filter(({ node }) => node.endIndex <= at.offset).at(-1);
  const isRequired = before.some(
    ({ node, name }) => (name === GEM || name === 'aws-sdk') && node.endIndex <= at.offset,
  );
  const require = last
    ? { offset: endWithComment(last.node), isAlone: false }
    : { offset: at.offset, isAlone: true };
  return {
    name: freshName(MODULE, taken),
    isThere: false,
    at,
    ...(!isRequired && { require }),
  };
}

const DEFINITION = /^(?:class|module|method|singleton_method)$/;

/**
 * Behind the last `require` of the top level before `limit` and before the first class or method;
 * without any, behind what must stay first: `#!` and magic comments, and comments of the file.
 */
export function headerOf(root: Node, limit: number): Header {
  const requires = calls(root, /^require(?:_relative)?$/).map(({ node }) => node);
  let header: Header = { offset: 0, afterRequires: false };
  let isStart = true;
  for (const node of namedChildren(root)) {
    if (node.endIndex > limit || DEFINITION.test(node.type)) break;
    if (requires.some((one) => one.equals(node)))
      header = { offset: endWithComment(node), afterRequires: true };
    else if (isStart && isPreamble(node)) header = { ...header, offset: node.endIndex };
    isStart &&= node.type === 'comment';
  }
  return header;
}

/** `#!`, magic comments, and comments that a blank line follows. */
function isPreamble(node: Node): boolean {
  if (node.type !== 'comment') return false;
  if (/^#!|^#.*(?:coding|frozen[_-]string[_-]literal|typed|warn[_-]indent)\s*[:=]/i.test(node.text))
    return true;
  const rest = sourceOf(node).slice(node.endIndex);
  return /^(?:[ \t]*\r?\n#[^\n]*)*[ \t]*\r?\n[ \t]*\r?\n/.test(rest);
}

import type { Node } from 'web-tree-sitter';
import { descendants, fieldOf, namedChildren, outward } from '../syntax';
import { takesIoError } from './results';

/** The async function that a literal is in, or why a lookup can't be awaited there. */
export type Reach =
  | {
      readonly owner: Node;
      /** Whether the future of a block stands in between, into which a variable is moved. */
      readonly moved: boolean;
    }
  | { readonly problem: string };

/** Macros that make a function something that a runtime waits for in its own thread. */
const ENTRY = /^(?:tokio|actix_web|actix_rt|rocket)::main\b/;

/** What is computed by the compiler. */
const CONSTANTS = /^(?:(?:const|static)_item|const_block|array_type|type_arguments)$/;

/** Finds where the lookup of a literal can be awaited. */
export function reachOf(literal: Node): Reach {
  let moved = false;
  let inside = literal;
  for (const node of outward(literal)) {
    if (node.type === 'closure_expression') return { problem: 'a closure can’t wait for a lookup' };
    if (CONSTANTS.test(node.type) || fieldOf(inside) === 'length')
      return { problem: 'a constant can’t wait for a lookup' };
    if (node.type === 'async_block' || node.type === 'gen_block') {
      if (!/^async\s+move\b/.test(node.text))
        return { problem: 'a block of its own would borrow what is looked up' };
      moved = true;
    }
    if (node.type === 'function_item') {
      if (fieldOf(inside) !== 'body') return { problem: 'it is no part of a function’s body' };
      const problem = functionProblem(node);
      return problem === undefined ? { owner: node, moved } : { problem };
    }
    inside = node;
  }
  return { problem: 'it is outside of any function' };
}

function functionProblem(item: Node): string | undefined {
  const modifiers = namedChildren(item).find(({ type }) => type === 'function_modifiers');
  if (!/\basync\b/.test(modifiers?.text ?? '')) return 'the function is not async';
  const attributes = attributesOf(item);
  if (attributes.some((text) => /(?:^|::)(?:test|rstest|test_case)\b/.test(text)))
    return 'a test must run without AWS';
  const chain = [...outward(item)];
  if (chain.some(({ type }) => type === 'mod_item')) return 'it is in a module within the file';
  if (chain.slice(1).some(({ type }) => type === 'function_item'))
    return 'it is in a function within another';
  const root = chain.at(-1) ?? item;
  const result = item.childForFieldName('return_type');
  return result && takesIoError(result, root)
    ? undefined
    : 'the function doesn’t return a Result whose error takes any other';
}

/** The text of each attribute above an item, without its brackets. */
export function attributesOf(item: Node): string[] {
  const found: string[] = [];
  let at = item.previousNamedSibling;
  for (; at && /^(?:attribute_item|\w+_comment)$/.test(at.type); at = at.previousNamedSibling) {
    if (at.type === 'attribute_item') found.push(at.text.replace(/^#\[\s*|\s*\]$/g, ''));
  }
  return found;
}

/** Whether nothing can ask for the function's future to be sent to another thread. */
function isEntry(owner: Node): boolean {
  return (
    owner.childForFieldName('name')?.text === 'main' &&
    attributesOf(owner).some((text) => ENTRY.test(text))
  );
}

/** What may give a lock that other tasks would wait for in vain on the same thread. */
const TAKES_HOLD = /\.(?:(?:try_)?(?:lock|borrow|borrow_mut|read|write)|enter|entered)\s*\(/;

/** Values that every thread may have. */
const PLAIN =
  /^(?:string_literal|raw_string_literal|integer_literal|float_literal|boolean_literal)$/;

/**
 * Whether a `let` of a function's body may wait: in a function that is started by its runtime, or
 * where nothing is held yet that other threads must not get.
 */
export function mayWaitAt(statement: Node, owner: Node): boolean {
  const body = owner.childForFieldName('body');
  if (!body) return false;
  const earlier = body.text.slice(0, statement.startIndex - body.startIndex);
  if (isEntry(owner) && !TAKES_HOLD.test(earlier)) return true;
  if (statement.parent?.equals(body) !== true) return false;
  const before = namedChildren(body).filter((node) => node.endIndex <= statement.startIndex);
  return before.every((node) => {
    if (/_comment$|_item$/.test(node.type)) return true;
    const value = node.type === 'let_declaration' ? node.childForFieldName('value') : null;
    return value !== null && PLAIN.test(textWithin(value).type);
  });
}

/** The literal that a String is made of, or what there is else. */
function textWithin(value: Node): Node {
  const callee = value.childForFieldName('function');
  const first = value.childForFieldName('arguments')?.firstNamedChild;
  if (callee?.text === 'String::from') return first ?? value;
  const isOwned = /^to_(?:string|owned)$/.test(callee?.childForFieldName('field')?.text ?? '');
  return (isOwned ? callee?.childForFieldName('value') : undefined) ?? value;
}

/** Crates whose programs run on Tokio. */
const ON_TOKIO =
  /\b(?:tokio|actix_web|actix_rt|axum|hyper|tonic|warp|rocket|reqwest|lambda_runtime|lambda_http|sqlx|poem|salvo)\b/;

/** Whether the file tells that its program runs on Tokio, and not on another runtime. */
export function namesTokio(root: Node): boolean {
  return pathsOf(root).some((path) => ON_TOKIO.test(path));
}

export function namesOtherRuntime(root: Node): boolean {
  return pathsOf(root).some((path) =>
    /\b(?:async_std|smol|futures::executor|embassy_executor|wasm_bindgen)\b/.test(path),
  );
}

function pathsOf(root: Node): string[] {
  return descendants(root, 'use_declaration', 'scoped_identifier', 'attribute_item').map(
    ({ text }) => text,
  );
}

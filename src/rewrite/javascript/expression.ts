import type { Node } from 'web-tree-sitter';
import type { TextEdit } from '../../base/text';
import type { Call } from './call';
import type { JavaScriptStyle } from './style';
import { makeRoom, type Brackets, type Line } from '../reflow';
import { fieldOf, outward, spanOf } from '../syntax';

interface Context {
  readonly text: string;
  readonly style: JavaScriptStyle;
  readonly typescript: boolean;
}

/** What stands around a call: `(await `, `) as string`. */
interface Wrapping {
  readonly before: string;
  readonly after: string;
  /** Whether the whole is in parentheses, that Prettier would break first. */
  readonly parentheses: boolean;
}

/** A call with what stands around it, and the line it goes to. */
interface Laid {
  readonly call: Call;
  readonly wrapping: Wrapping;
  readonly line: Line;
}

/** Parents in which `await x` needs no parentheses around it, as Prettier writes it. */
const LOOSE = [
  'variable_declarator',
  'assignment_expression',
  'augmented_assignment_expression',
  'pair',
  'arguments',
  'array',
  'return_statement',
  'throw_statement',
  'yield_expression',
  'await_expression',
  'arrow_function',
  'template_substitution',
  'parenthesized_expression',
  'assignment_pattern',
  'object_assignment_pattern',
  'export_statement',
  'expression_statement',
];

/**
 * Writes `await call` in place of a literal, with the line breaks that Prettier would make.
 *
 * In TypeScript the type must be told where the call does not: a declaration gets `: string`;
 * elsewhere it is cast.
 */
export function lookUpInPlace(node: Node, call: Call, context: Context): TextEdit[] {
  const { style, text } = context;
  const isUntyped = context.typescript && !call.givesString;
  const annotation = isUntyped ? annotate(node) : undefined;
  const wrapping = wrap(node, call, isUntyped && annotation === undefined);
  const { before, after, parentheses } = wrapping;
  const flat = before + call.write() + after;
  if (isInTemplate(node)) return [{ span: spanOf(node), newText: flat }];
  const brackets = bracketsOf(style);
  const added = annotation?.newText.length ?? 0;
  const length = flat.length + added;
  const { edits, line: around } = makeRoom(node, { text, style, brackets, length });
  const line = { ...around, before: around.before + added };
  const own = (): TextEdit[] => {
    if (fits(flat, line, style)) return [{ span: spanOf(node), newText: flat }];
    if (parentheses && isLastOperand(node)) return behindOperator(node, { flat, line }, context);
    if (parentheses) {
      return [{ span: spanOf(node), newText: broken({ call, wrapping, line }, style) }];
    }
    return layOut(node, { call, wrapping, line }, context);
  };
  return [...(annotation ? [annotation] : []), ...edits, ...own()];
}

/** Puts a text that can't be broken in a node's place, with the brackets around it broken for it. */
export function replaceInRoom(node: Node, newText: string, { text, style }: Context): TextEdit[] {
  const request = { text, style, brackets: bracketsOf(style), length: newText.length };
  return [...makeRoom(node, request).edits, { span: spanOf(node), newText }];
}

/** `await x()` in place of a read of `x`, with what it needs around it. */
export function awaitedRead(read: Node): string {
  const call = `await ${read.text}()`;
  if (read.type === 'shorthand_property_identifier') return `${read.text}: ${call}`;
  return isLoose(read) ? call : `(${call})`;
}

/** A function that looks up, in place of a literal: `() => call`. */
export function arrowInPlace(
  node: Node,
  call: Call,
  { text, style, typescript }: Context,
): TextEdit {
  const head = typescript ? '(): Promise<string> =>' : '() =>';
  const flat = `${head} ${call.write()}`;
  const { line } = makeRoom(node, {
    text,
    style,
    brackets: bracketsOf(style),
    length: flat.length,
  });
  if (fits(flat, line, style)) return { span: spanOf(node), newText: flat };
  const inner = line.indent + style.indent;
  const body = call.write({ indent: inner, before: inner.length, after: line.after });
  return { span: spanOf(node), newText: head + style.eol + inner + body };
}

/** The place itself is too narrow: behind an arrow a new line helps, else the call is broken. */
function layOut(node: Node, { call, wrapping, line }: Laid, { style, text }: Context): TextEdit[] {
  const { before, after } = wrapping;
  const isBody = node.parent?.type === 'arrow_function';
  const indent = isBody ? line.indent + style.indent : line.indent;
  const start = isBody ? indent.length : line.before;
  const body = call.write({
    indent,
    before: start + before.length,
    after: line.after + after.length,
  });
  const edits = [{ span: spanOf(node), newText: before + body + after }];
  if (!isBody) return edits;
  const gap = /[ \t]*$/.exec(text.slice(0, node.startIndex))?.[0].length ?? 0;
  const span = { start: node.startIndex - gap, end: node.startIndex };
  return [{ span, newText: style.eol + indent }, ...edits];
}

/** Whether it is what follows the one operator of a declaration, assignment, property or item. */
function isLastOperand(node: Node): boolean {
  const { parent } = node;
  if (parent?.type !== 'binary_expression' || fieldOf(node) !== 'right') return false;
  return parent.childForFieldName('left')?.type !== 'binary_expression';
}

/** `=`, then each operand on a line of its own. */
function behindOperator(
  node: Node,
  { flat, line }: { flat: string; line: Line },
  { text, style: { eol, indent: level } }: Context,
): TextEdit[] {
  const gapBefore = (at: Node): TextEdit => {
    const blanks = /[ \t]*$/.exec(text.slice(0, at.startIndex))?.[0].length ?? 0;
    const span = { start: at.startIndex - blanks, end: at.startIndex };
    return { span, newText: eol + line.indent + level };
  };
  const whole = node.parent ?? node;
  const isAssigned = /^(?:variable_declarator|assignment_expression|pair)$/.test(
    whole.parent?.type ?? '',
  );
  return [
    ...(isAssigned ? [gapBefore(whole)] : []),
    gapBefore(node),
    { span: spanOf(node), newText: flat },
  ];
}

function fits(flat: string, line: Line, style: JavaScriptStyle): boolean {
  return line.before + flat.length + line.after <= style.width;
}

/** `(expression)` with the parentheses on lines of their own. */
function broken({ call, wrapping, line }: Laid, style: JavaScriptStyle): string {
  const { eol, indent: level } = style;
  const indent = line.indent + level;
  const before = wrapping.before.slice(1);
  const after = wrapping.after.slice(0, -1);
  const written = call.write({
    indent,
    before: indent.length + before.length,
    after: after.length,
  });
  return `(${eol}${indent}${before}${written}${after}${eol}${line.indent})`;
}

/** `: string` behind the name of a constant or variable that has no type. */
function annotate(node: Node): TextEdit | undefined {
  const { parent } = node;
  const name = parent?.type === 'variable_declarator' ? parent.childForFieldName('name') : null;
  if (name?.type !== 'identifier' || parent?.childForFieldName('type')) return undefined;
  return { span: { start: name.endIndex, end: name.endIndex }, newText: ': string' };
}

function wrap(node: Node, { waits, isPlain }: Call, isUntyped: boolean): Wrapping {
  const loose = isLoose(node) || (!waits && isPlain);
  const wait = waits ? 'await ' : '';
  const isTyped = /^(?:as|satisfies)_expression$/.test(node.parent?.type ?? '');
  if (!isUntyped || saysString(node)) {
    return loose
      ? { before: wait, after: '', parentheses: false }
      : { before: `(${wait}`, after: ')', parentheses: !isTyped };
  }
  return loose
    ? { before: `(${wait}`, after: ') as string', parentheses: false }
    : { before: `((${wait}`, after: ') as string)', parentheses: true };
}

/** Whether the place gives the call its type. */
function saysString(node: Node): boolean {
  const { parent } = node;
  if (parent?.type === 'as_expression' || parent?.type === 'satisfies_expression') return true;
  const type = parent?.childForFieldName('type')?.text ?? '';
  return /^:\s*(?:string|any|unknown)$/.test(type);
}

function isLoose(node: Node): boolean {
  const { parent } = node;
  if (parent?.type === 'subscript_expression') return fieldOf(node) === 'index';
  if (parent?.type === 'ternary_expression') return fieldOf(node) !== 'condition';
  return LOOSE.includes(parent?.type ?? '');
}

function isInTemplate(node: Node): boolean {
  return [...outward(node)].some((outer) => outer.type === 'template_substitution');
}

function bracketsOf({ trailingCommas }: JavaScriptStyle): Brackets {
  return {
    types: ['object', 'array', 'arguments'],
    stop: /statement|declaration|class_body|program|template_substitution/,
    hugs: ({ type, lastNamedChild }, child) =>
      type === 'arguments' &&
      lastNamedChild?.equals(child) === true &&
      /^(?:object|array|arrow_function|function_expression)$/.test(child.type),
    packs: () => false,
    trailingCommas,
  };
}

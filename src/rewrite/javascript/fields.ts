import type { Node } from 'web-tree-sitter';
import { freshName, namedChildren } from '../syntax';
import { MAX_AGE } from './lookup';
import type { JavaScriptStyle } from './style';

/** The file's function that takes one field of a secret that holds JSON. */
export interface FieldReader {
  readonly name: string;
  /** The function's code, where the file has none yet. */
  readonly declaration?: string;
}

interface ReaderOptions {
  /** `getSecret`, as the file imports it. */
  readonly callee: string;
  readonly style: JavaScriptStyle;
  readonly typescript: boolean;
  readonly taken: ReadonlySet<string>;
}

const NAME = 'secretField';

export function fieldReaderFor(root: Node, options: ReaderOptions): FieldReader {
  const known = namedChildren(root).find(isReader)?.childForFieldName('name')?.text;
  if (known !== undefined) return { name: known };
  const name = freshName(NAME, options.taken);
  return { name, declaration: declare(name, options) };
}

function isReader(node: Node): boolean {
  return (
    node.type === 'function_declaration' &&
    /^secretField\d*$/.test(node.childForFieldName('name')?.text ?? '') &&
    /\bgetSecret\w*\b/.test(node.text) &&
    /transform: ['"]json['"]/.test(node.text)
  );
}

/**
 * A function declaration: it is there for code anywhere in the file, whatever comes first. That the
 * field is a string is seen at run time, for a secret may be changed in AWS.
 */
function declare(name: string, { callee, style, typescript }: ReaderOptions): string {
  const { eol, indent, quote } = style;
  const end = style.semicolons ? ';' : '';
  const fields = typescript ? '<Record<string, unknown>>' : '';
  const parameters = typescript ? 'name: string, field: string' : 'name, field';
  const result = typescript ? ': Promise<string>' : '';
  const options = `{ transform: ${quote}json${quote}, maxAge: ${MAX_AGE} }`;
  const fetch = `const secret = await ${callee}${fields}(name, `;
  const flat = indent.length + fetch.length + options.length + 1 + end.length <= style.width;
  const comma = style.trailingCommas ? ',' : '';
  const broken = [
    '{',
    `${indent}${indent}transform: ${quote}json${quote},`,
    `${indent}${indent}maxAge: ${MAX_AGE}${comma}`,
    `${indent}}`,
  ].join(eol);
  const message = `\`Secret \${name} has no text in its field \${field}.\``;
  return [
    `async function ${name}(${parameters})${result} {`,
    `${indent}${fetch}${flat ? options : broken})${end}`,
    `${indent}const value = secret?.[field]${end}`,
    `${indent}if (typeof value !== ${quote}string${quote}) {`,
    `${indent}${indent}throw new Error(${message})${end}`,
    `${indent}}`,
    `${indent}return value${end}`,
    '}',
  ].join(eol);
}

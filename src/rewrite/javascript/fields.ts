import type { Node } from 'web-tree-sitter';
import { freshName } from '../syntax';
import type { Library } from './library';
import type { JavaScriptStyle } from './style';

/** The file's function that takes one field of a secret that holds JSON. */
export interface FieldReader {
  readonly name: string;
  /** The function's code, where the file has none yet. */
  readonly declaration?: string;
}

interface ReaderOptions {
  readonly statements: readonly Node[];
  readonly library: Library;
  readonly style: JavaScriptStyle;
  readonly typescript: boolean;
  readonly taken: ReadonlySet<string>;
}

const NAME = 'secretField';

/** The function's parameters and variables. */
const LOCALS = ['name', 'field', 'secret', 'value'] as const;

export function fieldReaderFor(options: ReaderOptions): FieldReader {
  const { statements, library, taken } = options;
  const known = statements.find((node) => isReader(node, library));
  const name = known?.childForFieldName('name')?.text;
  if (name !== undefined) return { name };
  const fresh = freshName(NAME, taken);
  return { name: fresh, declaration: declare(fresh, options) };
}

function isReader(node: Node, { callee }: Library): boolean {
  return (
    node.type === 'function_declaration' &&
    /^secretField\d*$/.test(node.childForFieldName('name')?.text ?? '') &&
    node.text.includes(callee) &&
    /json/i.test(node.text)
  );
}

function localsBeside(called: ReadonlySet<string>): readonly [string, string, string, string] {
  const [id, field, secret, value] = LOCALS;
  const free = (name: string): string => freshName(name, called);
  return [free(id), free(field), free(secret), free(value)];
}

/**
 * A function declaration: it is there for code anywhere in the file, whatever comes first. That the
 * field is a string is seen at run time, for a secret may be changed in AWS.
 */
function declare(name: string, { library, style, typescript }: ReaderOptions): string {
  const { eol, indent } = style;
  const { waits } = library;
  const end = style.semicolons ? ';' : '';
  // What the team's own function is called must not be hidden by a name of ours.
  const called = new Set(library.call('').match(/[\w$]+/g));
  const [id, field, secret, value] = localsBeside(called);
  const parameters = typescript ? `${id}: string, ${field}: string` : `${id}, ${field}`;
  const result = waits ? ': Promise<string>' : ': string';
  // What is parsed is of no type, where it is not fetched as JSON.
  const isUntyped = typescript && library.givesString;
  const head = isUntyped ? `const ${secret}: Record<string, unknown> = ` : `const ${secret} = `;
  const fetch = library.readObject(id, indent + head);
  const message = `\`Secret \${${id}} has no text in its field \${${field}}.\``;
  return [
    `${waits ? 'async ' : ''}function ${name}(${parameters})${typescript ? result : ''} {`,
    `${fetch}${end}`,
    `${indent}const ${value} = ${secret}?.[${field}]${end}`,
    `${indent}if (typeof ${value} !== ${style.quote}string${style.quote}) {`,
    `${indent}${indent}throw new Error(${message})${end}`,
    `${indent}}`,
    `${indent}return ${value}${end}`,
    '}',
  ].join(eol);
}

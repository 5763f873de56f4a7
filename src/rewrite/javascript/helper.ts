import type { Node } from 'web-tree-sitter';
import { freshName } from '../syntax';
import { writeArguments } from './arguments';
import type { ModuleImport } from './imports';
import type { Library, LibraryOptions } from './library';
import type { JavaScriptStyle } from './style';

const NAME = 'fetchSecret';

/** A function that is written into the file to look secrets up. */
interface Helper {
  /** Text by which the function is known where the file has it already. */
  readonly mark: string;
  readonly imports: readonly ModuleImport[];
  /** Where what it uses of the file ends, if it uses anything. */
  readonly end?: number;
  /** Its code, in lines of full style: four-level indents of a tab, single quotes, semicolons. */
  readonly lines: (name: string) => readonly string[];
}

/** The library that is a function in the file itself; it gives a promise of a string. */
export function createHelper(options: LibraryOptions, make: () => Helper): Library {
  const { statements, style, taken } = options;
  const { mark, imports, end, lines } = make();
  const known = leading(statements).find((node) => isHelper(node, mark));
  const callee = known?.childForFieldName('name')?.text ?? freshName(NAME, taken);
  return {
    callee,
    imports: known ? [] : imports,
    ...(known ? {} : { declaration: inStyle(lines(callee), style) }),
    ...endOf(known?.endIndex ?? end),
    waits: true,
    givesString: true,
    isPlain: true,
    call: (name, line) => writeArguments(callee, [name], style, line),
    readObject: (name, before) => `${before}JSON.parse(await ${callee}(${name}))`,
  };
}

function endOf(end: number | undefined): { readonly end?: number } {
  return end === undefined ? {} : { end };
}

/** What a module begins with that looks nothing up: imports, functions, and values of its own. */
function leading(statements: readonly Node[]): readonly Node[] {
  const isQuiet = (node: Node): boolean =>
    /^(?:import_statement|comment|hash_bang_line|function_declaration|lexical_declaration)$/.test(
      node.type,
    ) && !/\bawait fetchSecret/.test(node.type === 'lexical_declaration' ? node.text : '');
  const first = statements.findIndex((node) => !isQuiet(node) && !isDirective(node));
  return first < 0 ? statements : statements.slice(0, first);
}

function isDirective(node: Node): boolean {
  return node.type === 'expression_statement' && node.firstNamedChild?.type === 'string';
}

function isHelper(node: Node, mark: string): boolean {
  return (
    node.type === 'function_declaration' &&
    /^fetchSecret\d*$/.test(node.childForFieldName('name')?.text ?? '') &&
    node.text.includes(mark)
  );
}

/** Lines indented by tabs, with single quotes and semicolons, as the file would have them. */
export function inStyle(lines: readonly string[], style: JavaScriptStyle): string {
  return lines
    .map((line) => line.replace(/^\t+/, (tabs) => style.indent.repeat(tabs.length)))
    .map((line) => (style.semicolons ? line : line.replace(/;$/, '')))
    .map((line) => (style.trailingCommas ? line : line.replace(/,$/, '')))
    .map((line) => line.replaceAll("'", style.quote))
    .join(style.eol);
}

import type { Node } from 'web-tree-sitter';
import { indentOf, lineEndOf, quoteOf, widthOf, type Style } from '../style';
import { descendants, namedChildren } from '../syntax';

export interface JavaScriptStyle extends Style {
  readonly semicolons: boolean;
  readonly trailingCommas: boolean;
}

const STATEMENTS = [
  'expression_statement',
  'lexical_declaration',
  'variable_declaration',
  'import_statement',
  'return_statement',
];

export function javascriptStyle(root: Node, text: string): JavaScriptStyle {
  const strings = descendants(root, 'string').filter(
    ({ parent }) => !parent?.type.startsWith('jsx'),
  );
  const statements = descendants(root, ...STATEMENTS);
  const closed = statements.filter((node) => node.text.endsWith(';')).length;
  return {
    eol: lineEndOf(text),
    indent: indentOf(text, '  '),
    quote: quoteOf(
      strings.map((node) => node.text.charAt(0)),
      "'",
    ),
    width: widthOf(text, [80, 100, 120]),
    semicolons: statements.length === 0 || closed * 2 >= statements.length,
    trailingCommas: hasTrailingCommas(root),
  };
}

/** Whether objects and arrays over several lines end in a comma, as most do; so too without any. */
function hasTrailingCommas(root: Node): boolean {
  const broken = descendants(root, 'object', 'array').filter((node) => {
    const last = namedChildren(node).at(-1);
    return last !== undefined && last.endPosition.row < node.endPosition.row;
  });
  const ending = broken.filter((node) => /,\s*[\]}]$/.test(node.text)).length;
  return ending * 2 >= broken.length;
}

import type { Node } from 'web-tree-sitter';
import { indentOf, lineEndOf, quoteOf, widthOf, type Style } from '../style';
import { descendants } from '../syntax';

export function pythonStyle(root: Node, text: string): Style {
  const openings = descendants(root, 'string_start').map((node) => node.text);
  return {
    eol: lineEndOf(text),
    indent: indentOf(text, '    '),
    width: widthOf(text, [88, 100, 120]),
    quote: quoteOf(
      openings.filter((opening) => !/"""|'''/.test(opening)),
      '"',
    ),
  };
}

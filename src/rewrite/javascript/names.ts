import type { Node } from 'web-tree-sitter';
import { descendants } from '../syntax';

/** What the file calls anything. */
export function identifiers(root: Node): Set<string> {
  const nodes = descendants(
    root,
    'identifier',
    'type_identifier',
    'shorthand_property_identifier',
    'shorthand_property_identifier_pattern',
  );
  return new Set(nodes.map((node) => node.text));
}

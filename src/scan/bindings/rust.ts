import { words } from '../../parse/languages/syntax';
import type { BindingSyntax } from './syntax';

export const RUST: BindingSyntax = {
  binders: {
    const_item: ['name', 'value', 'assigned'],
    static_item: ['name', 'value', 'assigned'],
    let_declaration: ['pattern', 'value', 'assigned'],
    assignment_expression: ['left', 'right', 'assigned'],
    field_initializer: ['field', 'value', 'keyed'],
    function_item: ['name', 'body', 'assigned'],
  },
  transparent: words(
    'parenthesized_expression type_cast_expression reference_expression closure_expression',
  ),
  lists: words('array_expression tuple_expression tuple_pattern'),
  pairs: words('tuple_expression'),
  operations: words('binary_expression'),
  arguments: words('arguments'),
  members: { field_expression: 'field' },
  returns: words('return_expression expression_statement'),
  bodies: words('block'),
  lastIsValue: true,
};

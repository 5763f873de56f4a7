import { words } from '../../parse/languages/syntax';
import type { BindingSyntax } from './syntax';

/** JavaScript, TypeScript and TSX. */
export const JAVASCRIPT: BindingSyntax = {
  binders: {
    variable_declarator: ['name', 'value', 'assigned'],
    assignment_expression: ['left', 'right', 'assigned'],
    augmented_assignment_expression: ['left', 'right', 'assigned'],
    pair: ['key', 'value', 'keyed'],
    public_field_definition: ['name', 'value', 'assigned'],
    field_definition: ['property', 'value', 'assigned'],
    required_parameter: ['pattern', 'value', 'default'],
    optional_parameter: ['pattern', 'value', 'default'],
    assignment_pattern: ['left', 'right', 'default'],
    object_assignment_pattern: ['left', 'right', 'default'],
    enum_assignment: ['name', 'value', 'assigned'],
    jsx_attribute: [0, -1, 'keyed'],
    // An object's inside on its own, as in an unsaved snippet, parses as a label.
    labeled_statement: ['label', 'body', 'keyed'],
    method_definition: ['name', 'body', 'assigned'],
    function_declaration: ['name', 'body', 'assigned'],
  },
  transparent: words(
    'parenthesized_expression as_expression satisfies_expression non_null_expression ' +
      'type_assertion jsx_expression ternary_expression arrow_function',
  ),
  lists: words('array array_pattern'),
  operations: words('binary_expression'),
  arguments: words('arguments'),
  members: { member_expression: 'property' },
  returns: words('return_statement'),
  bodies: words('statement_block'),
};

import { words } from '../../parse/languages/syntax';
import type { BindingSyntax } from './syntax';

export const JAVA: BindingSyntax = {
  binders: {
    variable_declarator: ['name', 'value', 'assigned'],
    assignment_expression: ['left', 'right', 'assigned'],
    element_value_pair: ['key', 'value', 'keyed'],
    method_declaration: ['name', 'body', 'assigned'],
    annotation_type_element_declaration: ['name', 'value', 'default'],
  },
  transparent: words(
    'parenthesized_expression cast_expression ternary_expression lambda_expression ' +
      'array_creation_expression',
  ),
  lists: words('array_initializer element_value_array_initializer'),
  operations: words('binary_expression'),
  arguments: words('argument_list'),
  members: { method_invocation: 'name' },
  returns: words('return_statement'),
  bodies: words('block'),
  placeholders: true,
};

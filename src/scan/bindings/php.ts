import { words } from '../../parse/languages/syntax';
import type { BindingSyntax } from './syntax';

export const PHP: BindingSyntax = {
  binders: {
    assignment_expression: ['left', 'right', 'assigned'],
    augmented_assignment_expression: ['left', 'right', 'assigned'],
    property_element: ['name', 'default_value', 'assigned'],
    const_element: [0, -1, 'assigned'],
    static_variable_declaration: ['name', 'value', 'assigned'],
    simple_parameter: ['name', 'default_value', 'default'],
    property_promotion_parameter: ['name', 'default_value', 'default'],
    argument: ['name', -1, 'passed'],
    array_element_initializer: [0, -1, 'keyed'],
    enum_case: ['name', 'value', 'assigned'],
    method_declaration: ['name', 'body', 'assigned'],
    function_definition: ['name', 'body', 'assigned'],
  },
  transparent: words(
    'parenthesized_expression cast_expression conditional_expression heredoc nowdoc arrow_function',
  ),
  lists: words('array_creation_expression list_literal'),
  operations: words('binary_expression conditional_expression'),
  arguments: words('arguments'),
  members: { member_call_expression: 'name' },
  returns: words('return_statement'),
  bodies: words('compound_statement'),
};

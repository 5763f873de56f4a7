import { words } from '../../parse/languages/syntax';
import type { BindingSyntax } from './syntax';

export const GO: BindingSyntax = {
  binders: {
    const_spec: ['name', 'value', 'assigned'],
    var_spec: ['name', 'value', 'assigned'],
    short_var_declaration: ['left', 'right', 'assigned'],
    assignment_statement: ['left', 'right', 'assigned'],
    keyed_element: ['key', 'value', 'keyed'],
    function_declaration: ['name', 'body', 'assigned'],
    method_declaration: ['name', 'body', 'assigned'],
  },
  transparent: words(
    'parenthesized_expression type_conversion_expression composite_literal func_literal',
  ),
  lists: words('expression_list literal_value'),
  operations: words('binary_expression'),
  arguments: words('argument_list'),
  members: { selector_expression: 'field' },
  returns: words('return_statement'),
  bodies: words('block statement_list'),
};

import { words } from '../../parse/languages/syntax';
import type { BindingSyntax } from './syntax';

export const CSHARP: BindingSyntax = {
  binders: {
    variable_declarator: ['name', -1, 'assigned'],
    property_declaration: ['name', 'value', 'assigned'],
    parameter: ['name', -1, 'default'],
    assignment_expression: ['left', 'right', 'assigned'],
    argument: ['name', -1, 'passed'],
    attribute_argument: ['<identifier>', -1, 'passed'],
    method_declaration: ['name', 'body', 'assigned'],
    local_function_statement: ['name', 'body', 'assigned'],
  },
  transparent: words(
    'parenthesized_expression cast_expression as_expression conditional_expression ' +
      'arrow_expression_clause lambda_expression array_creation_expression ' +
      'implicit_array_creation_expression postfix_unary_expression checked_expression',
  ),
  lists: words('initializer_expression collection_expression collection_element tuple_expression'),
  pairs: words('initializer_expression<initializer_expression tuple_expression'),
  operations: words('binary_expression'),
  arguments: words('argument_list attribute_argument_list'),
  members: { member_access_expression: 'name' },
  returns: words('return_statement'),
  bodies: words('block'),
};

import { words } from '../../parse/languages/syntax';
import type { BindingSyntax } from './syntax';

export const KOTLIN: BindingSyntax = {
  binders: {
    property_declaration: ['<variable_declaration> <identifier>', -1, 'assigned'],
    class_parameter: ['<identifier>', -1, 'default'],
    function_value_parameters: ['^ <identifier>', '*', 'default'],
    assignment: ['left', 'right', 'assigned'],
    value_argument: ['<identifier>', -1, 'passed'],
    function_declaration: ['name', -1, 'assigned'],
  },
  transparent: words(
    'parenthesized_expression as_expression if_expression function_body getter property_delegate ' +
      'lambda_literal collection_literal',
  ),
  lists: words('collection_literal'),
  operations: words('binary_expression infix_expression'),
  arguments: words('value_arguments'),
  members: { navigation_expression: -1 },
  trailing: words('annotated_lambda'),
  returns: words('return_expression'),
  bodies: words('block'),
  placeholders: true,
};

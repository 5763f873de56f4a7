import { words } from '../../parse/languages/syntax';
import type { BindingSyntax } from './syntax';

export const POWERSHELL: BindingSyntax = {
  binders: {
    assignment_expression: ['<left_assignment_expression>', 'value', 'assigned'],
    script_parameter: ['<variable>', '<script_parameter_default>', 'default'],
    class_property_definition: ['<variable>', -1, 'assigned'],
    hash_entry: [0, -1, 'keyed'],
  },
  transparent: words(
    'script_parameter_default parenthesized_expression cast_expression ' +
      'expression_with_unary_operator if_statement else_clause statement_block sub_expression',
  ),
  lists: words('array_literal_expression array_expression'),
  operations: words('comparison_expression'),
  arguments: words('argument_list argument_expression_list'),
  members: { invokation_expression: '<member_name>' },
  returns: new Set(),
  bodies: new Set(),
  commands: words('command_elements'),
};

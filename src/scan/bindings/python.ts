import { words } from '../../parse/languages/syntax';
import type { BindingSyntax } from './syntax';

export const PYTHON: BindingSyntax = {
  binders: {
    assignment: ['left', 'right', 'assigned'],
    augmented_assignment: ['left', 'right', 'assigned'],
    named_expression: ['name', 'value', 'assigned'],
    pair: ['key', 'value', 'keyed'],
    default_parameter: ['name', 'value', 'default'],
    typed_default_parameter: ['name', 'value', 'default'],
    keyword_argument: ['name', 'value', 'passed'],
    function_definition: ['name', 'body', 'assigned'],
  },
  transparent: words('parenthesized_expression conditional_expression lambda'),
  lists: words('list tuple set expression_list pattern_list tuple_pattern list_pattern'),
  pairs: words('tuple'),
  operations: words('comparison_operator boolean_operator'),
  arguments: words('argument_list'),
  members: { attribute: 'attribute' },
  returns: words('return_statement'),
  bodies: words('block'),
};

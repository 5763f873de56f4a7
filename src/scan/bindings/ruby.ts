import { words } from '../../parse/languages/syntax';
import type { BindingSyntax } from './syntax';

export const RUBY: BindingSyntax = {
  binders: {
    assignment: ['left', 'right', 'assigned'],
    operator_assignment: ['left', 'right', 'assigned'],
    pair: ['key', 'value', 'keyed'],
    // A hash's inside on its own parses as a match.
    match_pattern: ['value', 'pattern', 'keyed'],
    optional_parameter: ['name', 'value', 'default'],
    keyword_parameter: ['name', 'value', 'default'],
    method: ['name', 'body', 'assigned'],
    singleton_method: ['name', 'body', 'assigned'],
  },
  transparent: words('parenthesized_statements conditional lambda then else'),
  lists: words('array string_array left_assignment_list right_assignment_list'),
  operations: words('binary'),
  arguments: words('argument_list'),
  members: { call: 'method' },
  trailing: words('block do_block'),
  returns: words('return'),
  bodies: words('body_statement block_body'),
  lastIsValue: true,
};

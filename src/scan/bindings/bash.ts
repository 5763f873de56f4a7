import { words } from '../../parse/languages/syntax';
import type { BindingSyntax } from './syntax';

export const BASH: BindingSyntax = {
  binders: {
    variable_assignment: ['name', 'value', 'assigned'],
    expansion: ['<variable_name>', -1, 'default'],
    // `--password="…"`
    concatenation: [0, 1, 'passed'],
  },
  transparent: words('parenthesized_expression'),
  lists: words('array'),
  operations: words('binary_expression'),
  arguments: new Set(),
  members: {},
  returns: new Set(),
  bodies: new Set(),
  commands: words('command'),
};

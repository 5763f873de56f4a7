import { words, type LiteralSyntax } from './syntax';

export const KOTLIN: LiteralSyntax = {
  strings: words('string_literal multiline_string_literal'),
  content: words('string_content escape_sequence'),
  // Only `${name}` has a node of its own, `$name` has none.
  unseen: /(?<!\\)\$[\p{L}_`]/u,
  comments: words('line_comment block_comment shebang'),
};

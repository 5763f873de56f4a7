import { words, type LiteralSyntax } from './syntax';

export const RUST: LiteralSyntax = {
  strings: words('string_literal raw_string_literal'),
  content: words('string_content escape_sequence'),
  comments: words('line_comment block_comment'),
  unread: words('token_tree'),
};

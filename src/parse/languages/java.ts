import { words, type LiteralSyntax } from './syntax';

export const JAVA: LiteralSyntax = {
  strings: words('string_literal'),
  content: words('string_fragment multiline_string_fragment escape_sequence'),
  comments: words('line_comment block_comment'),
};

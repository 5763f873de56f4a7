import { words, type LiteralSyntax } from './syntax';

export const PHP: LiteralSyntax = {
  strings: words('string encapsed_string heredoc_body nowdoc_body'),
  content: words('string_content nowdoc_string escape_sequence'),
  comments: words('comment'),
  unread: words('text text_interpolation'),
};

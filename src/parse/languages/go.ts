import { words, type LiteralSyntax } from './syntax';

export const GO: LiteralSyntax = {
  strings: words('interpreted_string_literal raw_string_literal'),
  content: words('interpreted_string_literal_content raw_string_literal_content escape_sequence'),
  comments: words('comment'),
};

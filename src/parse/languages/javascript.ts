import { words, type LiteralSyntax } from './syntax';

/** JavaScript, TypeScript and TSX: their grammars name literals alike. */
export const JAVASCRIPT: LiteralSyntax = {
  strings: words('string template_string'),
  content: words('string_fragment escape_sequence html_character_reference'),
  comments: words('comment html_comment hash_bang_line jsx_text'),
};

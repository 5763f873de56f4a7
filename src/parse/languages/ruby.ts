import { words, type LiteralSyntax } from './syntax';

export const RUBY: LiteralSyntax = {
  strings: words('string bare_string heredoc_body'),
  content: words('string_content heredoc_content escape_sequence'),
  quotes: words('heredoc_end'),
  comments: words('comment'),
  unread: words('uninterpreted subshell'),
};

import { words, type LiteralSyntax } from './syntax';

export const BASH: LiteralSyntax = {
  // Words are values as well: `export TOKEN=…`, `${TOKEN:-…}`.
  strings: words('string raw_string ansi_c_string word'),
  content: words('string_content'),
  bare: [/^(?:\$?')?/, /'?$/],
  comments: words('comment'),
  unread: words('word concatenation heredoc_body'),
};

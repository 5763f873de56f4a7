import { words, type LiteralSyntax } from './syntax';

export const POWERSHELL: LiteralSyntax = {
  strings: words(
    'expandable_string_literal verbatim_string_characters expandable_here_string_literal ' +
      'verbatim_here_string_characters',
  ),
  content: words('string_content'),
  bare: [/^(?:@["'][^\S\n]{0,20}\r?\n|["'])/, /(?:\r?\n["']@|["'])$/],
  comments: words('comment'),
  unread: words('generic_token command_parameter'),
};

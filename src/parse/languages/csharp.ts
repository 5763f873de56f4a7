import { words, type LiteralSyntax } from './syntax';

export const CSHARP: LiteralSyntax = {
  strings: words(
    'string_literal verbatim_string_literal raw_string_literal interpolated_string_expression',
  ),
  content: words('string_literal_content string_content raw_string_content escape_sequence'),
  quotes: words('raw_string_start raw_string_end interpolation_start string_literal_encoding'),
  bare: [/^@"/, /"(?:u8|U8)?$/],
  comments: words('comment'),
  unread: words('preproc_region preproc_error preproc_warning shebang_directive'),
};

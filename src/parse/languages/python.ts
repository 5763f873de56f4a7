import { words, type LiteralSyntax } from './syntax';

export const PYTHON: LiteralSyntax = {
  strings: words('string'),
  content: words('string_content'),
  quotes: words('string_start string_end'),
  comments: words('comment'),
};

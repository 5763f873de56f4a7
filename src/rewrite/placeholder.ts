import type { Span } from '../base/text';
import type { Finding } from '../scan/finding';
import type { AttributedEdit, SourceFile } from './adapter';

/** Languages in which single quotes are no string's, or not the usual ones. */
const DOUBLE_QUOTES = ['java', 'kotlin', 'rust'];

/** No word: in TypeScript a place may take some words and no other text, which this stands for. */
const PLACEHOLDER = 'p1l2a3c4e5h6';

/** A literal with the quotes that the file uses first. */
export function placeholderIn({ text, languageId }: SourceFile): string {
  const first = /["']/.exec(text)?.[0] ?? (languageId === 'python' ? '"' : "'");
  const quote = DOUBLE_QUOTES.includes(languageId) ? '"' : first;
  return quote + PLACEHOLDER + quote;
}

/** No finding of a scan: a place that is treated like one. */
export function findingIn(span: Span): Finding {
  return {
    ruleId: 'inserted-lookup',
    type: 'application-secret',
    confidence: 'low',
    severity: 'information',
    span,
    fingerprint: '',
    reasons: [],
  };
}

/** The edit as one of the text without the placeholder; it is there for no finding. */
export function withoutPlaceholder(
  { span, newText }: AttributedEdit,
  placeholder: Span,
): AttributedEdit {
  const length = placeholder.end - placeholder.start;
  const shift = (offset: number): number =>
    offset >= placeholder.end ? offset - length : Math.min(offset, placeholder.start);
  return { span: { start: shift(span.start), end: shift(span.end) }, newText, findings: [] };
}

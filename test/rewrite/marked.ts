import type { Finding } from '../../src/scan/finding';

/** A finding as the scanner would report it, for a value at a place. */
export function findingAt(span: { start: number; end: number }, binding?: string): Finding {
  return {
    ruleId: 'generic-password',
    type: 'application-secret',
    confidence: 'high',
    severity: 'warning',
    span,
    fingerprint: '0'.repeat(24),
    ...(binding !== undefined && { binding }),
    reasons: [],
  };
}

export interface Marked {
  readonly text: string;
  readonly findings: Finding[];
  /** The marked texts, as they stand in the source. */
  readonly values: string[];
}

/** Takes the marks off a text in which values stand between « and ». */
export function unmark(marked: string): Marked {
  const findings: Finding[] = [];
  const values: string[] = [];
  let text = '';
  for (const part of marked.split(/(«[^»]*»)/)) {
    if (part.startsWith('«')) {
      const value = part.slice(1, -1);
      const span = { start: text.length, end: text.length + value.length };
      findings.push(findingAt(span, bindingBefore(text)));
      values.push(value);
      text += value;
    } else text += part;
  }
  return { text, findings, values };
}

/** The name that a value is bound to, as far as the text before it tells. */
function bindingBefore(text: string): string | undefined {
  return /([\w$-]+)["']?(?:\s*:\s*[\w ]+)?\s*[=:]\s*[^\s\w]{0,3}$/.exec(text)?.[1];
}

import { overlaps, slice } from '../../src/base/text';
import type { Finding } from '../../src/scan/finding';

/** A shorter value may well be a part of a word. */
const TELLING = 8;

/** What is wrong with the findings of a text, whatever the text; never with a value in it. */
export function problemOf(findings: readonly Finding[], text: string): string | undefined {
  const fingerprints = new Set<string>();
  let last = { start: -1, end: 0 };
  for (const finding of findings) {
    const { span, ruleId, fingerprint } = finding;
    if (span.start >= span.end || span.end > text.length) return `${ruleId}: not in the text`;
    if (span.start < last.start || overlaps(last, span)) return `${ruleId}: out of order`;
    if (fingerprints.has(fingerprint)) return `${ruleId}: a fingerprint of two`;
    if (tellsValue(finding, slice(text, span))) return `${ruleId}: a reason holds the value`;
    fingerprints.add(fingerprint);
    last = span;
  }
  return undefined;
}

/** A name may be the value's own text; nothing else may hold it. */
function tellsValue({ binding = '', reasons }: Finding, value: string): boolean {
  if (value.length < TELLING || binding.includes(value)) return false;
  return reasons.some((reason) => reason.includes(value));
}

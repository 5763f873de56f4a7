import { isDeepStrictEqual } from 'node:util';
import { applyEdits, type TextEdit } from '../../base/text';
import type { DataDocument, ReadDocument } from './document';

export interface DataChange {
  readonly before: DataDocument;
  readonly text: string;
  readonly edits: readonly TextEdit[];
}

/** Whether the edited text is read as the same data, but for the texts that the edits put in. */
export function isSameBut({ before, text, edits }: DataChange, read: ReadDocument): boolean {
  if (edits.length === 0) return false;
  const after = read(applyEdits(text, edits));
  if (!after) return false;
  const expected = structuredClone(before.data) as unknown[];
  const isPut = edits.every(({ span, newText }) => {
    const scalar = before.scalarAt(span);
    return scalar && put(expected, scalar.path, newText.slice(1, -1));
  });
  // Cloned too: some readers make objects without a prototype.
  return isPut && isDeepStrictEqual(structuredClone(after.data), expected);
}

/** Puts a text where a path leads in the one document that has it. */
function put(documents: unknown[], path: readonly string[], text: string): boolean {
  const holders = documents.map((one) => path.slice(0, -1).reduce(step, one));
  const last = path.at(-1) ?? '';
  const having = holders.filter((holder) => typeof step(holder, last) === 'string');
  if (having.length !== 1) return false;
  (having[0] as Record<string, unknown>)[last] = text;
  return true;
}

function step(within: unknown, key: string): unknown {
  const isHolder = typeof within === 'object' && within !== null && Object.hasOwn(within, key);
  return isHolder ? (within as Record<string, unknown>)[key] : undefined;
}

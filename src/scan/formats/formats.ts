import type { Span } from '../../base/text';
import type { Candidate } from '../candidate';
import { keyPathCandidates } from './candidates';
import type { FormatScanner } from './entry';
import { scanJson } from './json';

/** Scanners by language id. */
const SCANNERS: Readonly<Record<string, FormatScanner>> = {
  json: scanJson,
  jsonc: scanJson,
  json5: scanJson,
};

/** A text of a known language, with what the prefilter and the assignment scanner found in it. */
export interface ReadText {
  readonly text: string;
  readonly languageId: string;
  readonly words: readonly Span[];
  readonly fromText: readonly Candidate[];
}

/**
 * The candidates of a text: in a structured format told by key path, in any other those of the
 * assignment scanner as they are.
 */
export function withKeyPaths({ languageId, ...read }: ReadText): readonly Candidate[] {
  const scanner = SCANNERS[languageId];
  return scanner ? keyPathCandidates({ ...read, scanner }) : read.fromText;
}

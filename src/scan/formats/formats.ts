import type { Span } from '../../base/text';
import { scanAssignments } from '../assignments';
import type { Candidate } from '../candidate';
import { findNames } from '../namePlaces';
import { scanHcl, scanHocon, scanToml } from './braced';
import { keyPathCandidates } from './candidates';
import { scanDockerfile } from './dockerfile';
import { scanDotenv } from './dotenv';
import type { FormatScanner } from './entry';
import { scanIni } from './ini';
import { isForPeople } from './people';
import { scanJson } from './json';
import { scanProperties } from './properties';
import { scanSql } from './sql';
import { scanXml } from './xml';
import { wordsWithin } from './words';
import { scanYaml } from './yaml';

/** How much of a text tells which of two formats it is. */
const SNIFFED = 8000;

/** Scanners by language id. */
const SCANNERS: Readonly<Record<string, FormatScanner>> = {
  json: scanJson,
  jsonc: scanJson,
  yaml: scanYaml,
  toml: scanToml,
  hcl: scanHcl,
  terraform: scanHcl,
  'terraform-vars': scanHcl,
  ini: (text) => (isBraced(text.slice(0, SNIFFED)) ? scanHocon(text) : scanIni(text)),
  properties: scanProperties,
  dotenv: scanDotenv,
  dockerfile: scanDockerfile,
  xml: scanXml,
  sql: scanSql,
};

/** A text of a known language, with what the prefilter and the assignment scanner found in it. */
export interface ReadText {
  readonly text: string;
  readonly path: string;
  readonly languageId: string;
  readonly words: readonly Span[];
  /** Values that a provider's rule has found. */
  readonly known: readonly Span[];
  readonly fromText: readonly Candidate[];
}

/**
 * The candidates of a text: in a structured format told by key path, in any other those of the
 * assignment scanner as they are.
 */
export function withKeyPaths({ languageId, path, ...read }: ReadText): readonly Candidate[] {
  const scanner = SCANNERS[languageId];
  if (!scanner) return read.fromText;
  const { text, words } = read;
  // What is within a value is code of another language, as a rule of a shell.
  const inScript = (script: Span): readonly Candidate[] => {
    const names = findNames(text, { names: wordsWithin(words, script) });
    return scanAssignments(text, 'data', names);
  };
  return keyPathCandidates({ ...read, scanner, inScript, forPeople: isForPeople(path) });
}

/** `.conf` files of Akka, Play and their like: blocks on lines of their own, and no section. */
function isBraced(text: string): boolean {
  return (
    /^[ \t]{0,20}[\w.-]{1,60}[ \t]{0,4}[=:]?[ \t]{0,4}\{[ \t]{0,4}\r?$/m.test(text) &&
    !/^\[\w/m.test(text)
  );
}

import type { Node } from 'web-tree-sitter';
import type { ProjectFacts } from '../adapter';
import { createBoto3 } from './boto3';
import { createCaching } from './caching';
import { createOwn } from './own';
import { createPowertools } from './powertools';
import type { StandardModule } from './standardModule';

/** A call in three pieces: a bracket opens at the end of the first and closes in the last. */
export type CallPieces = readonly [head: string, argument: string, tail: string];

/** How the code of one file looks secrets up. */
export interface Library {
  /** The import of what is no module of the standard library, where it is not there yet. */
  readonly statement?: string;
  /** A module of the standard library that the declaration needs. */
  readonly standard?: StandardModule;
  /** A variable or a function of the module, where there is none yet. */
  readonly declaration?: string;
  /** Where the one that is there ends. */
  readonly end?: number;
  /** Whether a lookup has to be awaited. */
  readonly waits: boolean;
  /** @param name an expression for the secret's name. */
  call(name: string): CallPieces;
}

export interface LibraryOptions {
  /** Those of the file's top level. */
  readonly statements: readonly Node[];
  readonly taken: ReadonlySet<string>;
  /** What is looked up with must be there when the code at this offset runs. */
  readonly before: number;
  readonly quote: "'" | '"';
  readonly eol: '\n' | '\r\n';
  readonly indent: string;
}

/** @returns a sentence's end where the team's own function can't be called from the file. */
export function libraryFor({ lookup }: ProjectFacts, options: LibraryOptions): Library | string {
  const style = lookup?.python ?? 'caching';
  if (typeof style === 'object') return createOwn(style, options);
  return KNOWN[style](options);
}

const KNOWN = { caching: createCaching, boto3: createBoto3, powertools: createPowertools } as const;

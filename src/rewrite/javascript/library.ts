import type { Node } from 'web-tree-sitter';
import type { ProjectFacts } from '../adapter';
import type { Line } from '../reflow';
import { createAgent } from './agent';
import type { ModuleImport } from './imports';
import type { ModuleKind } from './module';
import { createOwn } from './own';
import { createPowertools } from './powertools';
import { createSdk } from './sdk';
import type { JavaScriptStyle } from './style';

/** How the code of one file looks secrets up. */
export interface Library {
  /** What calls begin with, as the file knows it. */
  readonly callee: string;
  readonly imports: readonly ModuleImport[];
  /** Code that the file needs besides, behind its imports; absent where it is there. */
  readonly declaration?: string;
  /** What the declaration uses ends there, so it has to stand behind. */
  readonly end?: number;
  /** Whether a lookup has to be awaited. */
  readonly waits: boolean;
  /** Whether TypeScript knows that a lookup gives a string. */
  readonly givesString: boolean;
  /** Whether the call needs no parentheses, whatever stands beside it. */
  readonly isPlain: boolean;
  /**
   * The call, without `await`; on one line where it fits or there is no `line`.
   * @param name an expression for the secret's name.
   */
  call(name: string, line?: Line): string;
  /** The object that a secret of several fields holds, `await` included, as lines of code. */
  readObject(name: string, before: string): string;
}

export interface LibraryOptions {
  readonly statements: readonly Node[];
  readonly kind: ModuleKind;
  readonly style: JavaScriptStyle;
  readonly typescript: boolean;
  readonly taken: ReadonlySet<string>;
}

/** @returns a sentence's end where the team's own function can't be called from the file. */
export function libraryFor(project: ProjectFacts, options: LibraryOptions): Library | string {
  const style = project.lookup?.javascript ?? 'powertools';
  if (typeof style === 'object') return createOwn(style, options);
  return KNOWN[style](options);
}

const KNOWN = { powertools: createPowertools, sdk: createSdk, agent: createAgent } as const;

import type { Journal } from '../migrate/journal';
import type { Grammars } from '../parse/grammars';
import type { LanguageAdapter, SourceFile } from '../rewrite/adapter';
import type { Findings } from './findings';
import type { Habits } from './habits';
import type { Output } from './output';
import type { Previews } from './preview';
import type { Samples } from './sample';
import type { Sandbox } from './sandbox';
import type { Session } from './session';

export interface Adapters {
  forFile(file: SourceFile): LanguageAdapter;
}

/** What the commands work with; built once, in extension.ts. */
export interface Services {
  readonly output: Output;
  readonly findings: Findings;
  readonly session: Session;
  readonly sandbox: Sandbox;
  readonly samples: Samples;
  readonly habits: Habits;
  readonly previews: Previews;
  /** Each loads on first use. */
  readonly grammars: Grammars;
  adapters(): Promise<Adapters>;
  /** Opened on first use. */
  journal(): Promise<Journal>;
}

import type { Span } from '../base/text';
import type { Companion } from './companions';
import type { NameJudgement } from './names';

/** How a value came to its name. */
export type Link = 'assigned' | 'keyed' | 'passed' | 'compared' | 'default' | 'argument';

/** A value under a name: what the generic rule judges. */
export interface Candidate {
  readonly name: string;
  /** The value alone, without its quotes. */
  readonly span: Span;
  readonly link: Link;
  readonly quoted: boolean;
  /** Where its name starts. */
  readonly nameStart: number;
  /** Stands in a comment or in prose, where things are explained rather than done. */
  readonly aside: boolean;
  /** What the value means, where that differs from what stands there: escapes, base64. */
  readonly decoded?: string;
  readonly judgement: NameJudgement;
  /** The settings beside it, where the structure of the text tells them; otherwise its lines do. */
  readonly companions?: readonly Companion[];
}

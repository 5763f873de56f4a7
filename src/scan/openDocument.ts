import { applyEdits } from '../base/text';
import type { Grammars } from '../parse/grammars';
import { assemble, type Difference, type PlacedFinding } from './answers';
import type { Engine } from './engine';
import type { Finding, ScanInput } from './finding';
import { glance } from './glance';
import { PartTrees } from './partTrees';
import type { LineRange, ToWorker } from './protocol';
import { Untouched } from './untouched';

/** A document as the worker holds it, with what was answered about it. */
export class OpenDocument {
  readonly #path: string;
  readonly #languageId: string;
  readonly scope: string;
  readonly parts: PartTrees;
  #version: number;
  #text: string;
  #answered: readonly PlacedFinding[] = [];
  /** Since the last answer. */
  #untouched: Untouched;

  constructor(
    { path, languageId, scope = '', version, text }: ToWorker & { kind: 'open' },
    grammars: Grammars,
  ) {
    this.#path = path;
    this.#languageId = languageId;
    this.scope = scope;
    this.#version = version;
    this.#text = text;
    this.#untouched = new Untouched('');
    this.parts = new PartTrees(grammars);
  }

  get version(): number {
    return this.#version;
  }

  get input(): ScanInput {
    return { path: this.#path, languageId: this.#languageId, text: this.#text };
  }

  /** @throws RangeError where the change is of another version, or leaves the text. */
  change({ version, from, steps }: ToWorker & { kind: 'change' }): void {
    if (this.#version !== from) throw new RangeError('not the version that we hold');
    for (const edits of steps) {
      const text = applyEdits(this.#text, edits);
      this.#untouched.edit(this.#text, text, edits);
      this.#text = text;
    }
    this.#version = version;
  }

  /** The findings of what is seen with those known of the rest; see glance. */
  glance(engine: Engine, visible: readonly LineRange[]): Promise<Finding[] | undefined> {
    const sight = { visible, known: this.#answered, untouched: this.#untouched };
    return glance(engine, this.input, sight);
  }

  /** What is to be told where these are the findings of the present text; counts as told. */
  answer(found: readonly Finding[]): Difference {
    const difference = this.#untouched.difference(this.#answered, found, this.#text);
    this.#answered = assemble(this.#answered, difference);
    this.#untouched = new Untouched(this.#text);
    return difference;
  }

  /** Nothing is known any more of what was answered. */
  forgetAnswers(): void {
    this.#answered = [];
  }
}

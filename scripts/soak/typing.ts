import type { TextEdit } from '../../src/base/text';
import { documentOf, Editing, LANGUAGES, type Random } from '../../test/scan/scripts';
import type { Bench } from './bench';
import type { Case, Failure } from './case';
import type { RealFile } from './files';
import { sampleOf, type Sample } from './memory';

/** Edits of one document before it is closed. */
const SITTING = 400;
/** Each so many edits the worker's answer is compared with a scan afresh. */
const COMPARED = 5;
const LARGEST = 30_000;

export interface Typing {
  readonly bench: Bench;
  readonly next: Random;
  readonly files: readonly RealFile[];
  readonly edits: number;
  /** By `performance.now()`: where it is over before the edits are. */
  readonly until: number;
  /** A document is opened. */
  readonly onSitting: () => void;
  readonly onFailure: (failure: Failure, trial: Case) => Promise<void>;
}

/** Types into one document after the other: memory after each sitting is what it returns. */
export async function type(typing: Typing): Promise<Sample[]> {
  const samples: Sample[] = [];
  let edits = 0;
  while (edits < typing.edits && performance.now() < typing.until) {
    edits += await sit(typing, Math.min(SITTING, typing.edits - edits));
    samples.push(sampleOf(edits, await typing.bench.worker.heap()));
  }
  return samples;
}

/** One document from opening to closing; the edits made. */
async function sit(typing: Typing, edits: number): Promise<number> {
  const { bench, next, files } = typing;
  typing.onSitting();
  const { path, editing } = someDocument(next, files);
  const text = editing.text;
  const steps: TextEdit[][] = [];
  let { failure } = await bench.open(path, text);
  while (steps.length < edits && !failure) {
    // Half typed code grows for ever where nobody clears it away.
    if (editing.text.length > 2 * LARGEST) break;
    steps.push(editing.step());
    const changed = await bench.change(steps.length, steps.at(-1)!, editing.text);
    failure = changed.failure;
    if (steps.length % COMPARED === 0 || steps.length === edits) {
      failure ??= await bench.compare(path, editing.text, changed.answer);
    }
  }
  bench.worker.close();
  if (failure) await typing.onFailure(failure, { kind: 'typing', path, text, steps });
  return Math.max(1, steps.length);
}

/** Made of statements with secrets, or a real file, into which the same is typed. */
function someDocument(
  next: Random,
  files: readonly RealFile[],
): { path: string; editing: Editing } {
  const language = LANGUAGES[next(LANGUAGES.length)]!;
  const file = files[next(files.length)]!;
  const isReal = next(2) === 0 && file.text.length < LARGEST;
  const text = isReal ? file.text : documentOf(language, next, 10 + next(40));
  return { path: isReal ? file.path : language.path, editing: new Editing(language, next, text) };
}

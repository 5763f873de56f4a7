import { overlaps, type TextEdit } from '../../src/base/text';
import { textAfter, type Case } from './case';

/** Trials and milliseconds that making one case smaller may take. */
const TRIALS = 300;
const PATIENCE = 120_000;

/** A smaller case that still fails; how much smaller depends on how long its trials take. */
export async function shrink(
  failing: Case,
  stillFails: (trial: Case) => Promise<boolean>,
): Promise<Case> {
  const deadline = performance.now() + PATIENCE;
  let trials = 0;
  const fails = async (trial: Case): Promise<boolean> => {
    trials += 1;
    return trials <= TRIALS && performance.now() < deadline && (await stillFails(trial));
  };
  const late = await beginLater(failing, fails);
  return late.steps.length > 1 ? late : withoutParts(late, fails);
}

/** Leaves out the first steps, from whose outcome it starts instead. */
async function beginLater(failing: Case, fails: (trial: Case) => Promise<boolean>): Promise<Case> {
  let best = failing;
  for (let size = best.steps.length - 1; size > 0; size = Math.floor(size / 2)) {
    while (size < best.steps.length) {
      const later = { ...best, text: textAfter(best, size), steps: best.steps.slice(size) };
      if (!(await fails(later))) break;
      best = later;
    }
  }
  return best;
}

/** Leaves out parts of the text that no edit touches, larger ones first. */
async function withoutParts(
  failing: Case,
  fails: (trial: Case) => Promise<boolean>,
): Promise<Case> {
  let best = failing;
  for (let size = Math.ceil(best.text.length / 2); size > 0; size = Math.floor(size / 2)) {
    for (let at = 0; at < best.text.length;) {
      const smaller = without(best, { start: at, end: Math.min(at + size, best.text.length) });
      if (smaller && (await fails(smaller))) best = smaller;
      else at += size;
    }
  }
  return best;
}

function without(trial: Case, part: { start: number; end: number }): Case | undefined {
  const [edits = []] = trial.steps;
  if (edits.some(({ span }) => overlaps(span, part) || touches(span, part))) return undefined;
  const by = part.end - part.start;
  const moved = edits.map((edit): TextEdit => {
    const { start, end } = edit.span;
    return start < part.end ? edit : { ...edit, span: { start: start - by, end: end - by } };
  });
  const text = trial.text.slice(0, part.start) + trial.text.slice(part.end);
  return { ...trial, text, steps: trial.steps.length === 0 ? [] : [moved] };
}

/** An insertion within the part. */
function touches(span: { start: number; end: number }, part: { start: number; end: number }) {
  return part.start < span.start && span.start < part.end;
}

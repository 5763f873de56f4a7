import type { Case } from './case';

/** Trials that making one case smaller may take. */
const TRIALS = 600;

type Parts = Case['parts'];

/** A smaller case that still fails: fewer secrets, and less text around them. */
export async function shrink(
  failing: Case,
  stillFails: (trial: Case) => Promise<boolean>,
): Promise<Case> {
  let trials = 0;
  const fails = async (parts: Parts): Promise<boolean> => {
    trials += 1;
    return trials <= TRIALS && (await stillFails({ ...failing, parts }));
  };
  let parts = failing.parts;
  for (let before = Infinity; sizeOf(parts) < before;) {
    before = sizeOf(parts);
    parts = await withoutTexts(await withoutSecrets(parts, fails), fails);
  }
  return { ...failing, parts };
}

function sizeOf(parts: Parts): number {
  return parts.reduce((sum, part) => sum + (typeof part === 'string' ? part.length : 1), 0);
}

type Fails = (parts: Parts) => Promise<boolean>;

async function withoutSecrets(parts: Parts, fails: Fails): Promise<Parts> {
  let best = parts;
  for (let at = 0; at < best.length; at += 1) {
    if (typeof best[at] === 'string') continue;
    for (const instead of ["'x'", '']) {
      const fewer = best.with(at, instead);
      if (!(await fails(fewer))) continue;
      best = fewer;
      break;
    }
  }
  return joined(best);
}

/** Cuts pieces out of each text, larger ones first. */
async function withoutTexts(parts: Parts, fails: Fails): Promise<Parts> {
  let best = parts;
  for (let at = 0; at < best.length; at += 1) {
    const text = best[at];
    if (typeof text !== 'string') continue;
    for (let size = text.length; size > 0; size = Math.floor(size / 2)) {
      best = await withoutPieces(best, at, size, fails);
    }
  }
  return best;
}

async function withoutPieces(parts: Parts, at: number, size: number, fails: Fails): Promise<Parts> {
  let best = parts;
  for (let from = 0; ;) {
    const text = best[at] as string;
    if (from >= text.length) return best;
    const shorter = best.with(at, text.slice(0, from) + text.slice(from + size));
    if (await fails(shorter)) best = shorter;
    else from += size;
  }
}

function joined(parts: Parts): Parts {
  const whole: (string | Parts[number])[] = [];
  for (const part of parts) {
    const last = whole.at(-1);
    if (typeof part === 'string' && typeof last === 'string') whole[whole.length - 1] = last + part;
    else whole.push(part);
  }
  return whole;
}

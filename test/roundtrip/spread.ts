import { CONTEXTS } from './contexts';
import type { Program } from './programs/program';

/** How many programs of one context run in a language, where not all do. */
const MOST = 3;

/**
 * The programs that always run: all that mix contexts, and of each context a few, spread over its
 * templates and forms of literals, in every context from another one on. The same every run.
 */
export function spread(programs: readonly Program[]): ReadonlySet<Program> {
  const chosen = new Set(programs.filter(({ context }) => context === undefined));
  for (const [first, context] of CONTEXTS.entries()) {
    const own = programs.filter((program) => program.context === context);
    const count = Math.min(own.length, MOST);
    for (let i = 0; i < count; i += 1) {
      const program = own[(first + Math.floor((i * own.length) / count)) % own.length];
      if (program) chosen.add(program);
    }
  }
  return chosen;
}

/** The programs that this run takes: with ALL=1 every one (`npm run test:all`). */
export function chosenOf(programs: readonly Program[]): ReadonlySet<Program> {
  return process.env['ALL'] === '1' ? new Set(programs) : spread(programs);
}

/** The places in code that are told apart: what is right in one is wrong in another. */
export const CONTEXTS = [
  'top-level constant',
  'function',
  'async function',
  'class field',
  'static',
  'default parameter',
  'map value',
  'call argument',
  'template part',
  'URL part',
  'multi-line',
  'annotation',
  'constant expression',
  'shared constant',
  'export',
  'test file',
  'browser file',
] as const;

export type Context = (typeof CONTEXTS)[number];

/**
 * What must become of a secret in a context: `rewritten` where the language's rules allow a lookup
 * to stand there or before it, `guided` where they don't, or why there is no such place.
 */
export type Expectation = 'rewritten' | 'guided' | { readonly none: string };

export type Expectations = Readonly<Record<Context, Expectation>>;

const REWRITTEN = Object.fromEntries(CONTEXTS.map((context) => [context, 'rewritten'])) as Record<
  Context,
  Expectation
>;

/** Rewritten everywhere but where it says otherwise. */
export function expect(others: Partial<Expectations>): Expectations {
  return { ...REWRITTEN, ...others };
}

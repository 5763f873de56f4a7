import type { MovePlan } from './plan';

/**
 * Shorter values are words that stand in code by chance (`admin`, `test`): their occurrence in a
 * text says nothing.
 */
const TELLING_LENGTH = 8;

/** Tells whether a text holds one of the plan's values other than as a part of a secret's name. */
export function leakDetector({
  moves,
  secrets,
}: Pick<MovePlan, 'moves' | 'secrets'>): (text: string) => boolean {
  const values = new Set(
    moves
      .map(({ assessment }) => assessment.value?.reveal() ?? '')
      .filter((value) => value.length >= TELLING_LENGTH),
  );
  const holdsOne = (text: string): boolean => [...values].some((value) => text.includes(value));
  const withoutNames = (text: string): string =>
    secrets.reduce((rest, { name }) => rest.replaceAll(name, ''), text);
  return (text) => holdsOne(text) && holdsOne(withoutNames(text));
}

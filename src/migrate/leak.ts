import type { MovePlan } from './plan';

/**
 * Shorter values are words that stand in code by chance (`admin`, `test`): their occurrence in a
 * text says nothing.
 */
const TELLING_LENGTH = 8;

/** Whether `text` holds one of the plan's values other than as a part of a secret's name. */
export function leaks(plan: Pick<MovePlan, 'moves' | 'secrets'>, text: string): boolean {
  const names = plan.secrets.map((secret) => secret.name);
  const rest = names.reduce((left, name) => left.replaceAll(name, ''), text);
  return plan.moves.some(({ assessment }) => {
    const value = assessment.value?.reveal() ?? '';
    return value.length >= TELLING_LENGTH && rest.includes(value);
  });
}

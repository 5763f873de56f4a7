import type { Miss, Statement } from './evaluate';
import { parseOperator, takesVariables, type Operator } from './operators';
import { expand, type Reading } from './variables';
import { formatPattern } from './wildcard';

/** The keys of a statement's conditions that the request does not satisfy; none: they all hold. */
export function failedConditions(
  conditions: NonNullable<Statement['Condition']>,
  reading: Reading,
): Miss[] {
  return Object.entries(conditions).flatMap(([name, keys]) => {
    const operator = parseOperator(name);
    return Object.entries(keys).flatMap(([key, value]) => {
      const wanted = [value].flat().map(String);
      const actual = reading.context.values(key);
      return holds(operator, { actual, wanted, reading })
        ? []
        : [
            {
              key,
              operator: name,
              wanted: shown(name, wanted, reading),
              ...(actual && { actual }),
            },
          ];
    });
  });
}

interface Comparands {
  readonly actual: readonly string[] | undefined;
  readonly wanted: readonly string[];
  readonly reading: Reading;
}

/**
 * Values of one key are alternatives, or exclusions for a negated operator. A key with several
 * values under an operator without a quantifier is read as AWS's own tutorial needs it: one value
 * that matches is enough.
 */
function holds(operator: Operator, { actual, wanted, reading }: Comparands): boolean {
  const { compare, quantifier, negated } = operator;
  if (!compare) return wanted.some((value) => (value === 'true') === (actual === undefined));
  if (actual === undefined) {
    if (operator.ifExists || quantifier === 'ForAllValues') return true;
    return negated && quantifier !== 'ForAnyValue';
  }
  const matches = (value: string): boolean => wanted.some((want) => compare(value, want, reading));
  const fits = (value: string): boolean => matches(value) !== negated;
  if (quantifier === 'ForAllValues') return actual.every(fits);
  if (quantifier === 'ForAnyValue') return actual.some(fits);
  return actual.some(matches) !== negated;
}

/** The policy's values as they were compared: variables filled in where they have a value. */
function shown(operator: string, wanted: readonly string[], reading: Reading): string[] {
  if (!takesVariables(operator)) return [...wanted];
  return wanted.map((text) => {
    const expansion = expand(text, reading);
    return 'pattern' in expansion ? formatPattern(expansion.pattern) : text;
  });
}

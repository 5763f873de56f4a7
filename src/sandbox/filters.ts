import { type Input, violated } from './input';
import type { Secret } from './secrets';
import { invalidParameter, ServiceError } from './serviceError';

type Matches = (secret: Secret, value: string) => boolean;

/**
 * How each filter key compares, as the service does it: names and tags by prefix and with case, the
 * rest word by word. Replicas and secrets of other services don't exist here.
 * @see https://docs.aws.amazon.com/secretsmanager/latest/userguide/manage_search-secret.html
 */
const KEYS: Readonly<Record<string, Matches>> = {
  name: ({ name }, value) => name.startsWith(value),
  'tag-key': ({ tags }, value) => Object.keys(tags).some((key) => key.startsWith(value)),
  'tag-value': ({ tags }, value) => Object.values(tags).some((text) => text.startsWith(value)),
  description: ({ description }, value) => matchesWords(description ?? '', value),
  all: ({ name, description = '', tags }, value) =>
    [name, description, ...Object.keys(tags), ...Object.values(tags)].some((text) =>
      matchesWords(text, value),
    ),
  'primary-region': () => false,
  'owning-service': () => false,
};

const VALUE = /^!?[a-zA-Z0-9 :_@/+=.!-]*$/;

/**
 * The secrets that pass a ListSecrets request's Filters: all filters must hold, and of each filter
 * one value. A value after `!` holds where the rest of it does not.
 * @throws ServiceError for filters the service refuses.
 */
export function applyFilters(secrets: readonly Secret[], input: Input): Secret[] {
  const filters = readFilters(input);
  return secrets.filter((secret) =>
    filters.every(({ matches, values }) =>
      values.some((value) =>
        value.startsWith('!') ? !matches(secret, value.slice(1)) : matches(secret, value),
      ),
    ),
  );
}

function readFilters(input: Input): { matches: Matches; values: readonly string[] }[] {
  const filters = input.list('Filters') ?? [];
  if (filters.length > 10) {
    throw violated('Filters', 'Member must have length less than or equal to 10');
  }
  return filters.map((filter) => {
    const key = filter.required('Key');
    const matches = Object.hasOwn(KEYS, key) ? KEYS[key] : undefined;
    if (!matches) throw violated('Filters.member.key', enumOf(Object.keys(KEYS)));
    const values = filter.texts('Values', { min: 1, max: 10 });
    if (!values) throw invalidParameter('A filter needs values.');
    values.forEach(checkValue);
    return { matches, values };
  });
}

function checkValue(value: string): void {
  const name = 'Filters.member.values';
  if (value.length > 512) {
    throw violated(name, 'Member must have length less than or equal to 512');
  }
  if (!VALUE.test(value)) {
    throw violated(name, `Member must satisfy regular expression pattern: ${VALUE.source}`);
  }
}

function enumOf(values: readonly string[]): string {
  return `Member must satisfy enum value set: [${values.join(', ')}]`;
}

/** Whether each word that is looked for begins some word of the text, in either case. */
function matchesWords(text: string, wanted: string): boolean {
  const words = splitWords(text);
  const starts = splitWords(wanted);
  return starts.length > 0 && starts.every((start) => words.some((word) => word.startsWith(start)));
}

/**
 * Words end at spaces, at a change from lower to upper case, and at a separator; a text that mixes
 * separators is left whole.
 */
function splitWords(text: string): string[] {
  return text.split(/\s+/).flatMap((part) => {
    const separators = new Set(part.match(/[/\-_+=.@]/g));
    if (separators.size > 1) return [part.toLowerCase()];
    return part
      .split(/[/\-_+=.@]|(?<=[a-z])(?=[A-Z])/)
      .filter((word) => word !== '')
      .map((word) => word.toLowerCase());
  });
}

const ORDERS: Readonly<Record<string, (secret: Secret) => number | string>> = {
  'created-date': ({ createdAt }) => createdAt,
  'last-changed-date': ({ changedAt }) => changedAt,
  'last-accessed-date': ({ accessedAt }) => accessedAt ?? 0,
  name: ({ name }) => name,
};

/** Sorted as SortBy and SortOrder ask: the oldest first by default. */
export function applySort(secrets: readonly Secret[], input: Input): Secret[] {
  const by = input.text('SortBy') ?? 'created-date';
  const order = Object.hasOwn(ORDERS, by) ? ORDERS[by] : undefined;
  if (!order) throw violated('SortBy', enumOf(Object.keys(ORDERS)));
  const direction = input.text('SortOrder') ?? 'asc';
  if (direction !== 'asc' && direction !== 'desc') {
    throw violated('SortOrder', enumOf(['asc', 'desc']));
  }
  const sign = direction === 'asc' ? 1 : -1;
  return [...secrets].sort((a, b) => sign * compare(order(a), order(b)));
}

function compare(a: number | string, b: number | string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

/** One page, and the token of the next. A token is good for any list, as it is a mere position. */
export function page<T>(items: readonly T[], input: Input): { items: T[]; NextToken?: string } {
  const start = position(input.text('NextToken'), items.length);
  const end = start + input.pageSize();
  const NextToken = Buffer.from(`next:${end}`).toString('base64');
  return { items: items.slice(start, end), ...(end < items.length && { NextToken }) };
}

function position(token: string | undefined, length: number): number {
  if (token === undefined) return 0;
  const match = /^next:(\d{1,9})$/.exec(Buffer.from(token, 'base64').toString());
  const start = Number(match?.[1]);
  if (match && start <= length) return start;
  throw new ServiceError('InvalidNextTokenException', 'The NextToken value is invalid.');
}

import type { Difference } from './outcome';

/** Places where the sandbox differs from another implementation, and why that is right. */
export interface Deviation {
  readonly reason: string;
  readonly calls: readonly string[];
  /** Paths into the outcome; each covers what is below it. */
  readonly paths: readonly string[];
}

/** Not AWS's word for a refusal, but a success: everything in the outcome differs. */
const ACCEPTED = ['error', 'status', 'ARN', 'Name', 'VersionId'];

/** Against moto's server, of version 5.2. */
export const motoDeviations: readonly Deviation[] = [
  {
    reason: 'moto answers 404; AWS answers all client errors of this service with 400',
    calls: [
      'get, not there',
      'get, no such label',
      'get, no such version',
      'get, label of another version',
      'describe, gone',
    ],
    paths: ['status'],
  },
  {
    reason: 'moto does not name the staging label; AWS does',
    calls: ['get, no such label'],
    paths: ['error.message'],
  },
  {
    reason: 'moto lists versions without a label unasked, and the name in place of the ARN',
    calls: ['list versions'],
    paths: ['ARN', 'NextToken', 'Versions'],
  },
  {
    reason: 'moto does not keep the date of the last access',
    calls: ['describe, retagged'],
    paths: ['LastAccessedDate'],
  },
  {
    reason: 'moto does not keep the date of the last access',
    calls: ['list by name', 'list by tag key', 'list by word', 'list, deleted shown'],
    paths: ['SecretList.0.LastAccessedDate'],
  },
  {
    reason: 'moto shows versions without a label as versions with an empty list of labels',
    calls: ['describe, retagged'],
    paths: ['VersionIdsToStages'],
  },
  {
    reason: 'moto shows versions without a label as versions with an empty list of labels',
    calls: ['list by name', 'list by tag key', 'list by word', 'list, deleted shown'],
    paths: ['SecretList.0.SecretVersionsToStages'],
  },
  {
    reason: 'in moto a negated filter holds where any tag does not match; here no tag may match',
    calls: ['list by negated tag key'],
    paths: ['SecretList'],
  },
  {
    reason: "moto does not check a filter value's characters, nor the size of a page",
    calls: ['list, bad filter value', 'list, 101 a page'],
    paths: ['error', 'status', 'SecretList'],
  },
  {
    reason: 'moto fails with a web page',
    calls: ['list, made-up token'],
    paths: ['error', 'status'],
  },
  {
    reason: 'moto puts the words of the command line before the sentence, and spaces into it',
    calls: ['delete, window too short', 'delete, window and force', 'get, deleted'],
    paths: ['error.message'],
  },
  {
    reason: 'to moto the name of a deleted secret is merely taken',
    calls: ['create, name of a deleted one'],
    paths: ['error'],
  },
  {
    reason: 'moto lets a deleted secret have new versions',
    calls: ['put, deleted'],
    paths: [...ACCEPTED, 'VersionStages'],
  },
  {
    reason: 'moto lets a deleted secret be tagged',
    calls: ['tag, deleted'],
    paths: ['error', 'status'],
  },
  {
    reason: 'moto does not check names, sizes of values, and reserved tag keys',
    calls: ['create, bad name', 'create, value too large', 'create, reserved tag'],
    paths: ACCEPTED,
  },
  { reason: 'moto sorts the tags of a role', calls: ['role tags'], paths: ['Tags'] },
  {
    reason: 'moto has words of its own',
    calls: ['role tags, no such role'],
    paths: ['error.message'],
  },
  {
    reason: 'the sandbox tells itself apart by account and id, and its callers are role sessions',
    calls: ['who am I'],
    paths: ['UserId', 'Account', 'Arn'],
  },
];

/** The `aws` command against the SDK, both with the sandbox. */
export const commandLineDeviations: readonly Deviation[] = [
  {
    reason: 'the command does not print the HTTP status',
    calls: [
      'create, name taken',
      'create, bad name',
      'get, not there',
      'get, deleted',
      'role tags, no such role',
    ],
    paths: ['status'],
  },
  {
    reason: 'the command has fetched all pages and says nothing of them',
    calls: ['role tags'],
    paths: ['IsTruncated'],
  },
  {
    reason: "the SDK's class has a name of its own",
    calls: ['role tags, no such role'],
    paths: ['error.name'],
  },
];

export interface Comparison {
  /** Differences that no deviation covers. */
  readonly unknown: readonly Difference[];
  /** Listed places, as `call: path`, that do not differ any more. */
  readonly outdated: readonly string[];
}

export function compare(found: readonly Difference[], known: readonly Deviation[]): Comparison {
  const places = known.flatMap(({ calls, paths }) =>
    calls.flatMap((call) => paths.map((path) => ({ call, path }))),
  );
  const covers = (place: { call: string; path: string }, difference: Difference) =>
    place.call === difference.call && `${difference.path}.`.startsWith(`${place.path}.`);
  return {
    unknown: found.filter((difference) => !places.some((place) => covers(place, difference))),
    outdated: places
      .filter((place) => !found.some((difference) => covers(place, difference)))
      .map(({ call, path }) => `${call}: ${path}`),
  };
}

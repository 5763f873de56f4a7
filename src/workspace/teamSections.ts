import type { TeamFile } from './teamFile';

/** What is wrong, with the path of keys that leads there. */
export interface SectionProblem {
  readonly path: readonly (string | number)[];
  readonly message: string;
}

type Values = Omit<TeamFile, 'scheme'>;
type Complain = (path: readonly (string | number)[], message: string) => void;

/** Every key of the team file, with what it is for: the JSON schema's descriptions. */
export const TEAM_KEYS = {
  $schema: 'The JSON schema of this file.',
  version: 'Version of this file’s format: 1.',
  scheme: "The preset that tags and name start from: the guidance's policy or its text.",
  name: 'Template of a secret’s name, with placeholders such as {appid}; {secret} is its short name.',
  tags: 'Rules for tags, by key: allowed values, a pattern, whether it is required.',
  metadata: 'Values for tags and placeholders, by key.',
  environments: 'The environment of files, by path: the first glob that matches wins.',
  kmsKey: 'KMS key (id, ARN or alias) for new secrets: one, or one for each environment.',
  ignore: 'Globs of files that are not scanned.',
  expect: 'Account and region in which an environment’s secrets are expected.',
  create: 'How an environment’s secrets come into being: direct, iac or ask.',
} as const;

/** Keys that a repository must not decide: they choose whose credentials are used, and where. */
const REFUSED = new Set([
  'profile',
  'region',
  'endpoint',
  'endpointurl',
  'role',
  'rolearn',
  'configfile',
  'credentialsfile',
]);
const MAX_LIST = 1000;
const MAX_TEXT = 2048;
/** How an environment’s secrets may come into being. */
export const CREATE_WAYS = ['direct', 'iac', 'ask'] as const;

/** Reads what is not the scheme. What is wrong is left out and named. */
export function checkTeamSections(sections: Readonly<Record<string, unknown>>): {
  values: Values;
  problems: SectionProblem[];
} {
  const problems: SectionProblem[] = [];
  const complain: Complain = (path, message) => problems.push({ path, message });
  checkKeys(sections, complain);
  const kmsKey = kmsKeyOf(sections['kmsKey'], complain);
  const values: Values = {
    metadata: texts(sections['metadata'], ['metadata'], complain),
    ignore: globs(sections['ignore'], complain),
    expect: expectations(sections['expect'], complain),
    create: creations(sections['create'], complain),
    ...(kmsKey === undefined ? {} : { kmsKey }),
  };
  return { values, problems };
}

function checkKeys(sections: Readonly<Record<string, unknown>>, complain: Complain): void {
  if (sections['version'] !== undefined && sections['version'] !== 1) {
    complain(['version'], 'This version of Secret Ferry reads version 1 of the team file.');
  }
  for (const key of Object.keys(sections)) {
    if (Object.hasOwn(TEAM_KEYS, key)) continue;
    if (REFUSED.has(key.toLowerCase())) {
      complain(
        [key],
        `"${key}" can't be set here: a repository must not choose whose credentials are used, or where. It is a setting of yours.`,
      );
      continue;
    }
    const near = Object.keys(TEAM_KEYS).find((known) => isNear(known, key));
    complain([key], `"${key}" is not known.${near ? ` Did you mean "${near}"?` : ''}`);
  }
}

/** Equal but for case, or one letter more, fewer or other. */
function isNear(known: string, key: string): boolean {
  const [a, b] = [known.toLowerCase(), key.toLowerCase()];
  if (a === b) return true;
  if (Math.abs(a.length - b.length) > 1) return false;
  let start = 0;
  while (start < a.length && a[start] === b[start]) start += 1;
  const rest = [a.slice(start), b.slice(start)] as const;
  return (
    rest[0].slice(1) === rest[1] ||
    rest[0] === rest[1].slice(1) ||
    rest[0].slice(1) === rest[1].slice(1)
  );
}

function record(value: unknown, path: string, complain: Complain): [string, unknown][] {
  if (value === undefined) return [];
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
    return Object.entries(value).slice(0, MAX_LIST);
  }
  complain([path], `"${path}" must be an object.`);
  return [];
}

function texts(
  value: unknown,
  path: readonly [string],
  complain: Complain,
): Readonly<Record<string, string>> {
  const found: [string, string][] = [];
  for (const [key, one] of record(value, path[0], complain)) {
    if (typeof one === 'string' && one.length <= MAX_TEXT) found.push([key, one]);
    else complain([...path, key], `"${key}" must be a text of at most ${MAX_TEXT} characters.`);
  }
  return Object.fromEntries(found);
}

function kmsKeyOf(value: unknown, complain: Complain): TeamFile['kmsKey'] {
  if (value === undefined) return undefined;
  if (typeof value === 'string') return value.length <= MAX_TEXT ? value : undefined;
  return texts(value, ['kmsKey'], complain);
}

function globs(value: unknown, complain: Complain): string[] {
  if (value === undefined) return [];
  if (!Array.isArray(value)) {
    complain(['ignore'], '"ignore" must be a list of globs.');
    return [];
  }
  return value.slice(0, MAX_LIST).flatMap((glob: unknown, index) => {
    if (typeof glob === 'string' && glob.length <= MAX_TEXT) return [glob];
    complain(['ignore', index], 'A glob must be a text.');
    return [];
  });
}

function expectations(value: unknown, complain: Complain): TeamFile['expect'] {
  const found: [string, { account?: string; region?: string }][] = [];
  for (const [environment, one] of record(value, 'expect', complain)) {
    const { account, region } = (one ?? {}) as Record<string, unknown>;
    if (account !== undefined && !(typeof account === 'string' && /^\d{12}$/.test(account))) {
      complain(['expect', environment], 'An account is a text of twelve digits.');
      continue;
    }
    found.push([
      environment,
      {
        ...(account === undefined ? {} : { account }),
        ...(typeof region === 'string' ? { region } : {}),
      },
    ]);
  }
  return Object.fromEntries(found);
}

function creations(value: unknown, complain: Complain): TeamFile['create'] {
  const found: [string, (typeof CREATE_WAYS)[number]][] = [];
  for (const [environment, way] of record(value, 'create', complain)) {
    const known = CREATE_WAYS.find((one) => one === way);
    if (known) found.push([environment, known]);
    else complain(['create', environment], `"create" must be ${CREATE_WAYS.join(', ')}.`);
  }
  return Object.fromEntries(found);
}

import { MAX_GLOB } from '../tagging/globs';
import { unknownKey } from '../tagging/unknownKey';
import { checkLookup } from './lookupSection';
import { asObject } from './readText';
import { checkScan, type Complain } from './scanSection';
import type { TeamFile } from './teamFile';

/** What is wrong, with the path of keys that leads there. */
export interface SectionProblem {
  readonly path: readonly (string | number)[];
  readonly message: string;
}

type Values = Omit<TeamFile, 'scheme'>;

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
  scan: 'What is looked for, and how loudly it is told.',
  expect: 'Account and region in which an environment’s secrets are expected.',
  create:
    'How an environment’s secrets come into being: direct, iac (declared in infrastructure code) or ask.',
  lookup: 'How code looks secrets up, by language: a known way, or a function of the team’s own.',
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
/** Globs, and keys of one section, that a team file may hold. */
export const MAX_GLOBS = 200;
const MAX_KEYS = 200;
const MAX_TEXT = 2048;
/** How an environment’s secrets may come into being. */
export const CREATE_WAYS = ['direct', 'iac', 'ask'] as const;

/**
 * Reads what is not the scheme. What is wrong is left out and named.
 * @param environments the only environments there are; empty where any name will do.
 */
export function checkTeamSections(
  sections: Readonly<Record<string, unknown>>,
  environments: readonly string[] = [],
): { values: Values; problems: SectionProblem[] } {
  const problems: SectionProblem[] = [];
  const complain: Complain = (path, message) => problems.push({ path, message });
  checkKeys(sections, complain);
  if (environments.length > 0) checkEnvironments(sections, environments, complain);
  const kmsKey = kmsKeyOf(sections['kmsKey'], complain);
  const values: Values = {
    metadata: texts(sections['metadata'], ['metadata'], complain),
    ignore: [
      ...globs(sections['ignore'], ['ignore'], complain),
      ...globs(asObject(sections['scan'])?.['ignore'], ['scan', 'ignore'], complain),
    ],
    scan: checkScan(sections['scan'], complain),
    expect: expectations(sections['expect'], complain),
    create: creations(sections['create'], complain),
    lookup: checkLookup(sections['lookup'], complain),
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
    complain([key], unknownKey(key, Object.keys(TEAM_KEYS)));
  }
}

/** A rule for an environment that does not exist would guard nothing. */
function checkEnvironments(
  sections: Readonly<Record<string, unknown>>,
  environments: readonly string[],
  complain: Complain,
): void {
  for (const section of ['kmsKey', 'expect', 'create']) {
    for (const key of Object.keys(asObject(sections[section]) ?? {})) {
      if (environments.includes(key)) continue;
      complain([section, key], `The environment ${unknownKey(key, environments)}`);
    }
  }
}

function record(value: unknown, path: string, complain: Complain): [string, unknown][] {
  if (value === undefined) return [];
  const section = asObject(value);
  const entries = Object.entries(section ?? {});
  if (!section) complain([path], `"${path}" must be an object.`);
  if (entries.length > MAX_KEYS) complain([path], `"${path}" has more than ${MAX_KEYS} keys.`);
  return entries.slice(0, MAX_KEYS);
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
  if (typeof value !== 'string') return texts(value, ['kmsKey'], complain);
  if (value !== '' && value.length <= MAX_TEXT) return value;
  complain(['kmsKey'], `"kmsKey" must be a text of 1–${MAX_TEXT} characters.`);
  return undefined;
}

function globs(value: unknown, path: readonly string[], complain: Complain): string[] {
  if (value === undefined) return [];
  if (!Array.isArray(value) || value.length > MAX_GLOBS) {
    complain(path, `"${path.join('.')}" must be a list of at most ${MAX_GLOBS} globs.`);
    return [];
  }
  return value.flatMap((glob: unknown, index) => {
    if (typeof glob === 'string' && glob.length <= MAX_GLOB) return [glob];
    complain([...path, index], `A glob must be a text of at most ${MAX_GLOB} characters.`);
    return [];
  });
}

/** What an expectation may say, and how its values look. */
export const EXPECTED = {
  account: { pattern: '^\\d{12}$', form: 'a text of twelve digits' },
  region: { pattern: '^[a-z]{2,}(?:-[a-z]+)+-\\d$', form: 'a region’s name, such as eu-central-1' },
} as const;

function expectations(value: unknown, complain: Complain): TeamFile['expect'] {
  const found = record(value, 'expect', complain).map(([environment, one]) => {
    const expected = asObject(one);
    const wrong = expectationProblem(expected);
    if (wrong) complain(['expect', environment, ...wrong.key], wrong.message);
    const { account, region } = expected ?? {};
    return [
      environment,
      {
        ...(typeof account === 'string' ? { account } : {}),
        ...(typeof region === 'string' ? { region } : {}),
      },
    ] as const;
  });
  return Object.fromEntries(found);
}

/** An expectation guards production: one that is not understood must never pass for none. */
function expectationProblem(
  expected: Readonly<Record<string, unknown>> | undefined,
): { key: string[]; message: string } | undefined {
  const keys = Object.keys(expected ?? {});
  if (keys.length === 0) {
    return { key: [], message: 'An expectation needs an "account", a "region" or both.' };
  }
  const known = Object.keys(EXPECTED);
  for (const key of keys) {
    if (!Object.hasOwn(EXPECTED, key)) return { key: [key], message: unknownKey(key, known) };
    const { pattern, form } = EXPECTED[key as keyof typeof EXPECTED];
    const text = expected?.[key];
    if (typeof text === 'string' && new RegExp(pattern).test(text)) continue;
    return { key: [key], message: `"${key}" must be ${form}.` };
  }
  return undefined;
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

import { posix } from 'node:path';
import { parse as parseToml } from 'smol-toml';
import type { Finding, SecretType } from '../scan/finding';
import { RULES } from '../scan/table';
import { matchesGlob } from '../tagging/globs';
import type { EnvironmentRule, Offers, Scheme, Sourced } from '../tagging/scheme';
import { ownerOf } from './codeowners';
import type { FileSystem } from './files';
import { originRepository } from './gitConfig';
import { foldersUp } from './project';
import { parseObject, readInside } from './readText';
import { withSuggestions } from './suggestions';
import { readTeamFile, TEAM_FILE, type TeamFile } from './teamFile';

/** Which finding, and where: what a secret's metadata is derived from. */
export interface OffersRequest {
  readonly fs: FileSystem;
  /** Absolute path of the workspace folder. */
  readonly root: string;
  /** Relative to the root, with `/`. */
  readonly path: string;
  readonly finding: Pick<Finding, 'type' | 'ruleId'>;
}

/**
 * Values for tags and name placeholders, best first, each with where it comes from: the team file,
 * then what the repository's own files say, then suggestions.
 */
export async function offersFor(request: OffersRequest): Promise<Offers> {
  const { fs, root, path, finding } = request;
  const { file } = await readTeamFile(fs, root);
  const repository = await originRepository(fs, root);
  const owner = await ownerOf(fs, root, path);
  const derived: Offers = {
    appname: await applicationNames(fs, root, path, repository),
    appenv: environments(path, file?.scheme),
    appfunc: functionsOf(finding),
    dataclassification: [{ value: 'confidential', source: 'kind of secret' }],
    function: [{ value: USAGE[finding.type], source: 'kind of secret' }],
    owner: owner === undefined ? [] : [{ value: owner, source: 'CODEOWNERS' }],
    repository:
      repository === undefined ? [] : [{ value: repository, source: 'git remote origin' }],
  };
  return withTeamFile(withSuggestions(derived, root, file?.scheme), file);
}

/** Team metadata first. A key that only differs in case is the same tag. */
function withTeamFile(derived: Offers, file: TeamFile | undefined): Offers {
  const offers: Record<string, readonly Sourced[]> = { ...derived };
  for (const [key, value] of Object.entries(file?.metadata ?? {})) {
    const known = Object.keys(offers).find((one) => one.toLowerCase() === key.toLowerCase()) ?? key;
    const written = { value, source: TEAM_FILE, standing: 'written' } as const;
    offers[known] = [written, ...(offers[known] ?? [])];
  }
  return offers;
}

const USAGE: Readonly<Record<SecretType, string>> = {
  'application-secret': 'authentication',
  'client-credential': 'authentication',
  'database-credential': 'database',
  'third-party-credential': 'third-party-integration',
  'certificate-private-key': 'certificate',
  'cryptographic-key': 'encryption',
  'ssh-key': 'remote-access',
  'aws-access-key': 'cloud-access',
};

const FUNCTION: Readonly<Record<SecretType, string>> = {
  'application-secret': 'service',
  'client-credential': 'api',
  'database-credential': 'dba',
  'third-party-credential': 'api',
  'certificate-private-key': 'web',
  'cryptographic-key': 'service',
  'ssh-key': 'tool',
  'aws-access-key': 'tool',
};

/** What the rule suggests, and one of the guidance's fixed values for a scheme that keeps to them. */
function functionsOf({ ruleId, type }: OffersRequest['finding']): Sourced[] {
  const suggested = RULES.find(({ id }) => id === ruleId)?.func;
  const values = suggested === undefined ? [FUNCTION[type]] : [suggested, FUNCTION[type]];
  return [...new Set(values)].map((value) => ({ value, source: 'kind of secret' }));
}

/** As written, and then in the letters and digits that the guidance asks for. */
function spellings(value: string, source: string): Sourced[] {
  const plain = value.toLowerCase().replace(/[^a-z0-9]/g, '');
  return [...new Set([value, plain])].filter(Boolean).map((one) => ({ value: one, source }));
}

async function applicationNames(
  fs: FileSystem,
  root: string,
  path: string,
  repository: string | undefined,
): Promise<Sourced[]> {
  const fromManifests = await nearestNames(fs, root, path);
  const name = repository?.split('/').at(-1);
  return [...fromManifests, ...(name === undefined ? [] : spellings(name, 'git remote origin'))];
}

async function nearestNames(fs: FileSystem, root: string, path: string): Promise<Sourced[]> {
  for (const folder of foldersUp(path)) {
    const read = (name: string) => readInside(fs, root, posix.join(folder, name));
    const npm = npmName((await read('package.json')) ?? '');
    const python = pythonName((await read('pyproject.toml')) ?? '');
    const names = [
      npm === undefined ? [] : spellings(npm, 'package.json "name"'),
      python === undefined ? [] : spellings(python, 'pyproject.toml "project.name"'),
    ];
    if (path.endsWith('.py')) names.reverse();
    if (names.flat().length > 0) return names.flat();
  }
  return [];
}

function npmName(text: string): string | undefined {
  const name = parseObject(text)?.['name'];
  return typeof name === 'string' ? name.replace(/^@[^/]*\//, '') : undefined;
}

function pythonName(text: string): string | undefined {
  if (text === '') return undefined;
  try {
    const { project } = parseToml(text) as { project?: { name?: unknown } };
    return typeof project?.name === 'string' ? project.name : undefined;
  } catch {
    return undefined; // a broken manifest tells us nothing
  }
}

/** What paths call an environment, and what the guidance's fixed values call it. */
const ENVIRONMENT_WORDS: readonly (readonly [RegExp, string])[] = [
  [/^(?:prod|prd|production|live)$/, 'prod'],
  [/^(?:dev|devel|develop|development|local)$/, 'dev'],
  [/^(?:test|testing|qa|ci|uat)$/, 'test'],
  [/^(?:nonp|nonprod|stage|staging|stg|preprod)$/, 'nonp'],
];

/** Words that in code name something else: a kind of file, a feature. In configuration they don't. */
const AMBIGUOUS = /^(?:test|testing|qa|ci|local|live|stage)$/;
const CONFIGURATION =
  /(?:^|\/)\.env[^/]*$|\.(?:json|ya?ml|toml|ini|conf|cfg|properties|tfvars|env)$/;

/** The team's rules by path, then what the file's own name and its folders say, the nearest first. */
function environments(path: string, scheme: Scheme | undefined): Sourced[] {
  const rule = scheme?.environments.find(({ glob }) => matchesGlob(glob, path));
  const ruled = rule ? [ruledEnvironment(rule)] : [];
  const [name = '', ...folders] = path.toLowerCase().split('/').reverse();
  const isTold = (word: string): boolean => !AMBIGUOUS.test(word) || CONFIGURATION.test(path);
  const words = (text: string): string[] => text.split(/[^a-z0-9]+/).filter(isTold);
  return [
    ...ruled,
    ...words(name).flatMap((word) => environmentOf(word, 'file name')),
    ...folders.filter(isTold).flatMap((word) => environmentOf(word, 'folder name')),
  ];
}

function ruledEnvironment({ glob, appenv }: EnvironmentRule): Sourced {
  return { value: appenv, source: `${TEAM_FILE} "${glob}"`, standing: 'written' };
}

/** As written, for a team that calls it so, and then as the guidance calls it. */
function environmentOf(word: string, source: string): Sourced[] {
  const usual = ENVIRONMENT_WORDS.find(([pattern]) => pattern.test(word))?.[1];
  if (usual === undefined) return [];
  return [...new Set([word, usual])].map((value) => ({ value, source }));
}

import { join } from 'node:path';
import { parse as parseJson } from 'jsonc-parser';
import { parse as parseToml } from 'smol-toml';
import type { Finding, SecretType } from '../scan/finding';
import { RULES } from '../scan/table';
import { matchesGlob } from '../tagging/globs';
import type { Offers, Scheme, Sourced } from '../tagging/scheme';
import { ownerOf } from './codeowners';
import type { FileSystem } from './files';
import { originRepository } from './gitConfig';
import { foldersUp, readText } from './project';
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
 * then what the repository's own files say.
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
  return withTeamFile(derived, file);
}

/** Team metadata first. A key that only differs in case is the same tag. */
function withTeamFile(derived: Offers, file: TeamFile | undefined): Offers {
  const offers: Record<string, readonly Sourced[]> = { ...derived };
  for (const [key, value] of Object.entries(file?.metadata ?? {})) {
    const known = Object.keys(offers).find((one) => one.toLowerCase() === key.toLowerCase()) ?? key;
    offers[known] = [{ value, source: TEAM_FILE }, ...(offers[known] ?? [])];
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
    const npm = npmName((await readText(fs, join(root, folder, 'package.json'))) ?? '');
    const python = pythonName((await readText(fs, join(root, folder, 'pyproject.toml'))) ?? '');
    const names = [
      ...(npm === undefined ? [] : spellings(npm, 'package.json "name"')),
      ...(python === undefined ? [] : spellings(python, 'pyproject.toml "project.name"')),
    ];
    if (names.length > 0) return path.endsWith('.py') ? names.reverse() : names;
  }
  return [];
}

function npmName(text: string): string | undefined {
  const name = (parseJson(text) as { name?: unknown } | undefined)?.name;
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
const ENVIRONMENT_WORDS: readonly (readonly [RegExp, readonly string[]])[] = [
  [/^(?:prod|prd|production|live)$/, ['prod', 'production']],
  [/^(?:dev|devel|develop|development|local)$/, ['dev', 'development']],
  [/^(?:test|testing|qa|ci|uat)$/, ['test', 'testing']],
  [/^(?:nonp|nonprod|stage|staging|stg|preprod)$/, ['nonp', 'nonprod', 'staging', 'stage']],
];

/** In code, `test` is a kind of file; in configuration it is an environment. */
const CONFIGURATION =
  /(?:^|\/)\.env[^/]*$|\.(?:json|ya?ml|toml|ini|conf|cfg|properties|tfvars|env)$/;

/** The team's rules by path, then what the file's own name and folders say. */
function environments(path: string, scheme: Scheme | undefined): Sourced[] {
  const rule = scheme?.environments.find(({ glob }) => matchesGlob(glob, path));
  const ruled = rule ? [{ value: rule.appenv, source: `${TEAM_FILE} "${rule.glob}"` }] : [];
  const parts = path.toLowerCase().split('/');
  const isTold = ({ value }: Sourced): boolean =>
    !value.startsWith('test') || CONFIGURATION.test(path);
  const named = wordsOf(parts.at(-1) ?? '').flatMap((word) => environmentOf(word, 'file name'));
  const folders = parts.slice(0, -1).reverse();
  const placed = folders.flatMap((name) => environmentOf(name, 'folder name'));
  return [...ruled, ...[...named, ...placed].filter(isTold)];
}

function wordsOf(name: string): string[] {
  return name.split(/[^a-z0-9]+/).filter(Boolean);
}

function environmentOf(word: string, source: string): Sourced[] {
  const found = ENVIRONMENT_WORDS.find(([pattern]) => pattern.test(word));
  return (found?.[1] ?? []).map((value) => ({ value, source }));
}

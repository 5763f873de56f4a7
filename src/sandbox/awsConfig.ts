import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Credentials } from './identity';

export interface AwsProfile {
  readonly name: string;
  readonly credentials: Credentials;
}

export interface AwsFiles {
  readonly configFile: string;
  readonly credentialsFile: string;
  /** Names of the profiles, the first of them the one to start with. */
  readonly profiles: readonly string[];
  remove(): Promise<void>;
}

export interface AwsFilesOptions {
  /** Is made where it does not exist. */
  readonly directory: string;
  readonly endpoint: string;
  readonly region: string;
  readonly profiles: readonly AwsProfile[];
}

/**
 * Writes configuration and credentials for AWS tools and SDKs, for this user's eyes only. The
 * user's own files are not touched; there is no `default` profile in these.
 */
export async function writeAwsFiles(options: AwsFilesOptions): Promise<AwsFiles> {
  const { directory, endpoint, region, profiles } = options;
  await mkdir(directory, { recursive: true, mode: 0o700 });
  const configFile = join(directory, 'config');
  const credentialsFile = join(directory, 'credentials');
  await writePrivate(
    configFile,
    profiles.map(({ name }) =>
      section(`profile ${name}`, { region, endpoint_url: endpoint, output: 'json' }),
    ),
  );
  await writePrivate(
    credentialsFile,
    profiles.map(({ name, credentials }) =>
      section(name, {
        aws_access_key_id: credentials.accessKeyId,
        aws_secret_access_key: credentials.secretAccessKey,
        aws_session_token: credentials.sessionToken,
      }),
    ),
  );
  return {
    configFile,
    credentialsFile,
    profiles: profiles.map(({ name }) => name),
    remove: () => removeAll([configFile, credentialsFile]),
  };
}

/** A file that stood there before goes first: its mode would stay, and a link would be followed. */
async function writePrivate(path: string, sections: readonly string[]): Promise<void> {
  await rm(path, { force: true });
  await writeFile(path, sections.join('\n'), { mode: 0o600, flag: 'wx' });
}

async function removeAll(paths: readonly string[]): Promise<void> {
  await Promise.all(paths.map((path) => rm(path, { force: true })));
}

function section(name: string, entries: Readonly<Record<string, string>>): string {
  const lines = Object.entries(entries).map(([key, value]) => `${key} = ${value}\n`);
  return `[${name}]\n${lines.join('')}`;
}

import { loadSharedConfigFiles } from '@smithy/shared-ini-file-loader';

/** Other files than `~/.aws/config` and `~/.aws/credentials`; empty is as good as absent. */
export interface ConfigFiles {
  readonly configFile?: string;
  readonly credentialsFile?: string;
}

export type Settings = Readonly<Record<string, string | undefined>>;

/** The two shared files as one: a profile's settings, the credentials file winning. */
export interface SharedConfig {
  readonly profiles: ReadonlyMap<string, Settings>;
  /** `services.x` and `sso-session.x`, by that key; `services` settings as `secrets_manager.endpoint_url`. */
  readonly sections: ReadonlyMap<string, Settings>;
}

/** How the loader marks sections that are no profiles. */
const SECTION = /^(services|sso-session)\./;

/** Reads both files anew. A file that is not there, or that can't be parsed, is as good as empty. */
export async function readSharedConfig(files: ConfigFiles = {}): Promise<SharedConfig> {
  const { configFile, credentialsFile } = await loadSharedConfigFiles({
    ...filePaths(files),
    ignoreCache: true,
  });
  const profiles = new Map<string, Settings>();
  const sections = new Map<string, Settings>();
  for (const [name, settings] of Object.entries(configFile)) {
    (SECTION.test(name) ? sections : profiles).set(name, settings);
  }
  for (const [name, settings] of Object.entries(credentialsFile)) {
    profiles.set(name, { ...profiles.get(name), ...settings });
  }
  return { profiles, sections };
}

/** Names of all profiles, sorted, `default` first. */
export async function listProfiles(files: ConfigFiles = {}): Promise<string[]> {
  const names = [...(await readSharedConfig(files)).profiles.keys()].sort();
  return names.includes('default')
    ? ['default', ...names.filter((name) => name !== 'default')]
    : names;
}

/** The SDK's names for the two files. */
export function filePaths(files: ConfigFiles): { configFilepath?: string; filepath?: string } {
  return {
    ...(files.configFile && { configFilepath: files.configFile }),
    ...(files.credentialsFile && { filepath: files.credentialsFile }),
  };
}

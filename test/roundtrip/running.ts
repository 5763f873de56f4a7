import { mkdir, rm, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import type { Sandbox } from '../../src/sandbox/server';

export const root = join(__dirname, '../..');

/** Below the repository, so that programs find its packages. */
export const workDirectory = join(root, '.cache/roundtrip', String(process.pid));

/** What a program finds in its environment: the sandbox as its AWS, and nothing of ours. */
export function environmentFor(sandbox: Sandbox): NodeJS.ProcessEnv {
  const kept = ['PATH', 'HOME', 'SystemRoot', 'TMPDIR', 'TEMP'];
  return {
    ...Object.fromEntries(kept.map((name) => [name, process.env[name]])),
    AWS_CONFIG_FILE: sandbox.files?.configFile,
    AWS_SHARED_CREDENTIALS_FILE: sandbox.files?.credentialsFile,
    AWS_PROFILE: sandbox.files?.profiles[0],
    AWS_EC2_METADATA_DISABLED: 'true',
    PYTHONDONTWRITEBYTECODE: '1',
    PYTHONIOENCODING: 'utf-8',
  };
}

export async function prepare(): Promise<void> {
  await mkdir(workDirectory, { recursive: true });
  await symlink(join(root, 'node_modules'), join(workDirectory, 'node_modules'), 'junction');
}

export async function tidy(): Promise<void> {
  await rm(workDirectory, { recursive: true, force: true });
}

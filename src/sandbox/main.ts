import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sampleProfiles, sampleRoles, sampleSeeds } from './seeds';
import { startSandbox, type Sandbox } from './server';

export type { Sandbox } from './server';

/** Starts the sandbox of the sample workspace: four roles with a profile each, and their secrets. */
export function startSampleSandbox(stateDirectory: string): Promise<Sandbox> {
  return startSandbox({
    stateDirectory,
    roles: sampleRoles,
    profiles: sampleProfiles,
    seeds: sampleSeeds,
  });
}

/**
 * `sandbox.js [STATE_DIRECTORY]`: says in one line of JSON where it is, and stays until it is
 * interrupted or its standard input ends. Without a directory it uses one of its own for as long.
 */
async function main(directory: string | undefined): Promise<void> {
  const stateDir = directory ?? (await mkdtemp(join(tmpdir(), 'secret-ferry-sandbox-')));
  const sandbox = await startSampleSandbox(stateDir);
  const { endpoint, files, sandboxId, controlToken } = sandbox;
  const { configFile, credentialsFile, profiles } = files ?? {};
  const announcement = { endpoint, configFile, credentialsFile, profiles, sandboxId, stateDir };
  process.stdout.write(`${JSON.stringify({ ...announcement, controlToken })}\n`);
  await untilTold();
  await sandbox.close();
  if (directory === undefined) await rm(stateDir, { recursive: true, force: true });
}

async function untilTold(): Promise<void> {
  await new Promise<void>((resolve) => {
    const stop = (): void => {
      resolve();
    };
    process.once('SIGINT', stop).once('SIGTERM', stop);
    process.stdin.once('end', stop).once('close', stop).resume();
  });
  process.stdin.destroy();
}

// The same file is also loaded by the fronts, where starting is up to them.
if (/[\\/](?:sandbox\.js|sandbox[\\/]main\.ts)$/.test(process.argv[1] ?? '')) {
  main(process.argv[2]).catch((error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 1;
  });
}

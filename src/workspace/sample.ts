import { randomBytes, randomInt } from 'node:crypto';
import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Fault } from '../base/fault';
import type { FileSystem } from './files';
import { readText } from './readText';
import { sampleFiles, type SampleSecrets } from './sampleFiles';

/** Ties a sample workspace to the sandbox whose id it holds. */
const MARKER = '.secretferry-sample';

/**
 * Writes the sample workspace, with secrets made up on the spot, and marks it for this sandbox.
 * @throws Fault `edit-refused` where the folder holds anything but an earlier sample.
 */
export async function createSample(directory: string, sandboxId: string): Promise<void> {
  await mkdir(directory, { recursive: true });
  const present = await readdir(directory);
  if (present.length > 0 && !present.includes(MARKER)) {
    throw new Fault(
      'edit-refused',
      'The folder for the sample workspace is not empty, so nothing was written.',
      'Choose an empty folder.',
    );
  }
  for (const [path, text] of Object.entries(sampleFiles(inventSecrets()))) {
    const file = join(directory, path);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, text);
  }
  await writeFile(join(directory, MARKER), `${sandboxId}\n`);
}

/** Gives a sample to another sandbox: the one that runs now. */
export async function markSample(fs: FileSystem, root: string, sandboxId: string): Promise<void> {
  await fs.write(join(root, MARKER), Buffer.from(`${sandboxId}\n`));
}

/** Whether the folder is a sample of the sandbox with this id. */
export async function isSample(fs: FileSystem, root: string, sandboxId: string): Promise<boolean> {
  if (sandboxId === '') return false;
  return (await readText(fs, join(root, MARKER)))?.trim() === sandboxId;
}

function inventSecrets(): SampleSecrets {
  return {
    paymentKey: ['sk', 'live', letters(24)].join('_'),
    databasePassword: letters(18),
    webhookSecret: randomBytes(24).toString('base64url'),
    mailPassword: letters(16),
    reportToken: randomBytes(20).toString('hex'),
    cachePassword: letters(14),
    ledgerPassword: letters(20),
  };
}

const ALPHABET = 'ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz23456789';

function letters(count: number): string {
  return Array.from({ length: count }, () => ALPHABET[randomInt(ALPHABET.length)]).join('');
}

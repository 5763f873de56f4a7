import { randomBytes } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type * as vscode from 'vscode';
import { Journal, type JournalStorage } from '../migrate/journal';

const KEY = 'journal-key';

/** The journal of moves, as files that all windows share; its key is in the editor's secret storage. */
export async function openJournal(
  directory: string,
  secrets: vscode.SecretStorage,
): Promise<Journal> {
  return new Journal(journalFiles(directory), await journalKey(secrets));
}

/** One file an entry. */
export function journalFiles(directory: string): JournalStorage {
  const file = (id: string): string => join(directory, `${encodeURIComponent(id)}.json`);
  return {
    load: async () => {
      const names = (await readNames(directory)).filter((name) => name.endsWith('.json'));
      const texts = names.map((name) => readFile(join(directory, name), 'utf8'));
      return Promise.all(texts);
    },
    save: async (id, text) => {
      await mkdir(directory, { recursive: true, mode: 0o700 });
      const temporary = `${file(id)}.${randomBytes(4).toString('hex')}.new`;
      await writeFile(temporary, text, { mode: 0o600 });
      await rename(temporary, file(id));
    },
    remove: (id) => rm(file(id), { force: true }),
  };
}

async function readNames(directory: string): Promise<string[]> {
  try {
    return await readdir(directory);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}

async function journalKey(secrets: vscode.SecretStorage): Promise<Uint8Array> {
  const known = await secrets.get(KEY);
  if (known !== undefined) return Buffer.from(known, 'base64');
  const key = randomBytes(32);
  await secrets.store(KEY, key.toString('base64'));
  return key;
}

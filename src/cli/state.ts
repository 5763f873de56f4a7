import { randomBytes } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { homedir, platform } from 'node:os';
import { join } from 'node:path';
import { Fault } from '../base/fault';
import { Journal, type JournalStorage } from '../migrate/journal';

const KEY_BYTES = 32;
/** What a run's id looks like: it becomes a file's name. */
const RUN_ID = /^[0-9a-z-]{1,64}$/;

/**
 * Where this user's state is kept: `$XDG_STATE_HOME` where it is set, else the platform's usual
 * place (https://specifications.freedesktop.org/basedir-spec/latest/ for Linux).
 */
export function stateDirectory(env: NodeJS.ProcessEnv): string {
  const home = homedir();
  const bases: Partial<Record<NodeJS.Platform, string>> = {
    darwin: join(home, 'Library', 'Application Support'),
    win32: env['LOCALAPPDATA'] ?? join(home, 'AppData', 'Local'),
  };
  const base = env['XDG_STATE_HOME'] ?? bases[platform()] ?? join(home, '.local', 'state');
  return join(base, 'secret-ferry');
}

/**
 * The journal of this user's command-line moves, readable by the user alone.
 * @throws Fault `internal` where the folder can't be used.
 */
export async function openJournal(directory: string): Promise<Journal> {
  try {
    await mkdir(join(directory, 'runs'), { recursive: true, mode: 0o700 });
    return new Journal(new JournalFiles(join(directory, 'runs')), await readKey(directory));
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? 'unknown';
    throw new Fault(
      'internal',
      `The journal of moves in ${directory} can’t be used (${code}).`,
      'Make the folder writable, or set XDG_STATE_HOME.',
    );
  }
}

/** The machine's own key for digests; made on first use. */
async function readKey(directory: string): Promise<Uint8Array> {
  const path = join(directory, 'key');
  try {
    await writeFile(path, randomBytes(KEY_BYTES), { mode: 0o600, flag: 'wx' });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
  return readFile(path);
}

class JournalFiles implements JournalStorage {
  readonly #directory: string;

  constructor(directory: string) {
    this.#directory = directory;
  }

  async load(): Promise<string[]> {
    const names = await readdir(this.#directory);
    const entries = names.filter((name) => name.endsWith('.json'));
    return Promise.all(entries.map((name) => readFile(join(this.#directory, name), 'utf8')));
  }

  async save(id: string, text: string): Promise<void> {
    const path = this.#path(id);
    const draft = `${path}.${randomBytes(4).toString('hex')}.tmp`;
    await writeFile(draft, text, { mode: 0o600, flag: 'wx' });
    await rename(draft, path);
  }

  async remove(id: string): Promise<void> {
    await rm(this.#path(id), { force: true });
  }

  #path(id: string): string {
    if (!RUN_ID.test(id)) throw new RangeError('not the id of a run');
    return join(this.#directory, `${id}.json`);
  }
}

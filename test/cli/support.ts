import { spawn } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';

const root = join(__dirname, '../..');
const loader = pathToFileURL(require.resolve('tsx')).href;

export interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface RunOptions {
  readonly cwd: string;
  readonly env?: Readonly<Record<string, string>>;
  /** Standard input; closed at once where there is none. */
  readonly input?: string;
  /** Sends a signal once the first output has come. */
  readonly interrupt?: NodeJS.Signals;
  /** Closes the reading end of standard output after this many characters. */
  readonly readOnly?: number;
}

/** Runs the real command line as a process of its own, without anybody's AWS configuration. */
export function cli(args: readonly string[], options: RunOptions): Promise<Ended> {
  const own = Object.entries(process.env).filter(([name]) => !name.startsWith('AWS_'));
  const env = { ...Object.fromEntries(own), HOME: options.cwd, ...options.env };
  const command = ['--import', loader, join(root, 'src/cli.ts'), ...args];
  const child = spawn(process.execPath, command, { cwd: options.cwd, env });
  let stdout = '';
  let stderr = '';
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
    stdout += chunk;
    if (options.interrupt) child.kill(options.interrupt);
    if (options.readOnly !== undefined && stdout.length >= options.readOnly) child.stdout.destroy();
  });
  child.stderr.setEncoding('utf8').on('data', (chunk: string) => (stderr += chunk));
  child.stdin.on('error', () => undefined);
  if (options.interrupt) child.stdin.write(options.input ?? '');
  else child.stdin.end(options.input ?? '');
  return new Promise((resolve, reject) => {
    child.once('error', reject).once('close', (code) => {
      resolve({ code, stdout, stderr });
    });
  });
}

/** A folder of its own with these files; `dispose` removes it. */
export class Folder {
  readonly path: string;

  constructor(path: string) {
    this.path = path;
  }

  static async make(files: Readonly<Record<string, string | Uint8Array>> = {}): Promise<Folder> {
    const path = await realpath(await mkdtemp(join(tmpdir(), 'secret-ferry-cli-')));
    const folder = new Folder(path);
    for (const [name, content] of Object.entries(files)) await folder.write(name, content);
    return folder;
  }

  async write(name: string, content: string | Uint8Array): Promise<void> {
    const path = join(this.path, name);
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, content);
  }

  /** Every file's bytes in hex, by path. */
  async content(): Promise<Record<string, string>> {
    const entries = await readdir(this.path, { recursive: true, withFileTypes: true });
    const files = entries.filter((entry) => entry.isFile());
    const read = files.map(async (entry) => {
      const path = join(entry.parentPath, entry.name);
      return [path.slice(this.path.length + 1), (await readFile(path)).toString('hex')] as const;
    });
    return Object.fromEntries((await Promise.all(read)).sort());
  }

  dispose(): Promise<void> {
    return rm(this.path, { recursive: true, force: true });
  }
}

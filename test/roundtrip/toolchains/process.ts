import { execFile } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** What a process may take, compilers with an empty cache included: two minutes. */
const TIMEOUT = 120_000;

/** Runs a program in a folder. @returns what it printed; rejects with what it complained of. */
export async function output(
  [program, ...args]: readonly [string, ...string[]],
  options: { readonly cwd: string; readonly env?: NodeJS.ProcessEnv },
): Promise<string> {
  const { stdout } = await run(program, args, {
    timeout: TIMEOUT,
    maxBuffer: 64 << 20,
    ...options,
  });
  return stdout;
}

/** Writes files below a folder, which it makes. */
export async function writeAll(
  folder: string,
  files: Readonly<Record<string, string>>,
): Promise<void> {
  for (const [name, text] of Object.entries(files)) {
    const path = join(folder, name);
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, text);
  }
}

import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../running';
import { output, writeAll } from './process';
import type { Toolchain } from './toolchain';

/** The interpreter that scripts/pythonEnv.mjs makes. */
export const python = join(
  root,
  '.cache/python',
  process.platform === 'win32' ? 'Scripts/python.exe' : 'bin/python3',
);

export const PYTHON: Toolchain = {
  missing: 'Python with its packages is missing; install it with node scripts/pythonEnv.mjs',
  isThere: () => existsSync(python),
  build: (programs, env) =>
    Promise.resolve(
      programs.map(({ directory, file, text }) => async () => {
        await writeAll(directory, { [file]: text });
        return output([python, file], { cwd: directory, env });
      }),
    ),
};

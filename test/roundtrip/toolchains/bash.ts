import { spawnSync } from 'node:child_process';
import { delimiter, dirname } from 'node:path';
import { output, writeAll } from './process';
import { PYTHON, python } from './python';
import type { Toolchain } from './toolchain';

/** Bash, and the AWS command line of the repository's own Python environment. */
export const BASH: Toolchain = {
  missing:
    'Bash or the AWS command line is missing; install the latter with node scripts/pythonEnv.mjs',
  isThere: () => PYTHON.isThere() && spawnSync('bash', ['--version']).status === 0,
  build: (programs, env) =>
    Promise.resolve(
      programs.map(({ directory, file, text }) => async () => {
        await writeAll(directory, { [file]: text });
        const path = [dirname(python), env['PATH']].join(delimiter);
        return output(['bash', file], { cwd: directory, env: { ...env, PATH: path } });
      }),
    ),
};

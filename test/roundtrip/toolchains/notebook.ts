import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../running';
import { output, writeAll } from './process';
import { python } from './python';
import type { Toolchain } from './toolchain';

const RUNNER = join(root, 'test/roundtrip/toolchains/runNotebook.py');

/** Notebooks, whose cells IPython runs in their order. */
export const NOTEBOOK: Toolchain = {
  missing: 'Python with its packages is missing; install it with node scripts/pythonEnv.mjs',
  isThere: () => existsSync(python),
  build: (programs, env) =>
    Promise.resolve(
      programs.map(({ directory, file, text }) => async () => {
        await writeAll(directory, { [file]: text });
        const own = { ...env, IPYTHONDIR: join(directory, 'ipython') };
        return output([python, RUNNER, file], { cwd: directory, env: own });
      }),
    ),
};

import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { output, writeAll } from './process';
import type { Toolchain } from './toolchain';

const STUBS = join(__dirname, 'stubs');

/** Every program is checked with `ruby -wc` first; the gem is a stand-in with its path and names. */
export const RUBY: Toolchain = {
  missing: 'Ruby 3 is missing; install it with apt-get install ruby',
  isThere: () => String(spawnSync('ruby', ['--version']).stdout).startsWith('ruby 3'),
  build: (programs, env) =>
    Promise.resolve(
      programs.map(({ directory, file, text }) => async () => {
        await writeAll(directory, { [file]: text });
        const options = { cwd: directory, env: { ...env, LANG: 'C.UTF-8' } };
        await output(['ruby', '-c', file], options);
        return output(['ruby', '-I', STUBS, file], options);
      }),
    ),
};

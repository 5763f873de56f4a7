import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { output, writeAll } from './process';
import type { Toolchain } from './toolchain';

/** Loaded before the program, as Composer's autoloader would load the library. */
export const STUB = join(__dirname, 'stubs/aws-sdk-php.php');

/** Every program is checked with `php -l` first; the library is a stand-in with its names. */
export const PHP: Toolchain = phpBehind(STUB);

/** PHP with a file that is loaded before each program. */
export function phpBehind(prepended: string): Toolchain {
  return {
    missing: 'PHP 8 is missing; install it with apt-get install php-cli',
    isThere: () => String(spawnSync('php', ['--version']).stdout).startsWith('PHP 8'),
    build: (programs, env) =>
      Promise.resolve(
        programs.map(({ directory, file, text }) => async () => {
          await writeAll(directory, { [file]: text });
          const options = { cwd: directory, env };
          await output(['php', '-l', file], options);
          return output(['php', '-d', `auto_prepend_file=${prepended}`, file], options);
        }),
      ),
  };
}

import { spawnSync } from 'node:child_process';
import { dirname, join, relative } from 'node:path';
import { root } from '../running';
import { output, writeAll } from './process';
import type { Executable, Run, Toolchain } from './toolchain';

/** The modules that rewritten programs need; go.sum is made by `go mod tidy`, once. */
const MODULE = join(root, '.cache/go-module');

const FILES = {
  'go.mod': 'module example.com/roundtrip\n\ngo 1.24\n',
  'needed/needed.go': `package needed

import _ "github.com/aws/aws-secretsmanager-caching-go/v2/secretcache"
`,
};

/** Go's caches are where they always are, whatever a program's environment is. */
const GO_ENV = { ...process.env, GOFLAGS: '-mod=mod', GOTOOLCHAIN: 'local' };

/** All programs are compiled in one module, so that the library is compiled once. */
export const GO: Toolchain = goBeside({});

/** Go with files of the module that programs are compiled in. */
export function goBeside(files: Readonly<Record<string, string>>): Toolchain {
  return {
    missing: 'Go 1.24 or newer is missing; install it from https://go.dev/dl',
    // Without the program there is no output at all.
    isThere: () => /go1\.(?:2[4-9]|[3-9]\d)/.test(String(spawnSync('go', ['version']).stdout)),
    async build(programs, env) {
      const state = programs[0]?.directory.replace(/.*-/, '') ?? '';
      const module = join(MODULE, String(process.pid), state);
      await prepare(module, files);
      return Promise.all(programs.map((program) => compile(program, module, env)));
    },
  };
}

async function prepare(module: string, files: Readonly<Record<string, string>>): Promise<void> {
  await writeAll(module, { ...FILES, ...files });
  const get = ['get', 'github.com/aws/aws-secretsmanager-caching-go/v2@v2.2.0'] as const;
  await output(['go', ...get], { cwd: module, env: GO_ENV });
}

let queue: Promise<unknown> = Promise.resolve();

/** One after another: each compilation uses every core by itself. */
function compile(program: Executable, module: string, env: NodeJS.ProcessEnv): Promise<Run> {
  const made = queue.then(async () => {
    const folder = join(module, relative(join(root, '.cache'), program.directory));
    await writeAll(folder, { [program.file]: program.text });
    const binary = join(folder, 'program');
    const main = `./${dirname(program.file)}`;
    return output(['go', 'build', '-o', binary, main], { cwd: folder, env: GO_ENV }).then(
      () => () => output([binary], { cwd: folder, env }),
      (error: unknown) => () =>
        Promise.reject(error instanceof Error ? error : new Error('go build')),
    );
  });
  queue = made;
  return made;
}

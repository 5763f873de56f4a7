import { spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../running';
import { output, writeAll } from './process';
import type { Executable, Run, Toolchain } from './toolchain';

const SOURCES = join(root, 'test/roundtrip/toolchains/csharp');
const LIBRARY = 'SecretsManagerCache.dll';

/** Mono's compiler, which is a library as well: it reads C# 7. */
const COMPILER = '/usr/lib/mono/4.5/mcs.exe';

export const CSHARP: Toolchain = {
  missing: 'Mono’s C# compiler is missing; install it with apt-get install mono-mcs mono-runtime',
  isThere: () => existsSync(COMPILER) && spawnSync('mono', ['--version']).error === undefined,
  async build(programs, env) {
    const directory = await tools();
    const complaints = await compile(directory, programs);
    return programs.map(
      (program, i): Run =>
        () =>
          complaints[i] === ''
            ? output(['mono', join(program.directory, 'program.exe')], {
                cwd: program.directory,
                env: { ...env, MONO_PATH: directory },
              })
            : Promise.reject(new Error(complaints[i])),
    );
  },
};

let made: Promise<string> | undefined;

/** The library and the program that compiles the others, made once in a process. */
function tools(): Promise<string> {
  made ??= makeTools(join(root, '.cache/csharp', String(process.pid)));
  return made;
}

async function makeTools(directory: string): Promise<string> {
  const library = join(SOURCES, 'SecretsManagerCache.cs');
  await writeAll(directory, { 'made.txt': '' });
  await output(['mcs', '-target:library', `-out:${LIBRARY}`, library], { cwd: directory });
  const compiler = [`-r:${COMPILER}`, '-out:CompileAll.exe', join(SOURCES, 'CompileAll.cs')];
  await output(['mcs', ...compiler], { cwd: directory });
  return directory;
}

/** @returns what the compiler complained of, for each program; nothing where it made it. */
async function compile(directory: string, programs: readonly Executable[]): Promise<string[]> {
  const lines: string[] = [];
  for (const program of programs) {
    await writeAll(program.directory, { [program.file]: program.text });
    const out = join(program.directory, 'program.exe');
    const source = join(program.directory, program.file);
    lines.push([`-r:${join(directory, LIBRARY)}`, `-out:${out}`, source].join('\t'));
  }
  const printed = await feed(directory, lines.join('\n'));
  return printed.split('\n').slice(0, programs.length);
}

function feed(directory: string, input: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const env = { ...process.env, MONO_PATH: '/usr/lib/mono/4.5' };
    const child = spawn('mono', [join(directory, 'CompileAll.exe')], { env });
    let printed = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => (printed += text));
    child.on('error', reject).on('close', () => {
      resolve(printed);
    });
    child.stdin.end(`${input}\n`);
  });
}

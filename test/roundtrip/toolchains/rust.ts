import { spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { root } from '../running';
import { output, writeAll } from './process';
import type { Executable, Toolchain } from './toolchain';

/** The library stays compiled here from one run to the next. */
const HOME = join(root, '.cache/rust');
const PACKAGE = join(HOME, 'programs');
const TARGET = join(HOME, 'target');

const MANIFEST = `[package]
name = "programs"
version = "0.1.0"
edition = "2021"
autobins = false

[dependencies]
anyhow = "=1.0.104"
aws_secretsmanager_caching = "=2.1.0"
tokio = { version = "1", features = ["macros", "rt-multi-thread", "sync"] }

[profile.dev]
debug = false
incremental = false
`;

/** The folders of Cargo's own are where they always are, whatever a program's environment is. */
const CARGO_ENV = { ...process.env, CARGO_TARGET_DIR: TARGET, CARGO_TERM_COLOR: 'never' };

/** All programs are of one package, so that the library is compiled once. */
export const RUST: Toolchain = {
  missing: 'Rust 1.88 or newer with Cargo is missing; install it from https://rustup.rs',
  // Without the program there is no output at all.
  isThere: () => /cargo 1\.(?:8[89]|9\d|\d{3})/.test(String(spawnSync('cargo', ['-V']).stdout)),
  async build(programs, env) {
    await writePrograms(programs);
    const complaints = await compile();
    return programs.map((program) => () => {
      const binary = join(TARGET, 'debug', nameOf(program));
      if (!existsSync(binary)) return Promise.reject(new Error(complaints));
      return output([binary], { cwd: PACKAGE, env });
    });
  },
};

function nameOf({ directory }: Executable): string {
  return basename(directory);
}

async function writePrograms(programs: readonly Executable[]): Promise<void> {
  await rm(join(PACKAGE, 'src'), { recursive: true, force: true });
  const names = programs.map(nameOf);
  const bins = names.map((name) => `\n[[bin]]\nname = "${name}"\npath = "src/${name}.rs"\n`);
  for (const name of names) await rm(join(TARGET, 'debug', name), { force: true });
  await writeAll(PACKAGE, {
    'Cargo.toml': MANIFEST + bins.join(''),
    ...Object.fromEntries(programs.map((program) => [`src/${nameOf(program)}.rs`, program.text])),
  });
}

/** Compiles as many programs as can be. @returns what the compiler complains of in the others. */
function compile(): Promise<string> {
  return new Promise((resolve, reject) => {
    const args = ['build', '--bins', '--keep-going', '--quiet'];
    const cargo = spawn('cargo', args, { cwd: PACKAGE, env: CARGO_ENV });
    let complaints = '';
    cargo.stderr.setEncoding('utf8').on('data', (text: string) => (complaints += text));
    cargo.on('error', reject);
    cargo.on('close', () => {
      resolve(complaints);
    });
  });
}

import { execFile } from 'node:child_process';
import { mkdir, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { transform } from 'esbuild';
import type { Sandbox } from '../../src/sandbox/server';

const run = promisify(execFile);
const root = join(__dirname, '../..');

export const python = join(
  root,
  '.cache/python',
  process.platform === 'win32' ? 'Scripts/python.exe' : 'bin/python3',
);

/** Below the repository, so that programs find its packages. */
export const workDirectory = join(root, '.cache/roundtrip', String(process.pid));

/** What a program finds in its environment: the sandbox as its AWS, and nothing of ours. */
export function environmentFor(sandbox: Sandbox): NodeJS.ProcessEnv {
  const kept = ['PATH', 'HOME', 'SystemRoot', 'TMPDIR', 'TEMP'];
  return {
    ...Object.fromEntries(kept.map((name) => [name, process.env[name]])),
    AWS_CONFIG_FILE: sandbox.files?.configFile,
    AWS_SHARED_CREDENTIALS_FILE: sandbox.files?.credentialsFile,
    AWS_PROFILE: sandbox.files?.profiles[0],
    AWS_EC2_METADATA_DISABLED: 'true',
    PYTHONDONTWRITEBYTECODE: '1',
    PYTHONIOENCODING: 'utf-8',
  };
}

export interface Executable {
  readonly directory: string;
  readonly file: string;
  readonly text: string;
  readonly packageType?: 'module' | 'commonjs' | undefined;
}

/** Runs a program as a process of its own. @returns what it printed. */
export async function runProgram(program: Executable, env: NodeJS.ProcessEnv): Promise<string> {
  const { directory, file, text, packageType } = program;
  await mkdir(directory, { recursive: true });
  const manifest = packageType ? { type: packageType } : {};
  await writeFile(join(directory, 'package.json'), JSON.stringify(manifest));
  const isPython = file.endsWith('.py');
  const compiled = file.endsWith('.ts') ? file.replace(/ts$/, 'js') : file;
  const code = file.endsWith('.ts') ? await compile(text, packageType) : text;
  await writeFile(join(directory, compiled), code);
  const { stdout } = await run(isPython ? python : process.execPath, [compiled], {
    cwd: directory,
    env,
    timeout: 60_000,
  });
  return stdout;
}

async function compile(text: string, packageType: Executable['packageType']): Promise<string> {
  const format = packageType === 'module' ? 'esm' : 'cjs';
  return (await transform(text, { loader: 'ts', format, target: 'node20' })).code;
}

export async function prepare(): Promise<void> {
  await mkdir(workDirectory, { recursive: true });
  await symlink(join(root, 'node_modules'), join(workDirectory, 'node_modules'), 'junction');
}

export async function tidy(): Promise<void> {
  await rm(workDirectory, { recursive: true, force: true });
}

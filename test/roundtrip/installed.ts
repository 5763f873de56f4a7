import { execFile } from 'node:child_process';
import { cp, mkdir } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { python } from './toolchains/python';

const run = promisify(execFile);
const cache = join(__dirname, '../../.cache/packages');

/** A package of a registry, of one version, that is copied before it is changed. */
export interface Package {
  readonly registry: 'npm' | 'PyPI';
  readonly name: string;
  readonly version: string;
}

/** Installs a package once, and copies it. @returns the folder that its modules are found from. */
export async function copyOf(wanted: Package, target: string): Promise<string> {
  const { registry, name, version } = wanted;
  const folder = join(cache, `${registry}-${name.replaceAll(/\W/g, '-')}-${version}`);
  if (!existsSync(join(folder, 'done'))) await install(wanted, folder);
  await cp(folder, target, { recursive: true });
  return target;
}

async function install({ registry, name, version }: Package, folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  if (registry === 'npm') {
    const options = ['--ignore-scripts', '--no-audit', '--no-fund', '--no-save'];
    const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
    await run(npm, ['install', '--prefix', folder, ...options, `${name}@${version}`]);
  } else {
    const options = ['--quiet', '--no-deps', '--target', folder];
    await run(python, ['-m', 'pip', 'install', ...options, `${name}==${version}`]);
  }
  await mkdir(join(folder, 'done'));
}

// Python packages for tests and for the sample, in an environment of the repository's own.
// `node scripts/pythonEnv.mjs` installs what is missing and prints the path of its python.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const directory = join(root, '.cache/python');
const windows = process.platform === 'win32';
const marker = join(directory, 'installed.txt');

const packages = [
  // what rewritten programs import
  'aws-lambda-powertools==3.37.0',
  'aws-secretsmanager-caching==1.2.0',
  'boto3==1.44.8',
  // what runs the cells of rewritten notebooks
  'ipython==8.39.0',
  // what tests compare with
  'awscli==1.46.3',
  'black==26.10.1',
  'cfn-lint==1.58.0',
  'moto[server]==5.2.5',
  'python-hcl2==8.1.4',
];

/** The environment's python, whether it is there or not. */
export const python = join(directory, windows ? 'Scripts/python.exe' : 'bin/python3');

/** Whether everything is installed. */
export function isInstalled() {
  return existsSync(marker) && readFileSync(marker, 'utf8') === packages.join('\n');
}

function main() {
  if (!isInstalled()) install();
  process.stdout.write(`${python}\n`);
}

function install() {
  const system = ['python3', 'python'].find(isPython3);
  if (!system) {
    fail(
      'Python 3.10 or newer is missing. Install it (https://www.python.org) and run this again.',
    );
  }
  run(system, ['-m', 'venv', directory], 'make a virtual environment (Debian: python3-venv)');
  run(python, ['-m', 'pip', 'install', '--quiet', ...packages], 'install from PyPI');
  writeFileSync(marker, packages.join('\n'));
}

function isPython3(command) {
  const check = 'import sys; sys.exit(sys.version_info < (3, 10))';
  return spawnSync(command, ['-c', check], { stdio: 'ignore' }).status === 0;
}

/** Runs a program; its output goes to the error stream, for ours is a path. */
function run(command, args, what) {
  const { status } = spawnSync(command, args, { stdio: ['ignore', 2, 2] });
  if (status !== 0) fail(`Could not ${what}.`);
}

function fail(sentence) {
  process.stderr.write(`${sentence}\n`);
  process.exit(1);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) main();

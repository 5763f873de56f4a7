import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import type { Context } from 'mocha';

/** Where tools of our own are installed, before those on the PATH. */
const LOCAL = join(import.meta.dirname, '../../.cache/python/bin');

/** Installs both into the repository's own environment. */
const INSTALL =
  "node scripts/pythonEnv.mjs, or pip install 'moto[server]' awscli cfn-lint python-hcl2";

/**
 * The path of a command that a test needs. Where it is missing the test is skipped and the line
 * that installs it is named; with CI set that is a failure.
 */
export function requireTool(test: Context, command: string): string {
  return which(command) ?? skipWithout(test, command);
}

/** For what is missing though it is no command. */
export function skipWithout(test: Context, what: string): never {
  const sentence = `${what} is missing; install it with ${INSTALL}`;
  if (process.env['CI']) throw new Error(sentence);
  console.log(`      skipped: ${sentence}`);
  test.skip();
}

function which(command: string): string | undefined {
  const directories = [LOCAL, ...(process.env['PATH'] ?? '').split(delimiter)];
  return directories
    .map((directory) => join(directory, command))
    .find((path) => existsSync(path) && spawnSync(path, ['--version']).error === undefined);
}

import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { SAMPLE_PROGRAMS } from '../workspace/sampleFiles';

const run = promisify(execFile);
const PROGRAM_TIMEOUT = 60_000;

export type Program = (typeof SAMPLE_PROGRAMS)[number];

/** What a program printed, or that it could not be run. */
export interface Outcome {
  /** One hash a line. */
  readonly printed?: string;
  /** Milliseconds of the whole process. */
  readonly took: number;
}

/** How each kind of program is started: a command and its first arguments. */
export type Runners = Readonly<Partial<Record<Program['runner'], readonly [string, ...string[]]>>>;

/** What this machine can run. Python counts where it has the packages that the moved code needs. */
export async function findRunners(repository: string): Promise<Runners> {
  const node = process.execPath;
  const python = await findPython(repository);
  return {
    node: [node],
    tsx: [node, '--import', 'tsx'],
    ...(python === undefined ? {} : { python: [python] as const }),
  };
}

async function findPython(repository: string): Promise<string | undefined> {
  const own = ['bin/python', 'Scripts/python.exe'].map((file) =>
    join(repository, '.cache/python', file),
  );
  for (const candidate of [...own.filter((path) => existsSync(path)), 'python3', 'python']) {
    try {
      await run(candidate, ['-c', 'import aws_secretsmanager_caching, botocore']);
      return candidate;
    } catch {
      // Not there, or without the packages: the next one may have them.
    }
  }
  return undefined;
}

/**
 * Runs a program of the sample. What it prints on standard error is dropped: a stack trace quotes
 * the source line, and that may hold a secret.
 */
export async function runProgram(
  program: Program,
  runners: Runners,
  folder: string,
  env: NodeJS.ProcessEnv,
): Promise<Outcome> {
  const [command, ...first] = runners[program.runner] ?? [];
  if (command === undefined) return { took: 0 };
  const started = performance.now();
  try {
    const options = { cwd: folder, env, timeout: PROGRAM_TIMEOUT };
    const { stdout } = await run(command, [...first, program.path], options);
    return { printed: stdout.trim(), took: performance.now() - started };
  } catch {
    return { took: performance.now() - started };
  }
}

/** The environment without anything that leads to another AWS account, and with the sandbox. */
export function sandboxEnvironment(
  files: { configFile: string; credentialsFile: string },
  profile: string,
): NodeJS.ProcessEnv {
  const own = Object.entries(process.env).filter(([name]) => !name.startsWith('AWS_'));
  return {
    ...Object.fromEntries(own),
    AWS_CONFIG_FILE: files.configFile,
    AWS_SHARED_CREDENTIALS_FILE: files.credentialsFile,
    AWS_PROFILE: profile,
    AWS_EC2_METADATA_DISABLED: 'true',
  };
}

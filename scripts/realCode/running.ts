import { spawn } from 'node:child_process';
import type { Step } from './codeBases';

export interface Ended {
  readonly code: number | null;
  /** The parts of the output that tell how it went, sorted. */
  readonly summary: readonly string[];
  readonly output: string;
}

/** More time than any step needs; what hangs is ended. */
const PATIENCE = 15 * 60_000;

/** Runs a step in a folder, with this environment beside the step's own. */
export function runStep(step: Step, cwd: string, env: NodeJS.ProcessEnv): Promise<Ended> {
  const [program, ...args] = step.command;
  const child = spawn(program, args, {
    cwd,
    env: { ...env, ...step.env },
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: PATIENCE,
  });
  let output = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (output += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (output += text));
  return new Promise((resolve, reject) => {
    child.once('error', reject).once('close', (code) => {
      const summary = step.summary ? (output.match(step.summary) ?? []) : [];
      resolve({ code, summary: [...summary].sort(), output });
    });
  });
}

/** @throws Error with the end of its output, where it fails. */
export async function mustRun(step: Step, cwd: string, env: NodeJS.ProcessEnv): Promise<void> {
  const { code, output } = await runStep(step, cwd, env);
  if (code !== 0) throw new Error(`${step.command.join(' ')} failed:\n${output.slice(-3000)}`);
}

import { PassThrough, Readable } from 'node:stream';
import { main } from '../../src/cli/main';

export interface Ended {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a command line in this process: everything of it but the process itself. */
export async function run(args: readonly string[], cwd: string, input = ''): Promise<Ended> {
  const stdout = new PassThrough();
  const stderr = new PassThrough();
  const { signal } = new AbortController();
  const stdin = Readable.from([Buffer.from(input)]);
  const written = Promise.all([stdout.toArray(), stderr.toArray()]);
  const code = await main(args, { stdin, stdout, stderr, cwd, env: {}, signal });
  stdout.end();
  stderr.end();
  const [out, err] = (await written) as [Buffer[], Buffer[]];
  const text = (chunks: Buffer[]): string => Buffer.concat(chunks).toString('utf8');
  return { code, stdout: text(out), stderr: text(err) };
}

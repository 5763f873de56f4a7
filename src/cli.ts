import { parentPort } from 'node:worker_threads';
import { main } from './cli/main';
import { serveScans } from './cli/scanThread';

/** Ends a run at the first interrupt; a second one ends the process as usual. */
function interruptSignal(): AbortSignal {
  const abort = new AbortController();
  for (const name of ['SIGINT', 'SIGTERM'] as const) {
    process.once(name, () => {
      abort.abort();
    });
  }
  return abort.signal;
}

function runCommand(): void {
  const { stdin, stdout, stderr, env } = process;
  const around = { stdin, stdout, stderr, env, cwd: process.cwd(), signal: interruptSignal() };
  void main(process.argv.slice(2), around).then((code) => {
    process.exitCode = code;
  });
}

// Threads of a scan run the same file, so that the package needs no bundle more.
if (parentPort) serveScans(parentPort);
else runCommand();

import { main } from './cli/main';

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

const { stdin, stdout, stderr, env } = process;
const signal = interruptSignal();
void main(process.argv.slice(2), { stdin, stdout, stderr, env, cwd: process.cwd(), signal }).then(
  (code) => {
    process.exitCode = code;
  },
);

import { Worker } from 'node:worker_threads';

/** Seconds without a sign of life of this thread, after which the process is ended. */
const LIMIT = 300;

/**
 * Ends the process where its own thread hangs, which no timer of that thread could. Before that it
 * says what was going on.
 */
export class Watchdog {
  readonly #signs = new Int32Array(new SharedArrayBuffer(4));
  readonly #worker: Worker;

  constructor(seed: number) {
    const program = `
      const { workerData: { signs, seed, limit } } = require('node:worker_threads');
      let last = -1;
      setInterval(() => {
        const now = Atomics.load(signs, 0);
        if (now !== last) { last = now; return; }
        require('node:fs').writeSync(2, 'HANG in this process at trial ' + now + ', seed ' + seed + '\\n');
        process.kill(process.pid, 'SIGKILL');
      }, limit * 1000);`;
    const workerData = { signs: this.#signs, seed, limit: LIMIT };
    this.#worker = new Worker(program, { eval: true, execArgv: [], workerData });
    this.#worker.unref();
  }

  /** A trial begins. */
  sign(): void {
    Atomics.add(this.#signs, 0, 1);
  }
}

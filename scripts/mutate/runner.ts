import { fork, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';

export interface TestFile {
  readonly file: string;
  readonly milliseconds: number;
}

type Answer =
  | { readonly kind: 'measured'; readonly measured: readonly TestFile[] }
  | { readonly kind: 'ran'; readonly failed?: string };

/** What became of a mutant: the test that fails with it, or that it never ended; else it survived. */
export type Fate = { readonly killedBy: string } | 'timed out' | 'survived';

/** A warm process that runs tests against changed sources of one file. */
export class Runner {
  readonly #target: string;
  #process: ChildProcess | undefined;

  constructor(target: string) {
    this.#target = target;
  }

  /**
   * Those of the files that pass, from the first on, with the time that each takes, loading
   * included: so many milliseconds' worth, none of them more than a quarter of it.
   */
  async measure(files: readonly string[], milliseconds: number): Promise<readonly TestFile[]> {
    const message = { kind: 'measure', target: this.#target, files, milliseconds };
    const answer = await this.#ask(message, Infinity);
    return answer?.kind === 'measured' ? answer.measured : [];
  }

  /** @param limit in milliseconds, after which the tests count as never ending. */
  async run(source: string, files: readonly string[], limit: number): Promise<Fate> {
    // A process that was ended has to be told of its target again.
    if (!this.#process) await this.measure([], 0);
    const answer = await this.#ask({ kind: 'run', source, files }, limit);
    if (answer?.kind !== 'ran') return 'timed out';
    return answer.failed === undefined ? 'survived' : { killedBy: answer.failed };
  }

  dispose(): void {
    this.#process?.kill('SIGKILL');
    this.#process = undefined;
  }

  async #ask(message: object, limit: number): Promise<Answer | undefined> {
    const child = (this.#process ??= fork(join(__dirname, 'runner.cjs'), { execArgv: [] }));
    let timer: NodeJS.Timeout | undefined;
    const answer = await new Promise<Answer | undefined>((resolve) => {
      child.once('message', (received) => {
        resolve(received as Answer);
      });
      child.once('exit', () => {
        resolve(undefined);
      });
      if (limit < Infinity) timer = setTimeout(resolve, limit, undefined);
      child.send(message);
    });
    clearTimeout(timer);
    child.removeAllListeners();
    if (!answer) this.dispose();
    return answer;
  }
}

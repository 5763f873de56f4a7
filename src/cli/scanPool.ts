import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { Listed } from '../workspace/walk';
import { FileScanner } from './fileScanner';
import type { FromThread, ToThread } from './scanThread';
import type { Setup } from './setup';

/** Files that go to a thread together, so that messages cost little beside the work. */
const BATCH = 32;
/** Batches that wait at each thread, so that none is idle while the next files are listed. */
const WAITING = 3;
const MAX_THREADS = 8;

export interface PoolOptions {
  /** So many files and no more are scanned without threads, which take a while to start; default 400. */
  readonly alone?: number;
  /** The program of a thread; by default the bundle, and without one there are no threads. */
  readonly program?: string;
  /** At most; default one a processor, up to eight. */
  readonly threads?: number;
}

/** Scans few files here and many in threads. What comes of them keeps their order. */
export class ScanPool {
  readonly #program: string;
  readonly #limit: number;
  #alone: number;
  readonly #threads: Thread[] = [];

  constructor({ alone = 400, program = join(__dirname, 'cli.js'), threads }: PoolOptions = {}) {
    this.#program = program;
    this.#alone = alone;
    this.#limit = threads ?? Math.min(availableParallelism(), MAX_THREADS);
  }

  /** How many threads run. */
  get size(): number {
    return this.#threads.length;
  }

  /** @throws Error where a thread ends before its time. */
  async *scan(
    root: string,
    { engine, options, maxBytes }: Setup,
    files: AsyncIterable<Listed>,
  ): AsyncGenerator<FromThread[number]> {
    // Listing takes little: whether there are many is known long before the first one is scanned.
    const { first, all } = await lookAhead(files, this.#alone + 1);
    if (this.#isAlone(first)) {
      this.#alone -= first;
      const here = new FileScanner(root, engine, maxBytes);
      for await (const file of all) yield await here.scan(file);
      return;
    }
    const project = { kind: 'project', root, options, maxBytes } as const;
    const running: Promise<FromThread>[] = [];
    for await (const batch of batches(all)) {
      running.push(this.#nextThread().scan(project, batch));
      const isFull = running.length >= this.#threads.length * WAITING;
      if (isFull) yield* (await running.shift()) ?? [];
    }
    for (const last of running) yield* await last;
  }

  async dispose(): Promise<void> {
    await Promise.all(this.#threads.splice(0).map((thread) => thread.end()));
  }

  /** Whether files are scanned without threads where there are so many or more. */
  #isAlone(files: number): boolean {
    if (this.#threads.length > 0) return false;
    return files <= this.#alone || this.#limit < 2 || !existsSync(this.#program);
  }

  /** The one with the least to do. */
  #nextThread(): Thread {
    while (this.#threads.length < this.#limit) this.#threads.push(new Thread(this.#program));
    return this.#threads.reduce((least, one) => (one.waiting < least.waiting ? one : least));
  }
}

type Project = ToThread & { kind: 'project' };

interface Waiting {
  readonly resolve: (found: FromThread) => void;
  readonly reject: (error: Error) => void;
}

class Thread {
  readonly #worker: Worker;
  readonly #waiting: Waiting[] = [];
  #project: Project | undefined;

  constructor(program: string) {
    this.#worker = new Worker(program);
    this.#worker.on('message', (found: FromThread) => this.#waiting.shift()?.resolve(found));
    const ended = (): void => {
      for (const { reject } of this.#waiting.splice(0)) reject(new Error('a scan thread ended'));
    };
    this.#worker.on('error', ended).on('exit', ended);
  }

  get waiting(): number {
    return this.#waiting.length;
  }

  scan(project: Project, files: readonly Listed[]): Promise<FromThread> {
    if (this.#project !== project) this.#post(project);
    this.#project = project;
    this.#post({ kind: 'files', root: project.root, files });
    const found = new Promise<FromThread>((resolve, reject) => {
      this.#waiting.push({ resolve, reject });
    });
    // It is awaited in its turn; until then a failure is nobody's.
    found.catch(() => undefined);
    return found;
  }

  async end(): Promise<void> {
    await this.#worker.terminate();
  }

  #post(message: ToThread): void {
    this.#worker.postMessage(message);
  }
}

/** How many files there are, up to so many, and all of them. */
async function lookAhead(
  files: AsyncIterable<Listed>,
  most: number,
): Promise<{ first: number; all: AsyncIterable<Listed> }> {
  const rest = files[Symbol.asyncIterator]();
  const seen: Listed[] = [];
  while (seen.length < most) {
    const next = await rest.next();
    if (next.done) break;
    seen.push(next.value);
  }
  return { first: seen.length, all: inTurn(seen, { [Symbol.asyncIterator]: () => rest }) };
}

async function* inTurn(
  first: Iterable<Listed>,
  rest: AsyncIterable<Listed>,
): AsyncGenerator<Listed> {
  yield* first;
  yield* rest;
}

async function* batches(files: AsyncIterable<Listed>): AsyncGenerator<Listed[]> {
  let batch: Listed[] = [];
  for await (const file of files) {
    if (batch.push(file) < BATCH) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}

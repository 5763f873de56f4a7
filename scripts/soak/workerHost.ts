import { join } from 'node:path';
import { BroadcastChannel, Worker } from 'node:worker_threads';
import { silentLogger } from '../../src/base/log';
import { applyEdits, type TextEdit } from '../../src/base/text';
import { ScanClient } from '../../src/scan/client';
import type { Finding } from '../../src/scan/finding';

const dist = join(__dirname, '../../dist');

/**
 * Milliseconds of processor, and of waiting on a busy machine: longer than any scan may take. After
 * that the worker counts as hung.
 */
const HANG_PROCESSOR = 60_000;
const HANG_WAITED = 600_000;
const LOOK_EVERY = 1000;

interface Spent {
  /** From asking to the answer, so with the copies of text and findings. */
  readonly milliseconds: number;
  /** Milliseconds of processor over that time, which a busy machine disturbs less. */
  readonly processor: number;
}

export type Answer =
  | ({ readonly kind: 'findings'; readonly findings: readonly Finding[] } & Spent)
  | { readonly kind: 'exception'; readonly reason: string }
  | { readonly kind: 'crash' }
  | ({ readonly kind: 'hang' } & Spent);

/** One document in the shipped worker, behind the client that the editor uses. */
export class WorkerHost {
  readonly #client: ScanClient;
  readonly #heap = new BroadcastChannel('soak-heap');
  #worker: Worker | undefined;
  #text = '';
  #settle: ((answer: Answer) => void) | undefined;
  #started = 0;
  #asked = 0;
  #used = process.cpuUsage();

  constructor() {
    this.#client = new ScanClient({
      spawn: () => this.#spawn(),
      onFindings: (answer) => {
        const findings = answer.findings.map(({ finding }) => finding);
        this.#settle?.({ kind: 'findings', findings, ...this.#spent() });
      },
      logger: {
        ...silentLogger,
        warn: (message, fields) => {
          if (message !== 'scan failed') this.#settle?.({ kind: 'crash' });
          else this.#settle?.({ kind: 'exception', reason: String(fields?.['reason']) });
        },
      },
    });
  }

  /** Workers that were started; more than one means that one died or was let go. */
  get started(): number {
    return this.#started;
  }

  open(path: string, text: string, version = 0): Promise<Answer> {
    this.#text = text;
    return this.#ask(() => {
      const now = (): string => this.#text;
      this.#client.open({ uri: 'soak', version, path, languageId: '', text: now });
    });
  }

  change(version: number, edits: readonly TextEdit[]): Promise<Answer> {
    this.#text = applyEdits(this.#text, edits);
    return this.#ask(() => {
      this.#client.change('soak', version, edits);
    });
  }

  close(): void {
    this.#client.close('soak');
  }

  /** Bytes of the worker's heap that are in use after a collection. */
  heap(): Promise<number> {
    return new Promise((resolve) => {
      this.#heap.onmessage = (event) => {
        const { data } = event as { data: { heap: number } };
        resolve(data.heap);
      };
      this.#heap.postMessage('measure');
    });
  }

  dispose(): void {
    this.#heap.close();
    this.#client.dispose();
  }

  #spawn(): Worker {
    this.#started += 1;
    const directory = join(dist, 'grammars');
    this.#worker = new Worker(join(__dirname, 'measuredWorker.cjs'), {
      workerData: { runtime: join(directory, 'web-tree-sitter.wasm'), directory },
      // The loader of these scripts has no business in the shipped bundle.
      execArgv: [],
    });
    return this.#worker;
  }

  #spent(): Spent {
    const { user, system } = process.cpuUsage(this.#used);
    return { milliseconds: performance.now() - this.#asked, processor: (user + system) / 1000 };
  }

  async #ask(tell: () => void): Promise<Answer> {
    let timer: NodeJS.Timeout | undefined;
    const answer = await new Promise<Answer>((resolve) => {
      this.#settle = resolve;
      timer = setInterval(() => {
        const { milliseconds, processor } = this.#spent();
        const isHung = processor > HANG_PROCESSOR || milliseconds > HANG_WAITED;
        if (isHung) resolve({ kind: 'hang', milliseconds, processor });
      }, LOOK_EVERY);
      this.#asked = performance.now();
      this.#used = process.cpuUsage();
      tell();
    });
    clearInterval(timer);
    this.#settle = undefined;
    if (answer.kind === 'hang' || answer.kind === 'crash') await this.#abandon();
    return answer;
  }

  /** Closed first, so that the next worker is not given the same text. */
  async #abandon(): Promise<void> {
    this.close();
    await this.#worker?.terminate();
  }
}

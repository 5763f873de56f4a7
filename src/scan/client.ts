import type { Disposable } from '../base/lifetime';
import { silentLogger, type Logger } from '../base/log';
import type { TextEdit } from '../base/text';
import { assemble, looksAsBefore, type PlacedFinding } from './answers';
import type { ScanOptions } from './options';
import { PacedEdits, type Change } from './pacedEdits';
import type { FromWorker, LineRange, ToWorker } from './protocol';

/** What the client needs of `node:worker_threads`' Worker. */
export interface ScanWorker {
  postMessage(message: ToWorker): void;
  on(event: 'message', listener: (message: FromWorker) => void): unknown;
  on(event: 'error', listener: (error: unknown) => void): unknown;
  on(event: 'exit', listener: (code: number) => void): unknown;
  terminate(): unknown;
}

/** `idle`: no worker runs, the next document starts one. `failed`: it died too often in a row. */
export type ScanStatus = 'idle' | 'starting' | 'scanning' | 'ready' | 'restarting' | 'failed';

export interface ScanClientOptions {
  readonly spawn: () => ScanWorker;
  readonly onFindings: (answer: Answer) => void;
  readonly onStatus?: (status: ScanStatus) => void;
  readonly logger?: Logger;
  /** After so long without a message the worker is let go; default five minutes. */
  readonly idleMilliseconds?: number;
  /** Least time between two messages about a document's changes; default 0, for each its own. */
  readonly paceMilliseconds?: number;
  /** Wait before the first restart; doubles with each death in a row. Default 200. */
  readonly backoffMilliseconds?: number;
}

/** The findings of a document's newest version. */
export interface Answer {
  readonly uri: string;
  readonly version: number;
  /** By ascending place; what stands as in the answer before it is the same object. */
  readonly findings: readonly PlacedFinding[];
  /** Only what is seen was scanned; the answer to all of it follows. */
  readonly isPartial: boolean;
  /** Nothing that is seen of a finding is other than in the answer before. */
  readonly isSame: boolean;
}

export interface OpenText {
  readonly uri: string;
  readonly version: number;
  /** Relative to the workspace folder; for an untitled document its label. */
  readonly path: string;
  readonly languageId: string;
  /** Whose options hold: it waits until `configure` has named them. Without one, the defaults. */
  readonly scope?: string;
  /** The text of the newest version; asked for when it goes to a worker, never for an edit. */
  readonly text: () => string;
  /** Of a large text, the lines that are seen: their findings are told first. */
  readonly visible?: () => readonly LineRange[] | undefined;
}

const IDLE = 5 * 60_000;
const BACKOFF = 200;
/** Deaths in a row, without one answer in between, after which it takes an edit to try again. */
const MAX_DEATHS = 6;

/**
 * The editor's side of the scan: tells the worker of documents and hands on what it finds, if that
 * still belongs to the newest version. A worker that dies is started again, with all documents; one
 * that has nothing to do for long is let go.
 */
export class ScanClient implements Disposable {
  readonly #options: ScanClientOptions;
  readonly #logger: Logger;
  readonly #documents = new Map<string, OpenText>();
  readonly #scopes = new Map<string, ScanOptions>();
  /** Documents that the running worker holds. */
  readonly #sent = new Set<string>();
  /** Documents whose newest version is not answered yet. */
  readonly #unanswered = new Set<string>();
  readonly #answers = new Map<string, Pick<Answer, 'findings' | 'isSame'>>();
  readonly #paced: PacedEdits;
  #worker: ScanWorker | undefined;
  #timer: NodeJS.Timeout | undefined;
  #deaths = 0;
  #disposed = false;
  #status: ScanStatus = 'idle';

  constructor(options: ScanClientOptions) {
    this.#options = options;
    this.#logger = options.logger ?? silentLogger;
    this.#paced = new PacedEdits(options.paceMilliseconds ?? 0, (change) => {
      this.#post({ kind: 'change', ...change, ...this.#visibleIn(change.uri) });
    });
  }

  get status(): ScanStatus {
    return this.#status;
  }

  /** Sets the options of a scope; its open documents are scanned, or scanned again. */
  configure(scope: string, options: ScanOptions): void {
    this.#scopes.set(scope, options);
    if (this.#worker) this.#post({ kind: 'configure', scope, options });
    for (const document of this.#documents.values()) {
      if (document.scope === scope) this.#tell(document.uri);
    }
  }

  open(document: OpenText): void {
    this.#documents.set(document.uri, document);
    this.#sent.delete(document.uri);
    this.#tell(document.uri);
  }

  /** @param edits all refer to the version before; where they don't fit, call `open` instead. */
  change(uri: string, version: number, edits: readonly TextEdit[]): void {
    const document = this.#documents.get(uri);
    if (!document) return;
    this.#documents.set(uri, { ...document, version });
    this.#tell(uri, { uri, version, from: document.version, steps: [edits] });
  }

  /** Other lines of a large document are seen now. */
  look(uri: string, visible: readonly LineRange[]): void {
    if (this.#sent.has(uri) && this.#unanswered.has(uri))
      this.#post({ kind: 'look', uri, visible });
  }

  close(uri: string): void {
    this.#documents.delete(uri);
    this.#unanswered.delete(uri);
    this.#answers.delete(uri);
    this.#paced.drop(uri);
    if (this.#sent.delete(uri)) this.#post({ kind: 'close', uri });
  }

  dispose(): void {
    this.#disposed = true;
    this.#documents.clear();
    this.#stop();
  }

  #tell(uri: string, change?: Change): void {
    const document = this.#documents.get(uri);
    if (this.#disposed || !document || !this.#isConfigured(document)) return;
    this.#unanswered.add(uri);
    // While a restart is due, the restart opens every document.
    if (this.#status === 'restarting') return;
    // After a failure nothing is known of the worker's documents: all are opened again.
    if (this.#status === 'failed') {
      this.#restart();
      return;
    }
    if (!this.#worker) this.#start();
    const known = this.#sent.has(uri);
    if (known && change) this.#paced.add(change);
    else if (!known) this.#sendOpen(document);
    if (this.#status === 'ready') this.#setStatus('scanning');
  }

  /** Until then a document waits: findings that the options take away would flash up. */
  #isConfigured({ scope }: OpenText): boolean {
    return scope === undefined || this.#scopes.has(scope);
  }

  #sendOpen(document: OpenText): void {
    const { uri, version, path, languageId, scope, text } = document;
    this.#sent.add(uri);
    this.#paced.drop(uri);
    const place = { uri, version, path, languageId, ...(scope !== undefined && { scope }) };
    this.#post({ kind: 'open', ...place, text: text(), ...this.#visibleIn(uri) });
  }

  #visibleIn(uri: string): { visible?: readonly LineRange[] } {
    const visible = this.#documents.get(uri)?.visible?.();
    return visible ? { visible } : {};
  }

  #post(message: ToWorker): void {
    this.#worker?.postMessage(message);
    this.#restartTimer(this.#options.idleMilliseconds ?? IDLE, () => {
      this.#idle();
    });
  }

  #start(): void {
    this.#setStatus('starting');
    let worker: ScanWorker;
    try {
      worker = this.#options.spawn();
    } catch (error) {
      this.#died(error instanceof Error ? error.name : 'error');
      return;
    }
    this.#worker = worker;
    const current = (act: () => void) => () => {
      if (this.#worker === worker) act();
    };
    worker.on('message', (message) => {
      current(() => {
        this.#receive(message);
      })();
    });
    worker.on(
      'error',
      current(() => {
        this.#died('error');
      }),
    );
    worker.on(
      'exit',
      current(() => {
        this.#died('exit');
      }),
    );
    for (const [scope, options] of this.#scopes) {
      worker.postMessage({ kind: 'configure', scope, options });
    }
  }

  #receive(message: FromWorker): void {
    if (message.kind === 'ready') {
      this.#setStatus(this.#unanswered.size > 0 ? 'scanning' : 'ready');
      return;
    }
    const document = this.#documents.get(message.uri);
    if (!document) return;
    if (message.kind === 'resync') {
      this.#sendOpen(document);
      return;
    }
    const isNewest = message.version === document.version;
    this.#deaths = 0;
    if (message.kind === 'findings') this.#takeFindings(message, isNewest);
    else if (isNewest) this.#logger.warn('scan failed', { reason: message.reason });
    if (!isNewest || (message.kind === 'findings' && message.isPartial)) return;
    this.#unanswered.delete(message.uri);
    if (this.#unanswered.size === 0) this.#setStatus('ready');
  }

  /** A stale answer is taken too, since the next one says what is other than in it. */
  #takeFindings(message: FromWorker & { kind: 'findings' }, isNewest: boolean): void {
    const { uri, version, isPartial = false } = message;
    const before = this.#answers.get(uri) ?? { findings: [], isSame: false };
    const findings = assemble(before.findings, message);
    const isSame = before.isSame && looksAsBefore(before.findings.length, message);
    this.#answers.set(uri, { findings, isSame: isSame || isNewest });
    if (isNewest) this.#options.onFindings({ uri, version, findings, isPartial, isSame });
  }

  #died(how: string): void {
    this.#stop();
    this.#deaths++;
    this.#logger.warn('the scan worker ended', { how, deaths: this.#deaths });
    if (this.#deaths > MAX_DEATHS) {
      this.#deaths = 0;
      this.#setStatus('failed');
      return;
    }
    this.#setStatus('restarting');
    const backoff = this.#options.backoffMilliseconds ?? BACKOFF;
    this.#restartTimer(backoff * 2 ** (this.#deaths - 1), () => {
      this.#restart();
    });
  }

  #restart(): void {
    this.#start();
    if (!this.#worker) return;
    for (const document of this.#documents.values()) {
      if (this.#isConfigured(document)) this.#sendOpen(document);
    }
  }

  #idle(): void {
    if (this.#unanswered.size > 0) return;
    this.#stop();
    this.#setStatus('idle');
  }

  #stop(): void {
    clearTimeout(this.#timer);
    const worker = this.#worker;
    this.#worker = undefined;
    this.#sent.clear();
    this.#paced.clear();
    worker?.terminate();
  }

  #restartTimer(milliseconds: number, act: () => void): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(act, milliseconds);
    this.#timer.unref();
  }

  #setStatus(status: ScanStatus): void {
    if (this.#status === status) return;
    this.#status = status;
    this.#options.onStatus?.(status);
  }
}

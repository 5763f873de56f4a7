import type { Grammars } from '../parse/grammars';
import { Trees } from '../parse/trees';
import type { TreeSource } from './codeCandidates';
import { Engine } from './engine';
import { OpenDocument } from './openDocument';
import type { ScanOptions } from './options';
import { Postponed } from './postponed';
import type { FromWorker, LineRange, ToWorker } from './protocol';

/** A message about one document. */
type DocumentMessage = Exclude<ToWorker, { kind: 'configure' | 'look' }>;

/** In milliseconds: a large text of which what is seen was answered is scanned whole when it has rested so long. */
const REST = 250;
/** And in any case so long after the first change that it was not scanned whole for. */
const LONGEST_WAIT = 2000;

/**
 * The worker's side of the protocol, without the thread: keeps the open documents and answers each
 * of their newest versions with findings. Messages are handled one after the other; of a document's
 * changes that wait in line only the last is scanned.
 */
export class Session {
  readonly #grammars: Grammars;
  readonly #default: Engine;
  /** Engines with the options of a scope. */
  readonly #engines = new Map<string, Engine>();
  readonly #trees: Trees;
  readonly #send: (message: FromWorker) => void;
  readonly #documents = new Map<string, OpenDocument>();
  readonly #waiting = new Map<string, number>();
  /** Scans of large texts, what is seen of which was answered. */
  readonly #postponed = new Postponed();
  /** When the first of the changes was that such a scan is due for. */
  readonly #dueSince = new Map<string, number>();
  #queue: Promise<unknown> = Promise.resolve();
  /** The document that was scanned last: the one that somebody types in, so it keeps its parts. */
  #current: OpenDocument | undefined;

  constructor(grammars: Grammars, send: (message: FromWorker) => void) {
    this.#grammars = grammars;
    this.#default = new Engine(grammars);
    this.#trees = new Trees(grammars);
    this.#send = send;
  }

  /** Takes a message; resolves once it and all before it are dealt with, the scans due included. */
  async receive(message: ToWorker): Promise<void> {
    if (message.kind === 'configure') return this.#inLine(() => this.#configure(message));
    if (message.kind === 'look') return this.#inLine(() => this.#look(message));
    const { uri } = message;
    this.#postponed.drop(uri);
    this.#waiting.set(uri, (this.#waiting.get(uri) ?? 0) + 1);
    const isSeenOnly = await this.#inLine(() => this.#handle(message));
    if (isSeenOnly) await this.#postpone(message);
  }

  #inLine<T>(act: () => Promise<T>): Promise<T> {
    const done = this.#queue.then(act);
    this.#queue = done.catch(() => undefined);
    return done;
  }

  /** What waits in line is scanned anyway, with the new options. */
  async #configure({ scope, options }: { scope: string; options: ScanOptions }): Promise<void> {
    this.#engines.set(scope, new Engine(this.#grammars, options));
    for (const [uri, document] of this.#documents) {
      if (document.scope === scope && !this.#waiting.has(uri)) await this.#scan(uri, document);
    }
  }

  async #look({ uri, visible }: ToWorker & { kind: 'look' }): Promise<void> {
    const document = this.#documents.get(uri);
    if (document && this.#postponed.has(uri)) await this.#glance(uri, document, visible);
  }

  /** @returns whether only what is seen of the document was scanned. */
  async #handle(message: DocumentMessage): Promise<boolean> {
    const { uri } = message;
    const waiting = (this.#waiting.get(uri) ?? 1) - 1;
    if (waiting > 0) this.#waiting.set(uri, waiting);
    else this.#waiting.delete(uri);
    const document = this.#update(message);
    if (!document || waiting > 0) return false;
    const visible = message.kind === 'close' ? undefined : message.visible;
    if (visible && (await this.#glance(uri, document, visible))) return true;
    await this.#scan(uri, document);
    return false;
  }

  /** Scans the whole of a document once its changes have come to rest; what waits in line does so itself. */
  #postpone({ kind, uri }: DocumentMessage): Promise<void> {
    if (this.#waiting.has(uri)) return Promise.resolve();
    const now = performance.now();
    const since = this.#dueSince.get(uri) ?? now;
    this.#dueSince.set(uri, since);
    const rest = kind === 'open' ? 0 : Math.min(REST, since + LONGEST_WAIT - now);
    return this.#postponed.put(uri, rest, () =>
      this.#inLine(async () => {
        const document = this.#documents.get(uri);
        if (document && !this.#waiting.has(uri)) await this.#scan(uri, document);
      }),
    );
  }

  #update(message: DocumentMessage): OpenDocument | undefined {
    const { uri } = message;
    if (message.kind === 'change') return this.#change(message);
    this.#forget(uri);
    if (message.kind === 'close') return undefined;
    const document = new OpenDocument(message, this.#grammars);
    this.#documents.set(uri, document);
    return document;
  }

  #change(message: ToWorker & { kind: 'change' }): OpenDocument | undefined {
    const { uri, steps } = message;
    const document = this.#documents.get(uri);
    try {
      if (!document) throw new RangeError('not a document that we hold');
      document.change(message);
      for (const edits of steps) this.#trees.edit(uri, edits);
      return document;
    } catch {
      this.#forget(uri);
      this.#send({ kind: 'resync', uri });
      return undefined;
    }
  }

  #forget(uri: string): void {
    this.#documents.get(uri)?.parts.clear();
    this.#documents.delete(uri);
    this.#dueSince.delete(uri);
    this.#trees.drop(uri);
  }

  #treesOf(uri: string, { parts }: OpenDocument): TreeSource {
    return {
      tree: (grammar, text) => this.#trees.parse(uri, grammar, text),
      soundTree: (grammar, text) => this.#trees.parseSound(uri, grammar, text),
      part: (grammar, text) => parts.part(grammar, text),
      release: () => undefined,
    };
  }

  #engineOf({ scope }: OpenDocument): Engine {
    return this.#engines.get(scope) ?? this.#default;
  }

  /** @returns whether what is seen could be answered by itself. */
  async #glance(
    uri: string,
    document: OpenDocument,
    visible: readonly LineRange[],
  ): Promise<boolean> {
    const { version } = document;
    const start = performance.now();
    const found = await document.glance(this.#engineOf(document), visible).catch(() => undefined);
    if (!found) return false;
    const difference = document.answer(found);
    const milliseconds = performance.now() - start;
    this.#send({ kind: 'findings', uri, version, ...difference, isPartial: true, milliseconds });
    return true;
  }

  async #scan(uri: string, document: OpenDocument): Promise<void> {
    const { version, input } = document;
    const start = performance.now();
    this.#dueSince.delete(uri);
    if (this.#current !== document) this.#current?.parts.clear();
    this.#current = document;
    try {
      const trees = this.#treesOf(uri, document);
      const difference = document.answer(await this.#engineOf(document).scan(input, trees));
      document.parts.turn();
      const milliseconds = performance.now() - start;
      this.#send({ kind: 'findings', uri, version, ...difference, milliseconds });
    } catch (error) {
      this.#trees.drop(uri);
      document.parts.clear();
      document.forgetAnswers();
      // The name alone: a message might quote the text.
      const reason = error instanceof Error ? error.name : 'unknown';
      this.#send({ kind: 'failed', uri, version, reason });
    }
  }
}

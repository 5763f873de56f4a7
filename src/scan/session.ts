import { applyEdits } from '../base/text';
import type { Grammars } from '../parse/grammars';
import { Trees } from '../parse/trees';
import type { TreeSource } from './codeCandidates';
import { Engine } from './engine';
import type { ScanOptions } from './options';
import { PartTrees } from './partTrees';
import type { FromWorker, ToWorker } from './protocol';

/** A message about one document. */
type DocumentMessage = Exclude<ToWorker, { kind: 'configure' }>;

interface OpenDocument {
  readonly path: string;
  readonly languageId: string;
  readonly scope: string;
  version: number;
  text: string;
  readonly parts: PartTrees;
}

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
  #queue: Promise<void> = Promise.resolve();
  /** The document that was scanned last: the one that somebody types in, so it keeps its parts. */
  #current: OpenDocument | undefined;

  constructor(grammars: Grammars, send: (message: FromWorker) => void) {
    this.#grammars = grammars;
    this.#default = new Engine(grammars);
    this.#trees = new Trees(grammars);
    this.#send = send;
  }

  /** Takes a message; resolves once it and all before it are dealt with. */
  receive(message: ToWorker): Promise<void> {
    if (message.kind === 'configure') {
      this.#queue = this.#queue.then(() => this.#configure(message));
      return this.#queue;
    }
    const { uri } = message;
    this.#waiting.set(uri, (this.#waiting.get(uri) ?? 0) + 1);
    this.#queue = this.#queue.then(() => this.#handle(message));
    return this.#queue;
  }

  /** What waits in line is scanned anyway, with the new options. */
  async #configure({ scope, options }: { scope: string; options: ScanOptions }): Promise<void> {
    this.#engines.set(scope, new Engine(this.#grammars, options));
    for (const [uri, document] of this.#documents) {
      if (document.scope === scope && !this.#waiting.has(uri)) await this.#scan(uri, document);
    }
  }

  async #handle(message: DocumentMessage): Promise<void> {
    const { uri } = message;
    const waiting = (this.#waiting.get(uri) ?? 1) - 1;
    if (waiting > 0) this.#waiting.set(uri, waiting);
    else this.#waiting.delete(uri);
    const document = this.#update(message);
    if (document && waiting === 0) await this.#scan(uri, document);
  }

  #update(message: DocumentMessage): OpenDocument | undefined {
    const { kind, uri } = message;
    if (kind === 'change') return this.#change(message);
    this.#forget(uri);
    if (kind === 'close') return undefined;
    const { path, languageId, scope = '', version, text } = message;
    const parts = new PartTrees(this.#grammars);
    const document = { path, languageId, scope, version, text, parts };
    this.#documents.set(uri, document);
    return document;
  }

  #change({ uri, version, from, edits }: ToWorker & { kind: 'change' }): OpenDocument | undefined {
    const document = this.#documents.get(uri);
    try {
      if (document?.version !== from) throw new RangeError('not the version that we hold');
      document.text = applyEdits(document.text, edits);
      document.version = version;
      this.#trees.edit(uri, edits);
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

  async #scan(uri: string, document: OpenDocument): Promise<void> {
    const { path, languageId, scope, version, text } = document;
    const engine = this.#engines.get(scope) ?? this.#default;
    const start = performance.now();
    if (this.#current !== document) this.#current?.parts.clear();
    this.#current = document;
    try {
      const findings = await engine.scan({ path, languageId, text }, this.#treesOf(uri, document));
      document.parts.turn();
      const milliseconds = performance.now() - start;
      this.#send({ kind: 'findings', uri, version, findings, milliseconds });
    } catch (error) {
      this.#trees.drop(uri);
      document.parts.clear();
      // The name alone: a message might quote the text.
      const reason = error instanceof Error ? error.name : 'unknown';
      this.#send({ kind: 'failed', uri, version, reason });
    }
  }
}

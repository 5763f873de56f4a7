import { Fault } from '../base/fault';
import type { Plaintext } from '../base/plaintext';
import type { Span } from '../base/text';
import type { Target } from '../store/secretStore';

/** Where the journal's entries are kept. An entry's text never holds a secret value. */
export interface JournalStorage {
  /** The texts of all entries, in any order. */
  load(): Promise<readonly string[]>;
  /** Writes an entry, or replaces the one of the same id, as a whole or not at all. */
  save(id: string, text: string): Promise<void>;
  remove(id: string): Promise<void>;
}

/**
 * How far a run has come. `creating`: secrets may exist, the code is as before. `editing`: the
 * edit may or may not have happened. `moved`: all done. `kept`: the code is as before, the secrets
 * stay. `undone`: taken back.
 */
export type RunState = 'creating' | 'editing' | 'moved' | 'kept' | 'undone';

export type RecordedTarget = Pick<
  Target,
  'profile' | 'account' | 'region' | 'principal' | 'endpoint' | 'sandboxId'
>;

export interface RecordedSecret {
  readonly name: string;
  /** The ClientRequestToken: a created version has it as its id, so it tells what is ours. */
  readonly token: string;
  /** Set once the service has confirmed the secret. */
  readonly arn?: string;
  /** Absent for `reused`: then the current version counts. */
  readonly versionId?: string;
  readonly how?: 'created' | 'version' | 'reused';
}

/** A part of a text that was replaced: as it stood, or where in which secret's literal it was. */
export type Piece = string | LiteralPiece;

export interface LiteralPiece {
  /** Index into `RunRecord.secrets`. */
  readonly secret: number;
  /** The field of that secret, where it holds JSON. */
  readonly field?: string;
  /** The adapter's name of the literal's form. */
  readonly form: string;
  /** Keyed digest of the whole literal as it stood in the source. */
  readonly digest: string;
  /** The part of the literal, in UTF-16 offsets from its start. */
  readonly from: number;
  readonly to: number;
}

export interface RecordedEdit {
  readonly before: Span;
  /** Where `newText` stands once all edits of the file are made. */
  readonly after: Span;
  readonly newText: string;
  /** What stood in `before`; absent where that could not be written down without a secret. */
  readonly replaced?: readonly Piece[];
}

export interface RecordedFile {
  readonly path: string;
  readonly languageId: string;
  readonly edits: readonly RecordedEdit[];
  /** Keyed digest of the text as the edits left it; absent in older records. */
  readonly digest?: string;
}

/** One run of `apply`, as it is kept. */
export interface RunRecord {
  readonly version: 1;
  readonly id: string;
  /** Milliseconds since 1970. */
  readonly started: number;
  readonly state: RunState;
  /** The folder that the paths of `files` are relative to, as the front names it. */
  readonly workspace: string;
  readonly target: RecordedTarget;
  readonly secrets: readonly RecordedSecret[];
  readonly files: readonly RecordedFile[];
}

const KEPT_RUNS = 50;

/** What only this session knows of a run, so that undo needs neither AWS nor an encoder. */
export interface RunMemory {
  /** By index of the run's secrets. */
  readonly values: readonly Plaintext[];
  /** What stood in each recorded edit's `before`, by path. */
  readonly replaced: ReadonlyMap<string, readonly Plaintext[]>;
}

/**
 * What was done, so that it can be taken back, also after a restart. Values of this session's runs
 * are held in memory alone.
 */
export class Journal {
  readonly #storage: JournalStorage;
  readonly #key: Uint8Array;
  readonly #memory = new Map<string, RunMemory>();

  /** @param key at least 16 random bytes of this machine; it makes the literals' digests. */
  constructor(storage: JournalStorage, key: Uint8Array) {
    if (key.byteLength < 16) throw new RangeError('the journal key is too short');
    this.#storage = storage;
    this.#key = key;
  }

  /** The keyed digest under which a literal is recognised again. */
  digest(literal: Plaintext): string {
    return literal.digest(this.#key);
  }

  /** Writes a run down, replacing what was known of it; the oldest of many are dropped. */
  async put(record: RunRecord): Promise<void> {
    await this.#storage.save(record.id, JSON.stringify(record));
    // Written after every create: tidying up can wait until they are done.
    if (record.state === 'creating') return;
    const runs = await this.runs();
    for (const old of runs.slice(KEPT_RUNS)) await this.#storage.remove(old.id);
  }

  /** Notes what became of a run; does nothing where it is not known any more. */
  async setState(id: string, state: RunState): Promise<void> {
    const run = (await this.runs()).find((other) => other.id === id);
    if (run) await this.put({ ...run, state });
  }

  remember(run: string, memory: RunMemory): void {
    this.#memory.set(run, memory);
  }

  recall(run: string): RunMemory | undefined {
    return this.#memory.get(run);
  }

  forget(run: string): void {
    this.#memory.delete(run);
  }

  /**
   * The newest run in `workspace` that can be taken back, runs broken off midway included.
   * @throws Fault `internal` where an entry can't be read: it may be the newest.
   */
  async last(workspace: string): Promise<RunRecord | undefined> {
    const runs = newestFirst((await this.#storage.load()).map(requireRecord));
    return runs.find((run) => run.workspace === workspace && isOpen(run.state));
  }

  /** Whether a run created the secret with this ARN. */
  async created(arn: string): Promise<boolean> {
    const runs = await this.runs();
    return runs.some((run) => run.secrets.some((s) => s.arn === arn && s.how === 'created'));
  }

  /** The runs that can be read, newest first: one that can't must not keep new ones from being written. */
  async runs(): Promise<RunRecord[]> {
    const texts = await this.#storage.load();
    return newestFirst(texts.flatMap((text) => parseRecord(text) ?? []));
  }
}

function isOpen(state: RunState): boolean {
  return state !== 'kept' && state !== 'undone';
}

function newestFirst(runs: readonly RunRecord[]): RunRecord[] {
  return [...runs].sort((a, b) => b.started - a.started || (a.id < b.id ? 1 : -1));
}

function requireRecord(text: string): RunRecord {
  const record = parseRecord(text);
  if (record) return record;
  throw new Fault(
    'internal',
    'An entry of the journal of moves can’t be read.',
    'It was changed by hand or by a newer version; remove it to undo what is in the others.',
  );
}

function parseRecord(text: string): RunRecord | undefined {
  try {
    const record: unknown = JSON.parse(text);
    return isRecord(record) ? record : undefined;
  } catch {
    return undefined; // the parser's message would quote the text
  }
}

function isRecord(value: unknown): value is RunRecord {
  if (typeof value !== 'object' || value === null) return false;
  const record = value as Partial<RunRecord>;
  return (
    record.version === 1 &&
    typeof record.id === 'string' &&
    typeof record.started === 'number' &&
    typeof record.state === 'string' &&
    typeof record.workspace === 'string' &&
    typeof record.target === 'object' &&
    Array.isArray(record.secrets) &&
    Array.isArray(record.files)
  );
}

import { Fault, isFault } from '../base/fault';
import type { Disposable } from '../base/lifetime';
import type { ListQuery, SecretStore, SecretSummary } from '../store/secretStore';

export interface BrowserState {
  /**
   * `closed`: no store. `loading`: the first page is on its way. `ready`: pages are there.
   * `no-listing`: ListSecrets is denied, secrets can be opened by name. `failed`: see `fault`.
   */
  readonly status: 'closed' | 'loading' | 'ready' | 'no-listing' | 'failed';
  /** In the order they came, each once. */
  readonly secrets: readonly SecretSummary[];
  /** Names opened where even DescribeSecret is denied: nothing else is known of them. */
  readonly namesOnly: readonly string[];
  readonly hasMore: boolean;
  /** Whether `hasMore` is false only because the limit is reached. */
  readonly full: boolean;
  /** Why it failed, or which action is missing. */
  readonly fault?: Fault;
}

const CLOSED: BrowserState = {
  status: 'closed',
  secrets: [],
  namesOnly: [],
  hasMore: false,
  full: false,
};

/** About 1 KB a secret: some 10 MB at most. */
const DEFAULT_LIMIT = 10_000;

const PAGE_SIZE = 100;

type PageIterator = AsyncIterator<readonly SecretSummary[], unknown>;

interface Session {
  readonly store: SecretStore;
  readonly queries: readonly ListQuery[];
  readonly controller: AbortController;
  /** Of the queries that aren't exhausted. */
  readonly iterators: PageIterator[];
  readonly byArn: Map<string, SecretSummary>;
  /** The page that `more` waits for. */
  loading: Promise<void> | undefined;
}

/**
 * Lists one store's secrets page by page, each page only when it is asked for. Opening another
 * store, refreshing and closing stop what is under way and drop all that was known.
 */
export class SecretBrowser implements Disposable {
  readonly #onChange: (state: BrowserState) => void;
  readonly #limit: number;
  #session: Session | undefined;
  #state: BrowserState = CLOSED;

  constructor(onChange: (state: BrowserState) => void, limit = DEFAULT_LIMIT) {
    this.#onChange = onChange;
    this.#limit = limit;
  }

  get state(): BrowserState {
    return this.#state;
  }

  /**
   * Shows the first page of every query, in their order; `more` goes on with the first that has more.
   * Failures end up in the state, never in the promise.
   */
  async open(store: SecretStore, queries: readonly ListQuery[] = [{}]): Promise<void> {
    this.close();
    const controller = new AbortController();
    const iterators = queries.map((query) =>
      store.list({ ...query, pageSize: PAGE_SIZE }, controller.signal)[Symbol.asyncIterator](),
    );
    const session: Session = {
      store,
      queries,
      controller,
      iterators,
      byArn: new Map(),
      loading: undefined,
    };
    this.#session = session;
    this.#set({ ...CLOSED, status: 'loading' });
    for (const iterator of [...iterators]) await this.#load(session, iterator);
  }

  /** The next page, where there is one; a second call while it loads waits for the same page. */
  async more(): Promise<void> {
    const session = this.#session;
    const [iterator] = session?.iterators ?? [];
    if (!session || !iterator || !this.#state.hasMore) return;
    session.loading ??= this.#load(session, iterator).finally(() => {
      session.loading = undefined;
    });
    await session.loading;
  }

  /** Everything anew, from the first page. */
  async refresh(): Promise<void> {
    const session = this.#session;
    if (session) await this.open(session.store, session.queries);
  }

  /**
   * Adds a secret that was not listed. Where DescribeSecret is denied only its name is known.
   * @throws Fault as SecretStore.describe, but not `denied`.
   */
  async openByName(id: string): Promise<void> {
    const session = this.#session;
    if (!session) return;
    try {
      const summary = await session.store.describe(id, session.controller.signal);
      if (session === this.#session) this.#add(session, [summary]);
    } catch (fault) {
      if (!isFault(fault, 'denied')) throw fault;
      if (session !== this.#session) return;
      const names = new Set([...this.#state.namesOnly, id]);
      this.#set({ ...this.#state, namesOnly: [...names] });
    }
  }

  close(): void {
    const session = this.#session;
    if (!session) return;
    this.#session = undefined;
    session.controller.abort();
    session.byArn.clear();
    this.#set(CLOSED);
  }

  dispose(): void {
    this.close();
  }

  async #load(session: Session, iterator: PageIterator): Promise<void> {
    try {
      // A short page is nearly always the last one, and then asking again costs no request.
      if ((await this.#loadPage(session, iterator)) < PAGE_SIZE) {
        await this.#loadPage(session, iterator);
      }
    } catch (error) {
      if (session === this.#session) this.#fail(session, error);
    }
  }

  /** @returns how many secrets the page had. */
  async #loadPage(session: Session, iterator: PageIterator): Promise<number> {
    const isWanted = (): boolean =>
      session === this.#session && session.iterators.includes(iterator);
    if (!isWanted()) return 0;
    const page = await iterator.next();
    if (!isWanted()) return 0;
    if (page.done) session.iterators.splice(session.iterators.indexOf(iterator), 1);
    const secrets = page.done ? [] : page.value;
    this.#add(session, secrets);
    return secrets.length;
  }

  #add(session: Session, page: readonly SecretSummary[]): void {
    const { byArn } = session;
    for (const summary of page) {
      if (byArn.size < this.#limit || byArn.has(summary.arn)) byArn.set(summary.arn, summary);
    }
    const full = byArn.size >= this.#limit && session.iterators.length > 0;
    const { namesOnly, fault } = this.#state;
    this.#set({
      status: fault ? this.#state.status : 'ready',
      secrets: [...byArn.values()],
      namesOnly,
      hasMore: session.iterators.length > 0 && !full,
      full,
      ...(fault && { fault }),
    });
  }

  /** An iterator that failed is finished: `refresh` starts anew, what was listed so far stays. */
  #fail(session: Session, error: unknown): void {
    session.iterators.splice(0);
    const fault = isFault(error) ? error : new Fault('internal', 'Listing the secrets failed.');
    const status = fault.code === 'denied' ? 'no-listing' : 'failed';
    this.#set({ ...this.#state, status, hasMore: false, fault });
  }

  #set(state: BrowserState): void {
    this.#state = state;
    this.#onChange(state);
  }
}

/** What a call came to, without what differs from run to run. */
export type Outcome = Readonly<Record<string, unknown>>;

/** Makes outcomes of different runs comparable: ids, dates, accounts. */
export class Normalizer {
  readonly #ids = new Map<string, string>();

  outcome(response: unknown): Outcome {
    return this.#value('', response) as Outcome;
  }

  error(name: string, message: string, status?: number): Outcome {
    const error = { name, message: this.#text(message) };
    return { error, ...(status !== undefined && { status }) };
  }

  #value(key: string, value: unknown): unknown {
    if (value === undefined || value === null) return value;
    if (key.endsWith('Date')) return 'a date';
    if (typeof value === 'string') return this.#text(value);
    if (Array.isArray(value)) return value.map((item) => this.#value(key, item));
    if (typeof value !== 'object') return value;
    const entries = Object.entries(value)
      .filter(([name, member]) => name !== '$metadata' && member !== undefined)
      .map(([name, member]) => [this.#text(name), this.#value(name, member)]);
    return Object.fromEntries(entries) as object;
  }

  #text(text: string): string {
    return text
      .replace(/(:secret:[\w/]+)-[A-Za-z]{6}\b/g, '$1-??????')
      .replace(/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, (id) => this.#numbered(id))
      .replace(/AROASANDBOX[0-9A-F]{12}/g, 'AROASANDBOX')
      .replace(/:\d{12}:/g, ':ACCOUNT:');
  }

  /** Ids are told apart by the order in which they turn up. */
  #numbered(id: string): string {
    const known = this.#ids.get(id) ?? `id-${this.#ids.size + 1}`;
    this.#ids.set(id, known);
    return known;
  }
}

export interface Difference {
  readonly call: string;
  /** Dotted path into the outcome. */
  readonly path: string;
  readonly ours: unknown;
  readonly theirs: unknown;
}

/** Every place where two outcomes differ; `undefined` stands for what is not there. */
export function differences(call: string, ours: unknown, theirs: unknown, path = ''): Difference[] {
  if (isRecord(ours) && isRecord(theirs)) {
    const keys = new Set([...Object.keys(ours), ...Object.keys(theirs)]);
    return [...keys].flatMap((key) =>
      differences(call, ours[key], theirs[key], path === '' ? key : `${path}.${key}`),
    );
  }
  return JSON.stringify(ours) === JSON.stringify(theirs) ? [] : [{ call, path, ours, theirs }];
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

import type { PolicyRequest } from './evaluate';

/**
 * The request's context. Key names ignore case, tag keys in them included; of two keys that differ
 * only in case the first one counts (AWS calls the result unpredictable).
 * A key whose list is empty is absent.
 */
export class Context {
  readonly #values = new Map<string, readonly string[]>();

  constructor(context: PolicyRequest['context']) {
    for (const [key, value] of Object.entries(context)) {
      const name = key.toLowerCase();
      const values = typeof value === 'string' ? [value] : value;
      if (values.length > 0 && !this.#values.has(name)) this.#values.set(name, values);
    }
  }

  values(key: string): readonly string[] | undefined {
    return this.#values.get(key.toLowerCase());
  }

  /** The value a policy variable stands for. A key with several values cannot be a variable. */
  single(key: string): string | undefined {
    const values = this.values(key);
    return values?.length === 1 ? values[0] : undefined;
  }
}

/** One request that came in. It holds no secret value. */
export interface Call {
  readonly action: string;
  /** ARN of the session; absent where the caller was not recognised. */
  readonly principal?: string;
  readonly secretId?: string;
  /** As sent; of a secret value, and of anything under its name, only the size in bytes. */
  readonly parameters: Readonly<Record<string, unknown>>;
  readonly requestId: string;
  /** HTTP status; 0 where the connection was cut. */
  readonly status: number;
  readonly errorName?: string;
}

const VALUES = /^secret(string|binary)$/i;

/** The parameters as they may be written down. */
export function withoutValues(
  parameters: Readonly<Record<string, unknown>>,
): Readonly<Record<string, unknown>> {
  return redact(parameters) as Record<string, unknown>;
}

function redact(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(redact);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, member]) => [
      key,
      VALUES.test(key) ? sizeOf(member) : redact(member),
    ]),
  );
}

function sizeOf(value: unknown): number {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return Buffer.byteLength(text, 'utf8');
}

import { invalidParameter, ServiceError } from './serviceError';
import type { Tags } from './tags';

interface Length {
  readonly min: number;
  readonly max: number;
}

/** Lengths of the service model's text members; those of secret values count bytes. */
const LENGTHS: Readonly<Record<string, Length>> = {
  // An empty name is refused for what it holds, not for its length.
  Name: { min: 0, max: 512 },
  SecretId: { min: 1, max: 2048 },
  Description: { min: 0, max: 2048 },
  KmsKeyId: { min: 0, max: 2048 },
  ClientRequestToken: { min: 32, max: 64 },
  VersionId: { min: 32, max: 64 },
  VersionStage: { min: 1, max: 256 },
  NextToken: { min: 1, max: 4096 },
  SecretString: { min: 1, max: 65_536 },
  SecretBinary: { min: 1, max: 65_536 },
  SortBy: { min: 1, max: 32 },
  SortOrder: { min: 1, max: 4 },
};

const TAG_KEY: Length = { min: 1, max: 128 };
const TAG_VALUE: Length = { min: 0, max: 256 };
const MAX_TAGS = 50;

/**
 * A request's members, read with the service model's constraints. No error of it repeats what was
 * sent.
 * @see https://docs.aws.amazon.com/secretsmanager/latest/apireference/
 */
export class Input {
  readonly #members: Readonly<Record<string, unknown>>;

  constructor(members: Readonly<Record<string, unknown>>) {
    this.#members = members;
  }

  has(name: string): boolean {
    return this.#get(name) !== undefined;
  }

  text(name: string): string | undefined {
    const value = this.#get(name);
    if (value === undefined) return undefined;
    if (typeof value !== 'string') throw wrongType(name, 'a string');
    const limits = LENGTHS[name];
    if (limits)
      checkLength(name, name === 'SecretString' ? byteLength(value) : value.length, limits);
    return value;
  }

  required(name: string): string {
    const value = this.text(name);
    if (value === undefined) throw violated(name, 'Member must not be null', 'Value null');
    return value;
  }

  /** Base64 as sent; its length is that of the bytes. */
  binary(name: string): string | undefined {
    const value = this.#get(name);
    if (value === undefined) return undefined;
    if (typeof value !== 'string' || !/^[A-Za-z0-9+/]*={0,2}$/.test(value)) {
      throw wrongType(name, 'base64');
    }
    checkLength(
      name,
      Buffer.from(value, 'base64').length,
      LENGTHS[name] ?? { min: 0, max: Infinity },
    );
    return value;
  }

  flag(name: string): boolean | undefined {
    const value = this.#get(name);
    if (value !== undefined && typeof value !== 'boolean') throw wrongType(name, 'a boolean');
    return value;
  }

  integer(name: string): number | undefined {
    const value = this.#get(name);
    if (value !== undefined && !Number.isInteger(value)) throw wrongType(name, 'an integer');
    return value as number | undefined;
  }

  /** 1–100. */
  pageSize(): number {
    const size = this.integer('MaxResults') ?? 100;
    if (size < 1) throw violated('MaxResults', 'Member must have value greater than or equal to 1');
    if (size > 100)
      throw violated('MaxResults', 'Member must have value less than or equal to 100');
    return size;
  }

  texts(name: string, { min, max }: Length): string[] | undefined {
    const value = this.#get(name);
    if (value === undefined) return undefined;
    if (!Array.isArray(value) || !value.every((item) => typeof item === 'string')) {
      throw wrongType(name, 'a list of strings');
    }
    checkLength(name, value.length, { min, max });
    return value;
  }

  list(name: string): Input[] | undefined {
    const value = this.#get(name);
    if (value === undefined) return undefined;
    if (!Array.isArray(value)) throw wrongType(name, 'a list');
    return value.map((item: unknown) => {
      if (!isRecord(item)) throw wrongType(name, 'a list of structures');
      return new Input(item);
    });
  }

  tags(): Tags | undefined {
    const pairs = this.list('Tags')?.map((item) => [
      item.required('Key'),
      item.text('Value') ?? '',
    ]);
    return pairs && checkedTags(pairs as [string, string][]);
  }

  #get(name: string): unknown {
    return Object.hasOwn(this.#members, name) ? (this.#members[name] ?? undefined) : undefined;
  }
}

/** @throws ServiceError for keys and values AWS refuses: too long, reserved, twice, too many. */
export function checkedTags(pairs: readonly (readonly [string, string])[]): Tags {
  const seen = new Set<string>();
  for (const [key, value] of pairs) {
    checkLength('Tags.member.key', key.length, TAG_KEY);
    checkLength('Tags.member.value', value.length, TAG_VALUE);
    if (/^aws:/i.test(key)) throw invalidParameter('Tag keys that start with aws: are reserved.');
    if (seen.has(key)) throw invalidParameter('A tag key is given more than once.');
    seen.add(key);
  }
  const tags = Object.fromEntries(pairs);
  checkTagCount(tags);
  return tags;
}

export function checkTagCount(tags: Tags): void {
  if (Object.keys(tags).length > MAX_TAGS) {
    throw invalidParameter(`A secret can have at most ${MAX_TAGS} tags.`);
  }
}

/** @throws ServiceError for a name with other characters than the service takes. */
export function checkName(name: string): void {
  if (/^[A-Za-z0-9/_+=.@!-]+$/.test(name)) return;
  throw new ServiceError(
    'ValidationException',
    'Invalid name. Must be a valid name containing alphanumeric characters, or any of the following: -/_+=.@!',
  );
}

export function violated(name: string, constraint: string, subject = 'Value'): ServiceError {
  const member = name.charAt(0).toLowerCase() + name.slice(1);
  return new ServiceError(
    'ValidationException',
    `1 validation error detected: ${subject} at '${member}' failed to satisfy constraint: ${constraint}`,
  );
}

function checkLength(name: string, length: number, { min, max }: Length): void {
  if (length < min) {
    throw violated(name, `Member must have length greater than or equal to ${min}`);
  }
  if (length > max) throw violated(name, `Member must have length less than or equal to ${max}`);
}

function wrongType(name: string, wanted: string): ServiceError {
  return new ServiceError('SerializationException', `${name} is not ${wanted}.`);
}

function byteLength(text: string): number {
  return Buffer.byteLength(text, 'utf8');
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

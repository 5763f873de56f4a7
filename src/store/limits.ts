import { Fault } from '../base/fault';
import type { Plaintext } from '../base/plaintext';
import type { CreateSecret, ListQuery, Tags } from './secretStore';

/**
 * The service's limits, so that a request it would refuse is never sent.
 * Sources: the API reference of CreateSecret and Tag
 * (https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_CreateSecret.html), its
 * model's constraints, and the general tagging rules
 * (https://docs.aws.amazon.com/tag-editor/latest/userguide/best-practices-and-strats.html).
 * Lengths are in characters, counted as UTF-16 units, which is never fewer than the service counts;
 * the value's is in bytes of UTF-8.
 */
export const LIMITS = {
  nameLength: 512,
  valueBytes: 65_536,
  tags: 50,
  tagKeyLength: 128,
  tagValueLength: 256,
  descriptionLength: 2048,
  kmsKeyIdLength: 2048,
  tokenLength: { min: 32, max: 64 },
  recoveryDays: { min: 7, max: 30 },
  pageSize: { min: 1, max: 100 },
  filters: 10,
  filterValues: 10,
} as const;

const NAME = /^[A-Za-z0-9/_+=.@!-]+$/;
/** The service appends a hyphen and six characters to the ARN; a name that ends so is ambiguous. */
const ARN_SUFFIX = /-[A-Za-z0-9]{6}$/;
const TAG_TEXT = /^[\p{L}\p{Z}\p{N}_.:/=+\-@]*$/u;
const FILTER_VALUE = /^!?[a-zA-Z0-9 :_@/+=.!-]{0,512}$/;
const TAG_CHARACTERS = 'Use letters, digits, spaces and _ . : / = + - @ only.';

/** The first rule of the service that `request` breaks; undefined where it breaks none. */
export function checkSecret(request: CreateSecret): Fault | undefined {
  return (
    checkName(request.name) ??
    checkValue(request.value) ??
    checkTags(request.tags) ??
    checkDetails(request)
  );
}

/** Fault: name-invalid. */
export function checkName(name: string): Fault | undefined {
  const invalid = (sentence: string, next: string): Fault =>
    new Fault('name-invalid', sentence, next);
  if (name === '') return invalid('The secret has no name.', 'Give it one.');
  if (name.length > LIMITS.nameLength) {
    return invalid(
      `The secret's name has ${name.length} characters; at most ${LIMITS.nameLength} are allowed.`,
      'Shorten it.',
    );
  }
  if (!NAME.test(name)) {
    return invalid(
      `"${name}" is not a valid secret name.`,
      'Use letters, digits and / _ + = . @ ! - only.',
    );
  }
  if (ARN_SUFFIX.test(name)) {
    return invalid(
      `"${name}" ends in a hyphen and six characters, like the suffix AWS gives to ARNs.`,
      'End it differently, so that it can be looked up without doubt.',
    );
  }
  return undefined;
}

/** Faults: value-empty, value-too-large. */
export function checkValue(value: Plaintext): Fault | undefined {
  const bytes = value.byteLength;
  if (bytes === 0)
    return new Fault('value-empty', 'The value is empty: there is nothing to store.');
  if (bytes > LIMITS.valueBytes) {
    return new Fault(
      'value-too-large',
      `The value has ${bytes} bytes; AWS Secrets Manager stores at most ${LIMITS.valueBytes}.`,
      'Store it elsewhere, for example encrypted in Amazon S3.',
    );
  }
  return undefined;
}

/** Fault: tag-invalid. */
export function checkTags(tags: Tags): Fault | undefined {
  const entries = Object.entries(tags);
  if (entries.length > LIMITS.tags) {
    return tagFault(`There are ${entries.length} tags; a secret has at most ${LIMITS.tags}.`);
  }
  const seen = new Map<string, string>();
  for (const [key, value] of entries) {
    const fault = checkTagKey(key) ?? checkTagValue(key, value);
    if (fault) return fault;
    const twin = seen.get(key.toLowerCase());
    // IAM matches tag keys without regard to case, the service stores both: one would win by chance.
    if (twin !== undefined) return tagFault(`The tags "${twin}" and "${key}" differ only in case.`);
    seen.set(key.toLowerCase(), key);
  }
  return undefined;
}

function checkTagKey(key: string): Fault | undefined {
  if (key === '') return tagFault('A tag has no key.');
  if (key.length > LIMITS.tagKeyLength) {
    return tagFault(`A tag's key has more than ${LIMITS.tagKeyLength} characters.`);
  }
  if (key.toLowerCase().startsWith('aws:')) {
    return tagFault(`The tag "${key}" starts with "aws:", which AWS keeps for itself.`);
  }
  return TAG_TEXT.test(key)
    ? undefined
    : tagFault(`The tag key "${key}" has a character AWS does not allow.`, TAG_CHARACTERS);
}

function checkTagValue(key: string, value: string): Fault | undefined {
  if (value.length > LIMITS.tagValueLength) {
    return tagFault(`The tag "${key}" has more than ${LIMITS.tagValueLength} characters.`);
  }
  return TAG_TEXT.test(value)
    ? undefined
    : tagFault(`The tag "${key}" has a value with a character AWS does not allow.`, TAG_CHARACTERS);
}

function checkDetails(request: CreateSecret): Fault | undefined {
  const { description = '', kmsKeyId = '', token } = request;
  const invalid = (sentence: string): Fault => new Fault('invalid-request', sentence);
  if (description.length > LIMITS.descriptionLength) {
    return invalid(`The description has more than ${LIMITS.descriptionLength} characters.`);
  }
  if (kmsKeyId.length > LIMITS.kmsKeyIdLength) {
    return invalid(`The KMS key has more than ${LIMITS.kmsKeyIdLength} characters.`);
  }
  return checkToken(token);
}

/** Fault: invalid-request. */
export function checkToken(token: string): Fault | undefined {
  const { min, max } = LIMITS.tokenLength;
  return token.length < min || token.length > max
    ? new Fault('invalid-request', `The request token must have ${min} to ${max} characters.`)
    : undefined;
}

/** Fault: invalid-request. */
export function checkRecoveryDays(days: number): Fault | undefined {
  const { min, max } = LIMITS.recoveryDays;
  return Number.isInteger(days) && days >= min && days <= max
    ? undefined
    : new Fault('invalid-request', `The recovery window must be ${min} to ${max} whole days.`);
}

/** Fault: invalid-request. */
export function checkQuery({
  filters = [],
  pageSize = LIMITS.pageSize.max,
}: ListQuery): Fault | undefined {
  const { min, max } = LIMITS.pageSize;
  const invalid = (sentence: string): Fault => new Fault('invalid-request', sentence);
  if (!Number.isInteger(pageSize) || pageSize < min || pageSize > max) {
    return invalid(`A page has ${min} to ${max} secrets.`);
  }
  if (filters.length > LIMITS.filters)
    return invalid(`At most ${LIMITS.filters} filters are allowed.`);
  if (filters.some(({ values }) => values.length === 0 || values.length > LIMITS.filterValues)) {
    return invalid(`A filter has 1 to ${LIMITS.filterValues} values.`);
  }
  return filters.every(({ values }) => values.every((value) => FILTER_VALUE.test(value)))
    ? undefined
    : invalid('A search may hold letters, digits, spaces and : _ @ / + = . - ! only.');
}

function tagFault(sentence: string, next = ''): Fault {
  return new Fault('tag-invalid', sentence, next);
}

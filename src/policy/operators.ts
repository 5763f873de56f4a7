import { isIP, BlockList } from 'node:net';
import { Fault } from '../base/fault';
import { expand, type Reading } from './variables';
import { matchArn, matchPattern } from './wildcard';

/** Whether the request's value is what the policy's value asks for. */
type Comparison = (actual: string, wanted: string, reading: Reading) => boolean;

/**
 * A condition operator taken apart. `negated` ones are true where their comparison holds for none
 * of the policy's values, and where the key is missing.
 */
export interface Operator {
  readonly quantifier?: 'ForAllValues' | 'ForAnyValue';
  readonly ifExists: boolean;
  readonly negated: boolean;
  /** Absent for `Null`, which asks only whether there is a value. */
  readonly compare?: Comparison;
}

const equal: Comparison = (actual, wanted, reading) => {
  const text = expand(wanted, reading, false);
  return 'pattern' in text && text.pattern.join('') === actual;
};

const equalIgnoringCase: Comparison = (actual, wanted, reading) => {
  const text = expand(wanted, reading, false);
  return 'pattern' in text && text.pattern.join('').toLowerCase() === actual.toLowerCase();
};

const like: Comparison = (actual, wanted, reading) => {
  const text = expand(wanted, reading);
  return 'pattern' in text && matchPattern(text.pattern, actual);
};

const arnLike: Comparison = (actual, wanted, reading) => {
  const text = expand(wanted, reading);
  return 'pattern' in text && matchArn(text.pattern, actual);
};

const sameFlag: Comparison = (actual, wanted) => actual.toLowerCase() === wanted.toLowerCase();

const sameBytes: Comparison = (actual, wanted) =>
  Buffer.from(actual, 'base64').equals(Buffer.from(wanted, 'base64'));

const inRange: Comparison = (actual, wanted) => {
  const [network = '', prefix] = wanted.split('/');
  const family = isIP(network);
  if (family === 0 || isIP(actual) !== family) return false;
  const type = family === 4 ? 'ipv4' : 'ipv6';
  const range = new BlockList();
  range.addSubnet(network, Number(prefix ?? (family === 4 ? 32 : 128)), type);
  return range.check(actual, type);
};

/** A number, or NaN, which compares false with everything. */
function toNumber(text: string): number {
  return text.trim() === '' ? NaN : Number(text);
}

/** Milliseconds since 1970 of an ISO 8601 date or of a count of seconds since 1970; else NaN. */
function toTime(text: string): number {
  return /^\d{5,}(\.\d+)?$/.test(text) ? Number(text) * 1000 : Date.parse(text);
}

function ordered(
  convert: (text: string) => number,
  holds: (actual: number, wanted: number) => boolean,
): Comparison {
  return (actual, wanted) => holds(convert(actual), convert(wanted));
}

const positive: Readonly<Record<string, Comparison>> = {
  StringEquals: equal,
  StringEqualsIgnoreCase: equalIgnoringCase,
  StringLike: like,
  ArnEquals: arnLike,
  ArnLike: arnLike,
  Bool: sameFlag,
  BinaryEquals: sameBytes,
  IpAddress: inRange,
  ...comparisons('Numeric', toNumber),
  ...comparisons('Date', toTime),
};

const negative: Readonly<Record<string, Comparison>> = {
  StringNotEquals: equal,
  StringNotEqualsIgnoreCase: equalIgnoringCase,
  StringNotLike: like,
  ArnNotEquals: arnLike,
  ArnNotLike: arnLike,
  NotIpAddress: inRange,
  NumericNotEquals: ordered(toNumber, (actual, wanted) => actual === wanted),
  DateNotEquals: ordered(toTime, (actual, wanted) => actual === wanted),
};

function comparisons(
  type: string,
  convert: (text: string) => number,
): Readonly<Record<string, Comparison>> {
  return {
    [`${type}Equals`]: ordered(convert, (actual, wanted) => actual === wanted),
    [`${type}LessThan`]: ordered(convert, (actual, wanted) => actual < wanted),
    [`${type}LessThanEquals`]: ordered(convert, (actual, wanted) => actual <= wanted),
    [`${type}GreaterThan`]: ordered(convert, (actual, wanted) => actual > wanted),
    [`${type}GreaterThanEquals`]: ordered(convert, (actual, wanted) => actual >= wanted),
  };
}

/** Operators whose values may hold policy variables. */
export function takesVariables(operator: string): boolean {
  return /(?:^|:)(?:String|Arn)/.test(operator);
}

/**
 * @throws Fault `invalid-request` for an operator IAM does not have: a statement that is not
 *   understood must not silently fail to deny.
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html
 */
export function parseOperator(text: string): Operator {
  const [, quantifier, name = '', suffix] =
    /^(?:(ForAllValues|ForAnyValue):)?(.*?)(IfExists)?$/.exec(text) ?? [];
  const compare = own(positive, name) ?? own(negative, name);
  if (!compare && text !== 'Null') {
    throw new Fault('invalid-request', `The policy uses an unknown condition operator, "${text}".`);
  }
  return {
    ifExists: suffix !== undefined,
    negated: own(negative, name) !== undefined,
    ...(quantifier ? { quantifier: quantifier as 'ForAllValues' | 'ForAnyValue' } : {}),
    ...(compare ? { compare } : {}),
  };
}

function own<T>(table: Readonly<Record<string, T>>, key: string): T | undefined {
  return Object.hasOwn(table, key) ? table[key] : undefined;
}

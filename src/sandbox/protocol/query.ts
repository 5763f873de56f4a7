import { unknownOperation } from '../serviceError';
import type { Message, Protocol, Reply } from './protocol';

/**
 * Reads a request of the AWS Query protocol: a form whose field Action names the operation.
 * @throws ServiceError for anything else, of which nothing is kept.
 */
export function readQuery(body: Buffer): Message {
  const form = new URLSearchParams(body.toString('utf8'));
  const { Action, ...parameters } = Object.fromEntries(form);
  if (!Action) throw unknownOperation();
  return { protocol: 'query', action: Action, parameters };
}

/** The texts of `Name.member.1`, `Name.member.2` and so on. */
export function members(parameters: Message['parameters'], name: string): string[] {
  const texts: string[] = [];
  for (let index = 1; ; index += 1) {
    const value = parameters[`${name}.member.${index}`];
    if (typeof value !== 'string') return texts;
    texts.push(value);
  }
}

/** The structures `Name.member.1.Key`, … as pairs of key and value. */
export function pairs(parameters: Message['parameters'], name: string): [string, string][] {
  const found: [string, string][] = [];
  for (let index = 1; ; index += 1) {
    const key = parameters[`${name}.member.${index}.Key`];
    const value = parameters[`${name}.member.${index}.Value`];
    if (typeof key !== 'string') return found;
    found.push([key, typeof value === 'string' ? value : '']);
  }
}

const IAM_ACTIONS = new Set(['GetRole', 'ListRoleTags']);

/** Names and statuses that differ from the JSON protocol's. */
const ERRORS: Readonly<Record<string, readonly [name: string, status: number]>> = {
  AccessDeniedException: ['AccessDenied', 403],
  UnrecognizedClientException: ['InvalidClientTokenId', 403],
  ExpiredTokenException: ['ExpiredToken', 403],
  InvalidSignatureException: ['SignatureDoesNotMatch', 403],
  MissingAuthenticationTokenException: ['MissingAuthenticationToken', 403],
  IncompleteSignatureException: ['IncompleteSignature', 400],
  ThrottlingException: ['Throttling', 400],
  ValidationException: ['ValidationError', 400],
  UnknownOperationException: ['InvalidAction', 400],
  InternalServiceError: ['InternalFailure', 500],
};

/** @see https://smithy.io/2.0/aws/protocols/aws-query-protocol.html */
export const query: Protocol = {
  result({ action }, result, requestId) {
    const body = { [`${action}Result`]: result, ResponseMetadata: { RequestId: requestId } };
    return reply(200, requestId, document(`${action}Response`, action, body));
  },
  error({ action }, error, requestId) {
    const known = Object.hasOwn(ERRORS, error.name) ? ERRORS[error.name] : undefined;
    const [Code, status] = known ?? [error.name, error.status];
    const Type = status < 500 ? 'Sender' : 'Receiver';
    const body = { Error: { Type, Code, Message: error.message }, RequestId: requestId };
    return reply(status, requestId, document('ErrorResponse', action, body));
  },
};

function reply(status: number, requestId: string, body: string): Reply {
  return {
    status,
    headers: { 'content-type': 'text/xml', 'x-amzn-requestid': requestId },
    body,
  };
}

function document(root: string, action: string, body: object): string {
  const namespace = IAM_ACTIONS.has(action)
    ? 'https://iam.amazonaws.com/doc/2010-05-08/'
    : 'https://sts.amazonaws.com/doc/2011-06-15/';
  return `<${root} xmlns="${namespace}">${xml(body)}</${root}>`;
}

/** Lists are runs of `<member>`, structures elements of their members' names. */
function xml(value: unknown): string {
  if (Array.isArray(value)) return value.map((item) => `<member>${xml(item)}</member>`).join('');
  if (typeof value === 'object' && value !== null) {
    return Object.entries(value)
      .map(([name, member]) => `<${name}>${xml(member)}</${name}>`)
      .join('');
  }
  return escapeXml(String(value));
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

function escapeXml(text: string): string {
  return text.replace(/[&<>]/g, (character) => ENTITIES[character] ?? character);
}

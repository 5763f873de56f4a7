import { ServiceError, unknownOperation } from '../serviceError';
import type { Message, Protocol, Reply } from './protocol';

const PREFIX = 'secretsmanager.';

/**
 * Reads a request of the AWS JSON 1.1 protocol.
 * @throws ServiceError for another service's, and where the body is no object.
 */
export function readJson(target: string, body: Buffer): Message {
  if (!target.startsWith(PREFIX)) throw unknownOperation();
  const action = target.slice(PREFIX.length);
  let parameters: unknown;
  try {
    parameters = JSON.parse(body.toString('utf8') || '{}');
  } catch {
    // The parser's own message would quote the body.
    throw new ServiceError('SerializationException', 'The request body is no JSON.');
  }
  if (typeof parameters !== 'object' || parameters === null || Array.isArray(parameters)) {
    throw new ServiceError('SerializationException', 'The request body is no JSON object.');
  }
  return { protocol: 'json', action, parameters: parameters as Record<string, unknown> };
}

/** @see https://smithy.io/2.0/aws/protocols/aws-json-1_1-protocol.html */
export const json: Protocol = {
  result: (_, members, requestId) => reply(200, requestId, members),
  error: (_, error, requestId) =>
    reply(
      error.status,
      requestId,
      { __type: error.name, Message: error.message },
      { 'x-amzn-errortype': error.name },
    ),
};

function reply(status: number, requestId: string, body: object, more = {}): Reply {
  return {
    status,
    headers: {
      'content-type': 'application/x-amz-json-1.1',
      'x-amzn-requestid': requestId,
      ...more,
    },
    body: JSON.stringify(body),
  };
}

import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Reply } from './protocol/protocol';

/** What to answer; undefined: close the connection without an answer. */
export type Respond = (request: IncomingMessage, port: number) => Promise<Reply | undefined>;

/** A server on a free port of 127.0.0.1, which other machines cannot reach. */
export async function listen(respond: Respond): Promise<Server> {
  const server = createServer((request, response) => {
    respond(request, portOf(server)).then(
      (reply) => {
        send(response, reply);
      },
      // The client went away while its request was read.
      () => {
        response.destroy();
      },
    );
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  return server;
}

export function portOf(server: Server): number {
  return (server.address() as AddressInfo).port;
}

export async function stop(server: Server): Promise<void> {
  const closed = new Promise((resolve) => server.close(resolve));
  server.closeAllConnections();
  await closed;
}

/** Far above the largest request AWS takes. */
const MAX_BODY = 1_048_576;

/** Undefined for a body that is too large; the rest of it is not kept. */
export async function readBody(request: IncomingMessage): Promise<Buffer | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size <= MAX_BODY) chunks.push(chunk);
  }
  return size <= MAX_BODY ? Buffer.concat(chunks) : undefined;
}

export function plain(status: number, sentence: string): Reply {
  return { status, headers: { 'content-type': 'text/plain' }, body: sentence };
}

function send(response: ServerResponse, reply: Reply | undefined): void {
  if (!reply) {
    response.socket?.destroy();
    return;
  }
  response.writeHead(reply.status, reply.headers);
  response.end(reply.body);
}

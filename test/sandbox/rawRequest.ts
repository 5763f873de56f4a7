import { request as httpRequest, type OutgoingHttpHeaders } from 'node:http';

interface Sent {
  method?: string;
  path?: string;
  headers?: OutgoingHttpHeaders;
  body?: string;
}

/** A bare request, which may name any host. */
export async function send(
  endpoint: string,
  { method = 'POST', path = '/', headers = {}, body }: Sent,
) {
  return new Promise<{ status: number; body: string; headers: object }>((resolve, reject) => {
    const outgoing = httpRequest(endpoint + path, { method, headers }, (response) => {
      let text = '';
      response.setEncoding('utf8');
      response.on('data', (chunk: string) => (text += chunk));
      response.on('end', () => {
        resolve({ status: response.statusCode ?? 0, body: text, headers: response.headers });
      });
    });
    outgoing.on('error', reject);
    outgoing.end(body);
  });
}

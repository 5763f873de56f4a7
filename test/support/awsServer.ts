import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** One request as it came over the wire. */
export interface Request {
  /** `CreateSecret`, `GetCallerIdentity`. */
  readonly action: string;
  /** The JSON body, or the form's fields. */
  readonly body: Record<string, unknown>;
  readonly headers: IncomingMessage['headers'];
}

/** What the server answers: JSON, XML, an error by name, a cut connection, or nothing at all. */
export type Answer =
  | { readonly json: unknown }
  | { readonly xml: string }
  | { readonly error: string; readonly message?: string; readonly status?: number }
  | { readonly text: string; readonly status: number }
  | 'cut'
  | 'silence';

export interface AwsServer {
  readonly endpoint: string;
  readonly requests: Request[];
  /** Options for `connect`: a configuration whose profile `test` leads here. */
  readonly files: { readonly configFile: string; readonly credentialsFile: string };
  readonly directory: string;
  close(): Promise<void>;
}

export const ROLE_ARN = 'arn:aws:sts::111122223333:assumed-role/payments-developer/me';
export const REQUEST_ID = '1f0c4a7e-0000-4000-8000-000000000000';

/** A server whose answers a test makes up; GetCallerIdentity is answered unless `answers` does. */
export async function startAwsServer(
  answers: (request: Request) => Answer | undefined,
): Promise<AwsServer> {
  const requests: Request[] = [];
  const server = createServer((incoming, response) => {
    void readRequest(incoming).then((request) => {
      requests.push(request);
      send(answers(request) ?? defaultAnswer(request), request, response);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const directory = await mkdtemp(join(tmpdir(), 'secret-ferry-aws-'));
  return {
    endpoint,
    requests,
    directory,
    files: await writeConfig(directory, endpoint),
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await rm(directory, { recursive: true });
    },
  };
}

async function writeConfig(directory: string, endpoint: string): Promise<AwsServer['files']> {
  const configFile = join(directory, 'config');
  const credentialsFile = join(directory, 'credentials');
  await writeFile(
    configFile,
    `[profile test]\nregion = eu-central-1\nendpoint_url = ${endpoint}\n`,
  );
  await writeFile(credentialsFile, keys('test', 'TESTKEY0'));
  return { configFile, credentialsFile };
}

/** A credentials file's section. */
export function keys(profile: string, id: string): string {
  return `[${profile}]\naws_access_key_id = ${id}\naws_secret_access_key = ${id.toLowerCase()}\n`;
}

/** The access key that signed a request. */
export function keyId({ headers }: Request): string | undefined {
  return /Credential=([^/]+)\//.exec(headers.authorization ?? '')?.[1];
}

export function callerIdentity(arn: string, userId = 'AROATEST:me'): Answer {
  const account = arn.split(':')[4] ?? '';
  return {
    xml: `<GetCallerIdentityResult><Arn>${arn}</Arn><UserId>${userId}</UserId><Account>${account}</Account></GetCallerIdentityResult>`,
  };
}

function defaultAnswer({ action }: Request): Answer {
  if (action === 'GetCallerIdentity') return callerIdentity(ROLE_ARN);
  return action === 'ListRoleTags'
    ? { xml: '<ListRoleTagsResult></ListRoleTagsResult>' }
    : { json: {} };
}

async function readRequest(incoming: IncomingMessage): Promise<Request> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk as Buffer);
  const text = Buffer.concat(chunks).toString('utf8');
  const { headers } = incoming;
  const target = headers['x-amz-target'];
  if (typeof target === 'string') {
    const body = JSON.parse(text) as Record<string, unknown>;
    return { action: target.split('.').at(-1) ?? '', body, headers };
  }
  const body = Object.fromEntries(new URLSearchParams(text));
  return { action: body['Action'] ?? '', body, headers };
}

function send(answer: Answer, request: Request, response: ServerResponse): void {
  if (answer === 'silence') return;
  if (answer === 'cut') {
    response.destroy();
    return;
  }
  const { status, type, text } = encode(answer, request);
  response.writeHead(status, { 'content-type': type, 'x-amzn-requestid': REQUEST_ID });
  response.end(text);
}

function encode(
  answer: Exclude<Answer, string>,
  request: Request,
): { status: number; type: string; text: string } {
  const isJson = request.headers['x-amz-target'] !== undefined;
  const type = isJson ? 'application/x-amz-json-1.1' : 'text/xml';
  if ('text' in answer) return { status: answer.status, type: 'text/html', text: answer.text };
  if ('json' in answer) return { status: 200, type, text: JSON.stringify(answer.json) };
  if ('xml' in answer) {
    const name = `${request.action}Response`;
    return { status: 200, type, text: `<${name}>${answer.xml}</${name}>` };
  }
  const { error, message = '', status = 400 } = answer;
  return isJson
    ? { status, type, text: JSON.stringify({ __type: error, message }) }
    : {
        status,
        type,
        text: `<ErrorResponse><Error><Code>${error}</Code><Message>${message}</Message></Error><RequestId>${REQUEST_ID}</RequestId></ErrorResponse>`,
      };
}

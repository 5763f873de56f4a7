import { randomUUID } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import type { Stage } from './stage';

/**
 * What the AWS Secrets Manager Agent does for a program: it answers who shows its token, out of the
 * service or of what it has fetched before. Whoever shows another token is refused with 403.
 */
export interface Agent {
  /** What a program finds the agent by. */
  readonly env: NodeJS.ProcessEnv;
  /** Requests without the token. */
  readonly refused: number;
  close(): Promise<void>;
}

/** Starts it on a free port of this machine. */
export async function startAgent(stage: Stage): Promise<Agent> {
  const token = randomUUID();
  const { sandbox } = stage;
  const client = new SecretsManagerClient({
    endpoint: sandbox.endpoint,
    region: sandbox.region,
    credentials: sandbox.credentials('roundtrip'),
  });
  const known = new Map<string, string | undefined>();
  let refused = 0;

  async function answer(url: URL): Promise<string | undefined> {
    const name = url.searchParams.get('secretId') ?? '';
    if (url.pathname !== '/secretsmanager/get') return undefined;
    if (!known.has(name)) {
      const found = await client.send(new GetSecretValueCommand({ SecretId: name }));
      known.set(name, found.SecretString);
    }
    return JSON.stringify({ Name: name, SecretString: known.get(name) });
  }

  const server = createServer((request, response) => {
    if (request.headers['x-aws-parameters-secrets-token'] !== token) {
      refused += 1;
      response.writeHead(403).end();
      return;
    }
    const url = new URL(request.url ?? '/', 'http://localhost');
    answer(url).then(
      (body) => response.writeHead(body === undefined ? 404 : 200).end(body),
      () => response.writeHead(400).end(),
    );
  });
  const port = await listen(server);
  return {
    env: { AWS_TOKEN: token, PARAMETERS_SECRETS_EXTENSION_HTTP_PORT: String(port) },
    get refused() {
      return refused;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
      }),
  };
}

function listen(server: Server): Promise<number> {
  return new Promise((resolve) => {
    server.listen(0, 'localhost', () => {
      resolve((server.address() as AddressInfo).port);
    });
  });
}

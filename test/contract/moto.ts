import { spawn } from 'node:child_process';
import { createServer, type AddressInfo } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { CreateRoleCommand, IAMClient } from '@aws-sdk/client-iam';
import { ROLE, roleTags } from './ours';

export interface Moto {
  readonly endpoint: string;
  stop(): Promise<void>;
}

export const motoCredentials = {
  accessKeyId: 'moto',
  secretAccessKey: 'moto',
  sessionToken: 'moto',
};

/** Starts moto's server on a free port, with a role like the sandbox's. */
export async function startMoto(command: string): Promise<Moto> {
  const port = await freePort();
  const endpoint = `http://127.0.0.1:${port}`;
  const child = spawn(command, ['-H', '127.0.0.1', '-p', String(port)], { stdio: 'ignore' });
  const exited = new Promise<void>((resolve) => {
    child.once('exit', () => {
      resolve();
    });
  });
  const stop = async () => {
    child.kill();
    await exited;
  };
  try {
    await untilReady(endpoint);
    await createRole(endpoint);
  } catch (error) {
    await stop();
    throw error;
  }
  return { endpoint, stop };
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

async function untilReady(endpoint: string): Promise<void> {
  for (let tries = 0; tries < 300; tries += 1) {
    const ready = await fetch(`${endpoint}/moto-api/`).then(
      ({ ok }) => ok,
      () => false,
    );
    if (ready) return;
    await wait(100);
  }
  throw new Error('moto did not start within 30 seconds');
}

async function createRole(endpoint: string): Promise<void> {
  const client = new IAMClient({ endpoint, region: 'eu-central-1', credentials: motoCredentials });
  await client.send(
    new CreateRoleCommand({
      RoleName: ROLE,
      AssumeRolePolicyDocument: '{}',
      Tags: Object.entries(roleTags).map(([Key, Value]) => ({ Key, Value })),
    }),
  );
}

import { spawn } from 'node:child_process';
import type { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import * as iam from '@aws-sdk/client-iam';
import * as secretsmanager from '@aws-sdk/client-secrets-manager';
import * as sts from '@aws-sdk/client-sts';
import type { Credentials } from '../../src/sandbox/identity';
import type { ContractCall } from './calls';
import { Normalizer, type Outcome } from './outcome';

/** Outcomes by the call's name. */
export type Outcomes = ReadonlyMap<string, Outcome>;

type Send = (call: ContractCall, normalize: Normalizer) => Promise<Outcome>;

/** Makes the calls one after the other. */
export async function run(calls: readonly ContractCall[], send: Send): Promise<Outcomes> {
  const normalizer = new Normalizer();
  const outcomes = new Map<string, Outcome>();
  for (const call of calls) outcomes.set(call.name, await send(call, normalizer));
  return outcomes;
}

const packages = { iam, secretsmanager, sts };

/** A response as it came over the wire. */
export interface Answer {
  readonly operation: string;
  readonly status: number;
  readonly body: Record<string, unknown>;
}

/** The SDK, one request a call. `observe` is given what Secrets Manager answers. */
export function sdk(
  endpoint: string,
  credentials: Credentials,
  observe?: (answer: Answer) => void,
): Send {
  const options = { endpoint, credentials, region: 'eu-central-1', maxAttempts: 1 };
  const clients = {
    iam: new iam.IAMClient(options),
    secretsmanager: new secretsmanager.SecretsManagerClient(options),
    sts: new sts.STSClient(options),
  };
  if (observe) tap(clients.secretsmanager, observe);
  return async ({ service, operation, input }, normalizer) => {
    const commands = packages[service] as unknown as Record<string, new (input: object) => object>;
    const Command = commands[`${operation}Command`]!;
    // One call stands for all three services, whose types have nothing in common.
    const client = clients[service] as unknown as { send(command: object): Promise<object> };
    try {
      return normalizer.outcome(await client.send(new Command(input)));
    } catch (error) {
      const { name, message, $metadata } = error as secretsmanager.SecretsManagerServiceException;
      return normalizer.error(name, message, $metadata.httpStatusCode);
    }
  };
}

/** Reads each response before the SDK does, which drops the members it does not know. */
function tap(client: secretsmanager.SecretsManagerClient, observe: (answer: Answer) => void): void {
  client.middlewareStack.add(
    (next, { commandName = '' }) =>
      async (args) => {
        const result = await next(args);
        const response = result.response as { statusCode: number; body: Readable | Uint8Array };
        response.body = new Uint8Array(await buffer(response.body as Readable));
        const body = JSON.parse(Buffer.from(response.body).toString()) as Answer['body'];
        const operation = commandName.replace(/Command$/, '');
        observe({ operation, status: response.statusCode, body });
        return result;
      },
    { step: 'deserialize', priority: 'low' },
  );
}

/** The `aws` command, which gets all of its input as JSON. */
export function commandLine(aws: string, env: NodeJS.ProcessEnv): Send {
  return async ({ service, operation, input }, normalizer) => {
    const verb = operation.replace(/(?<!^)[A-Z]/g, '-$&').toLowerCase();
    const args = [service, verb, '--cli-input-json', JSON.stringify(input), '--output', 'json'];
    const { stdout, stderr } = await execute(aws, args, env);
    const failure = /\(([A-Za-z]+)\) when calling the \w+ operation: (.*)/s.exec(stderr);
    if (failure) return normalizer.error(failure[1]!, failure[2]!.trim());
    return normalizer.outcome(JSON.parse(stdout || '{}'));
  };
}

async function execute(command: string, args: string[], env: NodeJS.ProcessEnv) {
  const child = spawn(command, args, { env, stdio: ['ignore', 'pipe', 'pipe'] });
  const output = { stdout: '', stderr: '' };
  child.stdout.setEncoding('utf8').on('data', (text: string) => (output.stdout += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (output.stderr += text));
  await new Promise((resolve, reject) => child.on('close', resolve).on('error', reject));
  return output;
}

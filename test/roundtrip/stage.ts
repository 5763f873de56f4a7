import { join } from 'node:path';
import { CreateSecretCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import type { Plaintext } from '../../src/base/plaintext';
import { startSandbox, type Sandbox } from '../../src/sandbox/server';
import { prepare, tidy, workDirectory } from './running';

const ROLE = 'roundtrip';

export interface Stage {
  sandbox: Sandbox;
  create(name: string, value: Plaintext): Promise<void>;
  /** Names that GetSecretValue was called with, of those that start like this. */
  fetched(prefix: string): string[];
}

/** A sandbox and a work directory for the surrounding suite. */
export function useStage(): Stage {
  const stage = {} as Stage;
  before(async () => {
    await prepare();
    stage.sandbox = await start();
    const client = new SecretsManagerClient({
      endpoint: stage.sandbox.endpoint,
      region: stage.sandbox.region,
      credentials: stage.sandbox.credentials(ROLE),
    });
    stage.create = async (name, value) => {
      await client.send(new CreateSecretCommand({ Name: name, SecretString: value.reveal() }));
    };
    stage.fetched = (prefix) =>
      stage.sandbox.journal
        .filter(({ action }) => action.endsWith('GetSecretValue'))
        .map(({ parameters }) => String(parameters['SecretId']))
        .filter((name) => name.startsWith(prefix));
  });
  after(async () => {
    await stage.sandbox.close();
    await tidy();
  });
  return stage;
}

function start(): Promise<Sandbox> {
  const everything = { Effect: 'Allow', Action: 'secretsmanager:*', Resource: '*' } as const;
  return startSandbox({
    roles: [{ name: ROLE, tags: {}, policies: [{ Version: '2012-10-17', Statement: everything }] }],
    profiles: { [ROLE]: ROLE },
    stateDirectory: join(workDirectory, 'aws'),
  });
}

import assert from 'node:assert/strict';
import { IAMClient } from '@aws-sdk/client-iam';
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { STSClient } from '@aws-sdk/client-sts';
import type { Credentials } from '../../src/sandbox/identity';
import { sampleRoles, sampleSeeds } from '../../src/sandbox/seeds';
import { startSandbox, type Sandbox, type SandboxOptions } from '../../src/sandbox/server';

process.env['AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED'] = 'true';

export const START = Date.parse('2026-11-25T10:00:00Z');
export const DAY = 86_400_000;

/** Real clients of one session. A call is one request: nothing is tried again. */
export function clientsFor(endpoint: string, credentials: Credentials, region = 'eu-central-1') {
  const options = { endpoint, credentials, region, maxAttempts: 1 };
  return {
    secrets: new SecretsManagerClient(options),
    sts: new STSClient(options),
    iam: new IAMClient(options),
  };
}

export type Clients = ReturnType<typeof clientsFor>;

export interface Stage {
  sandbox: Sandbox;
  /** Milliseconds since 1970, as the sandbox sees it. */
  now: number;
  as(role: string): Clients;
}

/** A sandbox with the sample's roles and secrets for each test of the surrounding suite. */
export function useSandbox(options: Partial<SandboxOptions> = {}): Stage {
  const stage = { now: START } as Stage;
  stage.as = (role) => clientsFor(stage.sandbox.endpoint, stage.sandbox.credentials(role));
  beforeEach(async () => {
    stage.now = START;
    const now = () => stage.now;
    stage.sandbox = await startSandbox({ roles: sampleRoles, seeds: sampleSeeds, now, ...options });
  });
  afterEach(() => stage.sandbox.close());
  return stage;
}

/** For `assert.rejects`: the error's name, and its text in full or as a pattern. */
export function serviceError(name: string, text: string | RegExp = /./) {
  return (error: unknown) => {
    assert.ok(error instanceof Error);
    assert.equal(error.name, name, error.message);
    if (typeof text === 'string') assert.equal(error.message, text);
    else assert.match(error.message, text);
    return true;
  };
}

export const ownScope = { name: 'payments', appid: 'pay01', appfunc: 'api', appenv: 'dev' };

export function tagList(tags: Record<string, string>) {
  return Object.entries(tags).map(([Key, Value]) => ({ Key, Value }));
}

export const ownPath = (secret: string) => `payments/pay01/api/dev/${secret}`;

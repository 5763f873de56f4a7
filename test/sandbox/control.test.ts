import assert from 'node:assert/strict';
import {
  CreateSecretCommand,
  GetSecretValueCommand,
  ListSecretsCommand,
  PutSecretValueCommand,
} from '@aws-sdk/client-secrets-manager';
import { ownPath, ownScope, serviceError, tagList, useSandbox } from './clients';
import { send } from './rawRequest';

describe('faults on demand', () => {
  const stage = useSandbox();
  const value = 'marked-value';
  const create = (Name: string) =>
    stage.as('payments-developer').secrets.send(
      new CreateSecretCommand({
        Name: ownPath(Name),
        SecretString: value,
        Tags: tagList(ownScope),
      }),
    );
  const read = (Name: string) =>
    stage
      .as('payments-developer')
      .secrets.send(new GetSecretValueCommand({ SecretId: ownPath(Name) }));

  const kinds = [
    { kind: 'throttle', name: 'ThrottlingException' },
    { kind: 'expired', name: 'ExpiredTokenException' },
    { kind: 'denied', name: 'AccessDeniedException' },
    { kind: 'error500', name: 'InternalServiceError' },
    { kind: 'malformed', name: 'SyntaxError' },
    { kind: 'cut', name: 'TimeoutError' },
  ] as const;
  for (const { kind, name } of kinds) {
    it(`${kind} strikes once, before anything was done`, async () => {
      stage.sandbox.faults.add({ kind, action: 'CreateSecret' });
      await assert.rejects(read('new'), serviceError('AccessDeniedException'));
      await assert.rejects(create('new'), serviceError(name));
      await assert.rejects(read('new'), serviceError('AccessDeniedException'));
      await create('new');
    });
  }

  it('strike as often as they are told', async () => {
    stage.sandbox.faults.add({ kind: 'throttle', times: 2 });
    await assert.rejects(read('session-key'), serviceError('ThrottlingException'));
    await assert.rejects(read('mail-password'), serviceError('ThrottlingException'));
    await read('session-key');
  });

  it('can come after the operation, so that its outcome is not known', async () => {
    stage.sandbox.faults.add({ kind: 'cut', action: 'CreateSecret', after: true });
    await assert.rejects(create('new'), serviceError('TimeoutError', 'socket hang up'));
    assert.equal((await read('new')).SecretString, value);
  });

  it('can be a delay', async () => {
    stage.sandbox.faults.add({ kind: 'delay', milliseconds: 60 });
    const started = performance.now();
    await read('session-key');
    assert.ok(performance.now() - started >= 55);
  });

  it('end when they are cleared', async () => {
    stage.sandbox.faults.add({ kind: 'denied', times: 9 });
    stage.sandbox.faults.clear();
    await read('session-key');
  });
});

describe('the journal', () => {
  const stage = useSandbox();

  it('tells who called what, how it ended, and no value', async () => {
    const { secrets } = stage.as('payments-developer');
    const value = 'marked-välue';
    await secrets.send(
      new CreateSecretCommand({
        Name: ownPath('new'),
        SecretString: value,
        Tags: tagList(ownScope),
      }),
    );
    const binary = Buffer.from(value);
    await secrets.send(
      new PutSecretValueCommand({ SecretId: ownPath('new'), SecretBinary: binary }),
    );
    await assert.rejects(secrets.send(new GetSecretValueCommand({ SecretId: 'legacy-smtp' })));
    const [created, put, denied] = stage.sandbox.journal;
    assert.deepEqual(
      { ...created, requestId: '', parameters: { ...created?.parameters, ClientRequestToken: '' } },
      {
        action: 'CreateSecret',
        principal: 'arn:aws:sts::000000000000:assumed-role/payments-developer/sandbox',
        secretId: ownPath('new'),
        parameters: {
          Name: ownPath('new'),
          ClientRequestToken: '',
          SecretString: 13,
          Tags: tagList(ownScope),
        },
        requestId: '',
        status: 200,
      },
    );
    assert.equal(typeof put?.parameters['SecretBinary'], 'number');
    assert.deepEqual(
      [denied?.action, denied?.status, denied?.errorName],
      ['GetSecretValue', 400, 'AccessDeniedException'],
    );
    const journal = JSON.stringify(stage.sandbox.journal);
    assert.ok(!journal.includes('marked') && !journal.includes(binary.toString('base64')));
  });

  it('can be cleared', async () => {
    await stage.as('secrets-admin').secrets.send(new ListSecretsCommand({}));
    assert.equal(stage.sandbox.journal.length, 1);
    stage.sandbox.clearJournal();
    assert.equal(stage.sandbox.journal.length, 0);
  });
});

describe('control from another process', () => {
  const stage = useSandbox();
  const control = (method: string, path: string, body?: string, token?: string) =>
    send(stage.sandbox.endpoint, {
      method,
      path: `/_sandbox/${path}`,
      headers: { 'x-sandbox-token': token ?? stage.sandbox.controlToken },
      ...(body !== undefined && { body }),
    });
  const list = () => stage.as('secrets-admin').secrets.send(new ListSecretsCommand({}));

  it('takes the token', async () => {
    for (const token of ['', 'x', 'x'.repeat(stage.sandbox.controlToken.length)]) {
      assert.equal((await control('GET', 'journal', undefined, token)).status, 403);
    }
  });

  it('gives the journal and clears it', async () => {
    await list();
    const calls = JSON.parse((await control('GET', 'journal')).body) as { action: string }[];
    assert.deepEqual(
      calls.map(({ action }) => action),
      ['ListSecrets'],
    );
    await control('DELETE', 'journal');
    assert.equal((await control('GET', 'journal')).body, '[]');
  });

  it('adds faults and clears them', async () => {
    const fault = JSON.stringify({ kind: 'throttle', action: 'ListSecrets', times: 2 });
    assert.equal((await control('POST', 'faults', fault)).status, 200);
    await assert.rejects(list(), serviceError('ThrottlingException'));
    await control('DELETE', 'faults');
    await list();
  });

  for (const body of ['', '[]', '{"kind":"none"}', 'null']) {
    it(`refuses ${body || 'an empty body'} as a fault`, async () => {
      assert.equal((await control('POST', 'faults', body)).status, 400);
    });
  }

  it('knows no other control', async () => {
    assert.equal((await control('GET', 'secrets')).status, 404);
  });
});

import assert from 'node:assert/strict';
import { inspect } from 'node:util';
import { toFault } from '../../src/aws/faults';
import { Fault } from '../../src/base/fault';
import { REQUEST_ID } from '../support/awsServer';
import { canary, cases, creating, sdkError } from './faultCases';

describe('faults', () => {
  for (const [what, { error, code, text, attempt = creating }] of Object.entries(cases)) {
    it(`says what to do about ${what}`, () => {
      const fault = toFault(error, attempt);
      assert.equal(fault.code, code);
      assert.match(fault.text, text);
      assert.equal(fault.text.includes(REQUEST_ID), hasRequestId(error));
      assert.match(fault.text, /[.)]$/);
    });
  }

  it('never hold the value, whatever AWS echoes and wherever', () => {
    const names = [
      ...Object.values(cases).map(({ error }) => (error instanceof Error ? error.name : 'x')),
      'EntirelyNew',
      canary,
    ];
    const messages = [canary, `${canary} because ${canary} perform: ${canary} ClientRequestToken`];
    for (const [name, message] of names.flatMap((n) => messages.map((m) => [n, m] as const))) {
      const error = sdkError(name, message, {
        code: canary,
        $metadata: { httpStatusCode: 400, requestId: `id ${canary}` },
        $response: { body: { SecretString: canary } },
        $responseBodyText: canary,
        cause: new Error(canary),
      });
      const fault = toFault(error, creating);
      const everything = inspect(fault, { depth: 9, showHidden: true }) + fault.text;
      assert.ok(!everything.includes(canary), `${name}: ${message}`);
      assert.equal(fault.cause, undefined);
    }
  });

  it('pass through as they are', () => {
    const fault = new Fault('target-changed', 'x');
    assert.equal(toFault(fault, creating), fault);
  });

  it('names the program that signs in and its arguments, whatever the profile is called', () => {
    const { error } = cases['an SSO session that is over']!;
    const profile = 'dev; reboot';
    const fault = toFault(error, { ...creating, profile });
    assert.deepEqual(fault.signIn, ['aws', 'sso', 'login', '--profile', profile]);
    assert.match(fault.text, /Run `aws sso login --profile "dev; reboot"`\./);
    assert.deepEqual(toFault(cases['a login session that is over']!.error, creating).signIn, [
      'aws',
      'login',
      '--profile',
      'dev',
    ]);
  });
});

function hasRequestId(error: unknown): boolean {
  return error instanceof Error && '$metadata' in error;
}

import assert from 'node:assert/strict';
import type * as vscode from 'vscode';
import type { MovePlan } from '../../src/migrate/plan';
import type { Target } from '../../src/store/secretStore';
import { Habits } from '../../src/ui/habits';
import { MoveRules } from '../../src/ui/moveRules';
import { Memory } from './memory';

const account = '111122223333';
const target: Target = {
  profile: 'work',
  account,
  region: 'eu-central-1',
  callerArn: `arn:aws:sts::${account}:assumed-role/payments-developer/me`,
  principal: 'payments-developer',
};
const sandbox: Target = { ...target, endpoint: 'http://127.0.0.1:4000', sandboxId: 'a1b2c3' };

/** A plan with one secret, of which only tags and key matter here. */
function planWith(tags: Readonly<Record<string, string>>, kmsKeyId?: string): MovePlan {
  const secret = {
    index: 0,
    wanted: true,
    name: 'payments/pay01/api/dev/key',
    tags: Object.entries(tags).map(([key, value]) => ({ key, value, state: 'set', source: 'you' })),
    ...(kmsKeyId === undefined ? {} : { kmsKeyId }),
  };
  return {
    secrets: [secret],
    moves: [{ secret: 0 }],
    edits: [],
    files: [],
    missing: [],
  } as unknown as MovePlan;
}

describe('the rules between a plan and a target', () => {
  const dev = planWith({ appenv: 'dev' });

  const refusals = [
    {
      what: 'another account',
      expect: { dev: { account: '444455556666' } },
      code: 'wrong-account',
    },
    { what: 'another region', expect: { dev: { region: 'us-east-1' } }, code: 'wrong-account' },
    {
      what: 'the right place',
      expect: { dev: { account, region: 'eu-central-1' } },
      code: undefined,
    },
    {
      what: 'another environment’s',
      expect: { prod: { account: '444455556666' } },
      code: undefined,
    },
  ];
  for (const { what, expect, code } of refusals) {
    it(`${code ? 'refuses' : 'allows'} where the team expects ${what}`, () => {
      const fault = new MoveRules({ expect }, 'appenv').refusal(dev, target);
      assert.equal(fault?.code, code);
      if (fault) assert.notEqual(fault.next, '');
    });
  }

  it('has no expectation of the sandbox', () => {
    const expect = { dev: { account: '444455556666' } };
    assert.equal(new MoveRules({ expect }, 'appenv').refusal(dev, sandbox), undefined);
  });

  it('refuses where infrastructure code makes the secrets, the sandbox included', () => {
    const rules = new MoveRules({ create: { dev: 'iac' } }, 'appenv');
    for (const one of [target, sandbox]) {
      const fault = rules.refusal(dev, one);
      assert.equal(fault?.code, 'edit-refused');
      assert.match(fault.text, /Insert Lookup for Existing Secret/);
    }
    assert.equal(rules.refusal(planWith({ appenv: 'test' }), target), undefined);
  });

  it('refuses a key of another account', () => {
    const rules = new MoveRules({}, 'appenv');
    const key = (owner: string): string =>
      `arn:aws:kms:eu-central-1:${owner}:key/1234abcd-12ab-34cd-56ef-1234567890ab`;
    assert.equal(rules.refusal(planWith({}, key('444455556666')), target)?.code, 'kms');
    assert.equal(rules.refusal(planWith({}, key(account)), target), undefined);
    assert.equal(rules.refusal(planWith({}, 'alias/payments'), target), undefined);
  });

  const environments = [
    { environment: 'prod', rule: undefined, asks: true },
    { environment: 'production', rule: undefined, asks: true },
    { environment: 'live', rule: undefined, asks: true },
    { environment: 'preprod', rule: undefined, asks: false },
    { environment: 'dev', rule: undefined, asks: false },
    { environment: 'dev', rule: 'ask', asks: true },
    { environment: 'prod', rule: 'direct', asks: false },
    { environment: 'constructor', rule: undefined, asks: false },
  ] as const;
  for (const { environment, rule, asks } of environments) {
    it(`${asks ? 'asks twice' : 'goes on'} in ${environment} with the rule ${rule ?? 'unset'}`, () => {
      const create = rule ? { [environment]: rule } : {};
      const cautions = new MoveRules({ create }, 'appenv').cautions(
        planWith({ appenv: environment }),
      );
      assert.equal(cautions.length, asks ? 1 : 0);
    });
  }
});

describe('habits', () => {
  const plan = planWith({ name: 'payments', owner: 'team-payments', appenv: 'dev' });
  let habits: Habits;
  let user: vscode.Memento;

  beforeEach(() => {
    user = new Memory();
    habits = new Habits(user, new Memory());
  });

  it('point out the first use of an account, and not the second', async () => {
    assert.match(
      habits.cautions(target, plan, 'here').join(),
      /account 111122223333 as payments-developer before/,
    );
    await habits.remember(target, plan, 'here');
    assert.deepEqual(habits.cautions(target, plan, 'here'), []);
    const other = { ...target, account: '444455556666' };
    assert.equal(habits.cautions(other, plan, 'here').length, 1);
  });

  it('point out an endpoint that is not AWS every time', async () => {
    const proxied = { ...target, endpoint: 'https://secrets.example.test' };
    await habits.remember(proxied, plan, 'here');
    assert.match(
      habits.cautions(proxied, plan, 'here').join(),
      /secrets\.example\.test, which is not AWS/,
    );
  });

  it('leave the sandbox alone', () => {
    assert.deepEqual(habits.cautions(sandbox, plan, 'here'), []);
  });

  it('point out that a secret goes to somebody else than last time, in this place', async () => {
    await habits.remember(target, plan, 'here');
    const handedOn = planWith({ name: 'payments', owner: 'team-mallory', appenv: 'dev' });
    assert.match(
      habits.cautions(target, handedOn, 'here').join(),
      /owner is team-mallory.*it was team-payments/,
    );
    assert.deepEqual(habits.cautions(target, handedOn, 'elsewhere'), []);
  });

  it('keep accounts and tags, and no name of a secret', async () => {
    await habits.remember(target, plan, 'here');
    const kept = JSON.stringify(user.keys().map((key) => user.get(key)));
    assert.ok(kept.includes(account));
    assert.ok(!kept.includes('dev/key'));
  });
});

import assert from 'node:assert/strict';
import type { Memento } from 'vscode';
import { Plaintext } from '../src/base/plaintext';
import type { MovePlan, PlannedSecret } from '../src/migrate/plan';
import type { Target } from '../src/store/secretStore';
import { Habits } from '../src/ui/habits';
import { MoveRules, type TeamRules } from '../src/ui/moveRules';
import { reviewRows, type ReviewView } from '../src/ui/reviewRows';
import { memoryTarget } from './support/memoryStore';

function planned(tags: Record<string, string>, more: Partial<PlannedSecret> = {}): MovePlan {
  const secret: PlannedSecret = {
    index: 0,
    name: 'payments/pay01/api/dev/key',
    tags: Object.entries(tags).map(([key, value]) => ({ key, value, state: 'set', source: 'you' })),
    description: '',
    value: new Plaintext('made up'),
    token: 't'.repeat(32),
    wanted: true,
    declared: false,
    ...more,
  };
  return {
    moves: [],
    secrets: [secret],
    bundles: [],
    companions: [],
    edits: [],
    files: [],
    missing: [],
  };
}

function memento(): Memento {
  const held = new Map<string, unknown>();
  return {
    keys: () => [...held.keys()],
    get: (key: string, fallback?: unknown) => held.get(key) ?? fallback,
    update: (key: string, value: unknown) => {
      held.set(key, value);
      return Promise.resolve();
    },
  } as Memento;
}

const inSandbox: Target = { ...memoryTarget, endpoint: 'http://127.0.0.1:1', sandboxId: 'a1' };

describe("what a team's rules say to a move", () => {
  const kmsKeyId = 'arn:aws:kms:eu-central-1:999999999999:key/x';
  const cases: readonly [string, TeamRules, MovePlan, string | undefined][] = [
    ['nothing', {}, planned({ appenv: 'dev' }), undefined],
    [
      'another account',
      { expect: { dev: { account: '222222222222' } } },
      planned({ appenv: 'dev' }),
      'wrong-account',
    ],
    [
      'another region',
      { expect: { dev: { region: 'us-east-1' } } },
      planned({ appenv: 'dev' }),
      'wrong-account',
    ],
    [
      'an account for another environment',
      { expect: { prod: { account: '222222222222' } } },
      planned({ appenv: 'dev' }),
      undefined,
    ],
    [
      'infrastructure code only',
      { create: { dev: 'iac' } },
      planned({ appenv: 'dev' }),
      'edit-refused',
    ],
    ["a stranger's key", {}, planned({ appenv: 'dev' }, { kmsKeyId }), 'kms'],
  ];
  for (const [what, rules, plan, code] of cases) {
    it(`${code === undefined ? 'lets it pass' : 'refuses it'}: ${what}`, () => {
      const fault = new MoveRules(rules, 'appenv').refusal(plan, memoryTarget);
      assert.equal(fault?.code, code);
    });
  }

  it('asks for a second look at production, unless the team said otherwise', () => {
    const look = (appenv: string, rules: TeamRules = {}): number =>
      new MoveRules(rules, 'appenv').cautions(planned({ appenv })).length;
    assert.deepEqual(
      ['dev', 'test', 'prod', 'production'].map((one) => look(one)),
      [0, 0, 1, 1],
    );
    assert.equal(look('prod', { create: { prod: 'direct' } }), 0);
    assert.equal(look('dev', { create: { dev: 'ask' } }), 1);
  });
});

describe('secrets that infrastructure code makes', () => {
  const declared = planned({ appenv: 'dev' }, { declared: true });
  const rules = new MoveRules({ create: { dev: 'iac', test: 'ask' } }, 'appenv');

  it('are let pass where they are declared', () => {
    assert.equal(rules.refusal(declared, memoryTarget), undefined);
  });

  it('are those of the environments that the team says', () => {
    const changes = (plan: MovePlan): unknown => rules.declarations(plan);
    const change = (is: boolean): object => ({ kind: 'declare', declared: is, secret: 0 });
    assert.deepEqual(changes(planned({ appenv: 'dev' })), [change(true)]);
    assert.deepEqual(changes(declared), []);
    assert.deepEqual(changes(planned({ appenv: 'prod' }, { declared: true })), [change(false)]);
    for (const chosen of [true, false]) {
      assert.deepEqual(changes(planned({ appenv: 'test' }, { declared: chosen })), []);
    }
  });

  it('may be chosen only where the team asks', () => {
    const may = (appenv: string): boolean => rules.mayChoose(planned({ appenv }));
    assert.deepEqual(['dev', 'test', 'prod'].map(may), [false, true, false]);
    assert.equal(rules.mayChoose(planned({})), false);
  });

  const rowsOf = (view: Partial<ReviewView>): { label: string; kind: string }[] =>
    reviewRows({ plan: declared, target: memoryTarget, cautions: [], remedies: [], ...view })
      .flatMap(({ rows }) => rows)
      .map(({ label, action }) => ({ label, kind: action.kind }));

  it('are looked up, not created, by the first row, and declared by another', () => {
    const rows = rowsOf({});
    assert.match(rows[0]?.label ?? '', /Look up payments/);
    assert.ok(rows.some(({ kind }) => kind === 'declaration'));
    assert.ok(!rows.some(({ kind }) => kind === 'declare'));
  });

  it('are chosen by a row where the team asks', () => {
    const plan = planned({ appenv: 'test' });
    const rows = rowsOf({ plan, mayDeclare: true });
    assert.match(rows[0]?.label ?? '', /Create payments/);
    assert.ok(rows.some(({ kind }) => kind === 'declare'));
    assert.ok(!rows.some(({ kind }) => kind === 'declaration'));
  });
});

describe('what is unusual for this user', () => {
  const plan = planned({ appid: 'pay01', owner: 'team-a' });

  it('is an account at its first use, and not at its second', async () => {
    const habits = new Habits(memento(), memento());
    assert.match(habits.cautions(memoryTarget, plan, 'here')[0] ?? '', /111122223333/);
    await habits.remember(memoryTarget, plan, 'here');
    assert.deepEqual(habits.cautions(memoryTarget, plan, 'here'), []);
    const other = { ...memoryTarget, principal: 'somebody-else' };
    assert.equal(habits.cautions(other, plan, 'here').length, 1);
  });

  it('is an endpoint that is not AWS, every time; the sandbox is a case of its own', async () => {
    const habits = new Habits(memento(), memento());
    const foreign = { ...memoryTarget, endpoint: 'https://elsewhere.example' };
    await habits.remember(foreign, plan, 'here');
    assert.match(habits.cautions(foreign, plan, 'here')[0] ?? '', /elsewhere\.example/);
    assert.deepEqual(habits.cautions(inSandbox, plan, 'here'), []);
  });

  it('is a tag that hands the secret to somebody else than last time', async () => {
    const habits = new Habits(memento(), memento());
    await habits.remember(memoryTarget, plan, 'here');
    const changed = planned({ appid: 'pay01', owner: 'team-b' });
    assert.match(habits.cautions(memoryTarget, changed, 'here')[0] ?? '', /team-b.*team-a/);
    assert.deepEqual(habits.cautions(memoryTarget, changed, 'elsewhere'), []);
  });
});

describe('the rows of the review', () => {
  const view: ReviewView = { plan: planned({ appid: 'pay01' }), cautions: [], remedies: [] };
  const first = (more: Partial<ReviewView>): { label: string; kind: string } => {
    const row = reviewRows({ ...view, ...more })[0]?.rows[0];
    return { label: `${row?.label ?? ''} ${row?.detail ?? ''}`, kind: row?.action.kind ?? '' };
  };

  it('offer to create only when it is known where', () => {
    assert.equal(first({}).kind, 'nothing');
    const { kind, label } = first({ target: memoryTarget });
    assert.equal(kind, 'create');
    for (const part of [
      'payments/pay01/api/dev/key',
      '111122223333',
      'eu-central-1',
      'payments-developer',
    ]) {
      assert.ok(label.includes(part), part);
    }
  });

  it('name the endpoint where it is not AWS', () => {
    const endpoint = 'https://elsewhere.example';
    assert.ok(first({ target: { ...memoryTarget, endpoint } }).label.includes(endpoint));
    assert.ok(first({ target: inSandbox }).label.includes('Sandbox'));
  });

  it('never offer to create while something is missing or refused', () => {
    const rule = { key: 'owner', required: true };
    const missing = [{ key: 'owner', rule, secrets: [0] }];
    const plan = { ...view.plan, missing };
    assert.equal(first({ plan, target: memoryTarget }).kind, 'answer');
    const blocked = { why: 'Because.', remedy: 'target' } as const;
    assert.equal(first({ blocked, target: memoryTarget }).kind, 'target');
  });

  it('show no value', () => {
    const rows = JSON.stringify(reviewRows({ ...view, target: memoryTarget }));
    assert.ok(!rows.includes('made up'));
  });
});

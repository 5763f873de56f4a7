import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { Fault } from '../../src/base/fault';
import type { MovePlan } from '../../src/migrate/plan';
import type { SecretStore, Target } from '../../src/store/secretStore';
import { defaultScheme } from '../../src/tagging/presets';
import { Habits } from '../../src/ui/habits';
import type { MoveRequest } from '../../src/ui/moveInputs';
import { MoveRules } from '../../src/ui/moveRules';
import { ReviewModel } from '../../src/ui/reviewModel';
import type { Session } from '../../src/ui/session';
import { Memory } from './memory';

const nobody = {
  secrets: [],
  moves: [],
  edits: [],
  files: [],
  missing: [],
  bundles: [],
  companions: [],
} as unknown as MovePlan;

function storeIn(account: string): SecretStore {
  const target: Target = {
    profile: account,
    account,
    region: 'eu-central-1',
    callerArn: `arn:aws:iam::${account}:user/me`,
    principal: 'me',
  };
  return { target, roleTags: () => Promise.resolve(undefined) } as unknown as SecretStore;
}

/** As much of a session as the review asks. */
class Switchboard {
  readonly signal = new AbortController().signal;
  readonly state = { kind: 'idle' };
  readonly onDidChange = new vscode.EventEmitter<void>().event;
  #next: SecretStore | Fault;

  constructor(first: SecretStore) {
    this.#next = first;
  }

  get target(): Target | undefined {
    return this.#next instanceof Fault ? undefined : this.#next.target;
  }

  connect(): Promise<SecretStore> {
    return this.#next instanceof Fault ? Promise.reject(this.#next) : Promise.resolve(this.#next);
  }

  note(): void {
    // Credentials are not what this is about.
  }

  to(next: SecretStore | Fault): void {
    this.#next = next;
  }
}

describe('what is under review', () => {
  const first = storeIn('111122223333');
  const taken = new Fault('name-taken', 'There is a secret "x" already.', 'Take another name.');
  let session: Switchboard;
  let model: ReviewModel;

  beforeEach(async () => {
    session = new Switchboard(first);
    const request = {
      place: { workspace: 'here', path: 'a.js' },
      rules: new MoveRules({}, 'appenv'),
      inputs: { scheme: defaultScheme },
    } as unknown as MoveRequest;
    model = new ReviewModel({
      request,
      plan: nobody,
      session: session as unknown as Session,
      habits: new Habits(new Memory(), new Memory()),
    });
    await model.connect();
    model.fail(taken);
  });

  afterEach(() => {
    model.dispose();
  });

  it('offers ways out of a conflict of names', () => {
    const kinds = model.view.remedies.map(({ action }) => action.kind);
    assert.deepEqual(kinds, ['rename', 'conflict']);
    assert.equal(model.view.failure, taken.text);
  });

  it('offers no way past what forbids the move', async () => {
    session.to(new Fault('wrong-account', 'This is the wrong account.', 'Choose another one.'));
    await model.connect();
    assert.equal(model.obstacle?.code, 'wrong-account');
    assert.deepEqual(model.view.remedies, []);
    assert.equal(model.store, undefined);
  });

  it('forgets for another target what was decided for the first, and says that it is another', async () => {
    model.resolveConflicts({ taken: 'reuse-equal' });
    session.to(storeIn('444455556666'));
    await model.connect();
    assert.deepEqual(model.conflicts, {});
    assert.equal(model.view.failure, undefined);
    assert.match(model.view.cautions[0] ?? '', /another one now.*111122223333/);
  });

  it('keeps it when the same target is asked again', async () => {
    model.resolveConflicts({ taken: 'reuse-equal' });
    session.to(storeIn('111122223333'));
    await model.connect();
    assert.deepEqual(model.conflicts, { taken: 'reuse-equal' });
    assert.equal(model.view.failure, taken.text);
    assert.ok(!model.view.cautions.some((text) => text.includes('another one now')));
  });
});

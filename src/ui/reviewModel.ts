import * as vscode from 'vscode';
import { isFault, type Fault } from '../base/fault';
import { preflightCreate } from '../access/preflight';
import { principalFrom, principalTag, type Principal } from '../access/principal';
import { scopeKeys } from '../access/scope';
import type { ConflictPolicy } from '../migrate/apply';
import { tagsOf } from '../migrate/create';
import { asFault } from '../migrate/failure';
import {
  isAllDeclared,
  wantedSecrets,
  type Change,
  type MissingTag,
  type MovePlan,
} from '../migrate/plan';
import { revise } from '../migrate/planner';
import { sameTarget } from '../migrate/target';
import type { SecretStore, Target } from '../store/secretStore';
import type { Habits } from './habits';
import { planOf, type MoveRequest } from './moveInputs';
import { describeTarget, type ReviewView, type Row } from './reviewRows';
import type { Session } from './session';
import { principalTags } from './settings';
import { listed } from './wording';

export interface ReviewModelOptions {
  readonly request: MoveRequest;
  readonly plan: MovePlan;
  readonly session: Session;
  readonly habits: Habits;
}

/** What is under review: the plan as the user changes it, and the target as it becomes known. */
export class ReviewModel implements vscode.Disposable {
  readonly #options: ReviewModelOptions;
  readonly #changed = new vscode.EventEmitter<void>();
  readonly onDidChange = this.#changed.event;
  readonly #targetChanges: vscode.Disposable;
  #request: MoveRequest;
  #plan: MovePlan;
  #store: SecretStore | undefined;
  #principal: Principal | undefined;
  /** What the review opened with: another target is pointed out. */
  #firstTarget: Target | undefined;
  #lastTarget: Target | undefined;
  #blocked: Fault | undefined;
  #failure: Fault | undefined;
  #conflicts: ConflictPolicy = {};
  #isTouched = false;
  #disposed = false;

  constructor(options: ReviewModelOptions) {
    this.#options = options;
    this.#request = options.request;
    this.#plan = options.plan;
    this.#targetChanges = options.session.onDidChange(() => {
      if (options.session.state.kind === 'idle') void this.connect();
    });
  }

  get plan(): MovePlan {
    return this.#plan;
  }

  get request(): MoveRequest {
    return this.#request;
  }

  get store(): SecretStore | undefined {
    return this.#store;
  }

  get conflicts(): ConflictPolicy {
    return this.#conflicts;
  }

  /** Why nothing may be created as things stand; undefined where it may. */
  get obstacle(): Fault | undefined {
    return this.#blocked ?? this.#refusal();
  }

  /** Finds out the target and what its policy will probably say. Failures become part of the view. */
  async connect(): Promise<void> {
    const { session } = this.#options;
    this.#store = undefined;
    this.#principal = undefined;
    this.#blocked = undefined;
    this.#changed.fire();
    try {
      const store = await session.connect();
      // Shown only with what its policy will probably say: the two are one decision.
      const role = await store.roleTags(session.signal);
      if (this.#disposed || session.target !== store.target) return;
      this.#take(store);
      this.#principal = principalFrom({ role, settings: principalTags() });
      await this.#fillIn(this.#principal);
    } catch (error) {
      // A change of target starts this anew.
      if (isFault(error, 'cancelled')) return;
      this.#blocked = asFault(error);
    }
    if (!this.#disposed) this.#changed.fire();
  }

  /** What the user decided, and what went wrong, was about the target that she saw. */
  #take(store: SecretStore): void {
    this.#store = store;
    this.#firstTarget ??= store.target;
    if (this.#lastTarget && !sameTarget(this.#lastTarget, store.target)) {
      this.#conflicts = {};
      this.#failure = undefined;
    }
    this.#lastTarget = store.target;
  }

  /** What the workspace does not know the principal's tags may; only before the user's own changes. */
  async #fillIn(principal: Principal): Promise<void> {
    const isOffered = ({ key }: MissingTag): boolean => principal.tags.has(key.toLowerCase());
    const before = this.#plan;
    if (this.#isTouched || !before.missing.some(isOffered)) return;
    const plan = await planOf(this.#request, principal);
    if (this.#plan === before) this.#plan = plan;
  }

  async change(change: Change): Promise<void> {
    this.#isTouched = true;
    const plan = await revise(this.#plan, change);
    // The change may be of the environment, and with it of who makes the secret.
    this.#plan = await revise(plan, ...this.request.rules.declarations(plan));
    this.#conflicts = {};
    this.#failure = undefined;
    this.#changed.fire();
  }

  /** The plan made anew, because the code has changed. */
  replace(request: MoveRequest, plan: MovePlan, why: Fault): void {
    this.#request = request;
    this.#plan = plan;
    this.#failure = why;
    this.#changed.fire();
  }

  /** Shows why the last try did nothing. */
  fail(fault: Fault): void {
    this.#failure = fault;
    this.#options.session.note(fault);
    this.#changed.fire();
  }

  resolveConflicts(policy: ConflictPolicy): void {
    this.#conflicts = { ...this.#conflicts, ...policy };
  }

  get view(): ReviewView {
    const target = this.#store?.target;
    const blocked = this.obstacle;
    return {
      plan: this.#plan,
      mayDeclare: this.request.rules.mayChoose(this.#plan),
      cautions: target ? this.#cautions() : [],
      remedies: [
        // Where nothing is created from here, no conflict can be resolved from here.
        ...(blocked || isAllDeclared(this.#plan) ? [] : conflictRows(this.#failure)),
        ...this.#adoption(),
      ],
      ...(target && { target }),
      ...(blocked && { blocked: { why: blocked.text, remedy: remedyFor(blocked) } }),
      ...(this.#failure && { failure: this.#failure.text }),
    };
  }

  dispose(): void {
    this.#disposed = true;
    this.#targetChanges.dispose();
    this.#changed.dispose();
  }

  /** Takes the principal's tags for those that decide access: what its policy will let pass. */
  async adoptPrincipal(): Promise<void> {
    for (const { key, value } of this.#differences()) {
      await this.change({ kind: 'tag', key, value });
    }
  }

  /** Gives the secret whose name was not free the next one: `x`, `x-2`, `x-3`. */
  async takeNextName(): Promise<void> {
    const wanted = wantedSecrets(this.#plan);
    const message = this.#failure?.message ?? '';
    const secret = wanted.find(({ name }) => message.includes(`"${name}"`)) ?? wanted[0];
    if (!secret) return;
    const [, stem = secret.name, number = '1'] = /^(.*)-(\d)$/.exec(secret.name) ?? [];
    const name = `${stem}-${Number(number) + 1}`;
    await this.change({ kind: 'name', secret: secret.index, name });
  }

  /** Tags that decide access and are not the principal's. */
  #differences(): { key: string; value: string }[] {
    const principal = this.#principal;
    if (!principal) return [];
    return scopeKeys(this.request.inputs.scheme).flatMap((key) => {
      const value = principalTag(principal, key);
      return value === undefined || sameTag(this.#plan, key, value) ? [] : [{ key, value }];
    });
  }

  #adoption(): Row[] {
    const differences = this.#differences().map(({ key, value }) => `${key} ${value}`);
    if (!this.#store || differences.length === 0) return [];
    return [
      {
        label: `$(person) Use your role's tags: ${listed(differences, 5)}`,
        action: { kind: 'adopt' },
      },
    ];
  }

  #refusal(): Fault | undefined {
    const target = this.#store?.target;
    return target && this.request.rules.refusal(this.#plan, target);
  }

  #cautions(): string[] {
    const target = this.#store?.target;
    if (!target) return [];
    const { place, rules } = this.#request;
    return [
      ...switched(this.#firstTarget, target),
      ...this.#options.habits.cautions(target, this.#plan, place.workspace),
      ...rules.cautions(this.#plan),
      ...this.#preflight(),
    ];
  }

  #preflight(): string[] {
    const principal = this.#principal;
    if (!principal) return [];
    const { scheme } = this.request.inputs;
    const created = wantedSecrets(this.#plan).filter(({ declared }) => !declared);
    const warnings = created.flatMap((secret) =>
      preflightCreate({ name: secret.name, tags: tagsOf(secret), scheme, principal }),
    );
    return [...new Set(warnings)];
  }
}

function switched(first: Target | undefined, now: Target): string[] {
  if (!first || sameTarget(first, now)) return [];
  return [`The target is another one now; the review opened with ${describeTarget(first)}.`];
}

function remedyFor(fault: Fault): 'again' | 'target' | 'nothing' {
  if (isFault(fault, 'no-profile', 'no-region', 'wrong-account')) return 'target';
  return isFault(fault, 'kms', 'untrusted', 'edit-refused') ? 'nothing' : 'again';
}

function sameTag(plan: MovePlan, key: string, value: string): boolean {
  const tags = wantedSecrets(plan).flatMap((secret) => secret.tags);
  const same = tags.filter((tag) => tag.key === key);
  return same.every((tag) => tag.state === 'set' && tag.value === value);
}

/** Ways out of a conflict of names, which the user may choose. */
function conflictRows(failure: Fault | undefined): Row[] {
  const rename: Row = { label: '$(edit) Take the next free name', action: { kind: 'rename' } };
  if (isFault(failure, 'name-taken')) {
    return [
      rename,
      {
        label: '$(arrow-swap) Use the existing secret, if it holds the same value',
        action: { kind: 'conflict', policy: { taken: 'reuse-equal' } },
      },
    ];
  }
  if (isFault(failure, 'pending-deletion')) {
    return [
      rename,
      {
        label: '$(history) Restore the secret and give it this value as a new version',
        action: { kind: 'conflict', policy: { pending: 'restore' } },
      },
    ];
  }
  return [];
}

import { Fault } from '../base/fault';
import { wantedSecrets, type Change, type MovePlan, type PlannedSecret } from '../migrate/plan';
import type { Target } from '../store/secretStore';

/** What a team says about creating secrets in an environment. */
export interface TeamRules {
  /** Account and region by environment: an assertion, never a choice of where to go. */
  readonly expect?: Readonly<Record<string, { account?: string; region?: string }>>;
  /** `direct`, `ask` (look twice), or `iac`: secrets are made by infrastructure code alone. */
  readonly create?: Readonly<Record<string, 'direct' | 'ask' | 'iac'>>;
}

/** Values of the environment tag that mean production, whatever the team file says. */
const PRODUCTION = /^(p|prd|prod|production|live)\b/i;

/** Checks that lie between a plan and a target. */
export class MoveRules {
  readonly #rules: TeamRules;
  readonly #environmentKey: string;

  constructor(rules: TeamRules, environmentKey: string) {
    this.#rules = rules;
    this.#environmentKey = environmentKey;
  }

  /** Why this plan must not be carried out in this target; undefined where it may. */
  refusal(plan: MovePlan, target: Target): Fault | undefined {
    return this.#expectation(plan, target) ?? this.#creation(plan) ?? foreignKey(plan, target);
  }

  /** What makes a second look worth it, as sentences. */
  cautions(plan: MovePlan): string[] {
    return this.#environments(wantedSecrets(plan))
      .filter((environment) => this.#needsAsking(environment))
      .map((environment) => `This is for the environment "${environment}".`);
  }

  #needsAsking(environment: string): boolean {
    const rule = ownValue(this.#rules.create, environment);
    return rule === undefined ? PRODUCTION.test(environment) : rule === 'ask';
  }

  #expectation(plan: MovePlan, target: Target): Fault | undefined {
    // The sandbox has one account for everything, and takes nothing real.
    if (target.sandboxId !== undefined) return undefined;
    for (const environment of this.#environments(wantedSecrets(plan))) {
      const expected = ownValue(this.#rules.expect, environment);
      const { account = target.account, region = target.region } = expected ?? {};
      if (account === target.account && region === target.region) continue;
      return new Fault(
        'wrong-account',
        `.secretferry.json expects "${environment}" in account ${account}, ${region}; the target is ${target.account}, ${target.region}.`,
        'Choose the profile and region for it.',
      );
    }
    return undefined;
  }

  #creation(plan: MovePlan): Fault | undefined {
    const created = wantedSecrets(plan).filter(({ declared }) => !declared);
    const environment = this.#environments(created).find((one) => this.isDeclared(one));
    if (environment === undefined) return undefined;
    return new Fault(
      'edit-refused',
      `.secretferry.json has the secrets of "${environment}" made by infrastructure code only.`,
      'Declare the secret there, or add it and use "Insert Lookup for Existing Secret…".',
    );
  }

  /** Whether infrastructure code makes the secrets of an environment. */
  isDeclared(environment: string): boolean {
    return ownValue(this.#rules.create, environment) === 'iac';
  }

  /**
   * The changes after which every secret is made as its environment has it. Where the team asks, it
   * is as the user has it.
   */
  declarations(plan: Pick<MovePlan, 'secrets'>): Change[] {
    return plan.secrets.flatMap((secret): Change[] => {
      const [environment = ''] = this.#environments([secret]);
      if (ownValue(this.#rules.create, environment) === 'ask') return [];
      const declared = this.isDeclared(environment);
      if (declared === secret.declared) return [];
      return [{ kind: 'declare', declared, secret: secret.index }];
    });
  }

  /** Whether the team leaves it to the user who makes the secrets. */
  mayChoose(plan: MovePlan): boolean {
    const environments = this.#environments(wantedSecrets(plan));
    const asks = (one: string): boolean => ownValue(this.#rules.create, one) === 'ask';
    return environments.length > 0 && environments.every(asks);
  }

  #environments(secrets: readonly Pick<PlannedSecret, 'tags'>[]): string[] {
    const values = secrets
      .flatMap(({ tags }) => tags)
      .filter((tag) => tag.key === this.#environmentKey && tag.state === 'set')
      .flatMap((tag) => (tag.state === 'set' ? [tag.value] : []));
    return [...new Set(values)];
  }
}

/** The team file may come with a repository of strangers; their key would give them the value. */
function foreignKey(plan: MovePlan, target: Target): Fault | undefined {
  for (const { kmsKeyId = '' } of wantedSecrets(plan)) {
    const account = /^arn:[\w-]+:kms:[\w-]+:(\d{12}):/.exec(kmsKeyId)?.[1];
    if (account === undefined || account === target.account) continue;
    return new Fault(
      'kms',
      `The KMS key belongs to account ${account}, not to ${target.account}.`,
      'Choose a key of this account.',
    );
  }
  return undefined;
}

function ownValue<T>(record: Readonly<Record<string, T>> | undefined, key: string): T | undefined {
  return record && Object.hasOwn(record, key) ? record[key] : undefined;
}

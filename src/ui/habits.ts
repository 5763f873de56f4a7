import type * as vscode from 'vscode';
import { wantedSecrets, type MovePlan } from '../migrate/plan';
import type { Target } from '../store/secretStore';

const ACCOUNTS = 'usedAccounts';
const TAGS = 'lastTags';

/** Tags that say whose a secret is: another value than last time hands it to somebody else. */
const OWNERSHIP = ['name', 'appname', 'appid', 'owner'];

/**
 * What this user has done before, so that the unusual is pointed out before it happens. Holds
 * accounts and tags, never a name of a secret or a value.
 */
export class Habits {
  readonly #user: vscode.Memento;
  readonly #workspace: vscode.Memento;

  constructor(user: vscode.Memento, workspace: vscode.Memento) {
    this.#user = user;
    this.#workspace = workspace;
  }

  /** Why this move deserves a second look, as sentences. */
  cautions(target: Target, plan: MovePlan, place: string): string[] {
    return [...this.#targetCautions(target), ...this.#tagCautions(plan, place)];
  }

  /** Notes a move that was made. */
  async remember(target: Target, plan: MovePlan, place: string): Promise<void> {
    const accounts = new Set(this.#accounts()).add(accountKey(target));
    await this.#user.update(ACCOUNTS, [...accounts]);
    await this.#workspace.update(TAGS, { ...this.#tags(), [place]: ownershipTags(plan) });
  }

  #targetCautions(target: Target): string[] {
    const { account, principal, endpoint, sandboxId } = target;
    if (sandboxId !== undefined) return [];
    const cautions: string[] = [];
    if (endpoint !== undefined) {
      cautions.push(`Requests go to ${endpoint}, which is not AWS: it will see the value.`);
    }
    if (!this.#accounts().includes(accountKey(target))) {
      cautions.push(`You have not moved a secret into account ${account} as ${principal} before.`);
    }
    return cautions;
  }

  #tagCautions(plan: MovePlan, place: string): string[] {
    const before = this.#tags()[place] ?? {};
    return Object.entries(ownershipTags(plan)).flatMap(([key, value]) => {
      const last = before[key];
      return last === undefined || last === value
        ? []
        : [`${key} is ${value}; in your last move here it was ${last}.`];
    });
  }

  #accounts(): readonly string[] {
    return this.#user.get<string[]>(ACCOUNTS) ?? [];
  }

  #tags(): Readonly<Record<string, Readonly<Record<string, string>>>> {
    return this.#workspace.get(TAGS) ?? {};
  }
}

function accountKey({ account, principal, endpoint = '' }: Target): string {
  return [account, principal, endpoint].join(' ');
}

function ownershipTags(plan: MovePlan): Record<string, string> {
  const tags: Record<string, string> = {};
  for (const tag of wantedSecrets(plan).flatMap((secret) => secret.tags)) {
    if (tag.state === 'set' && OWNERSHIP.includes(tag.key)) tags[tag.key] = tag.value;
  }
  return tags;
}

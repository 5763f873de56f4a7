import { Fault } from '../base/fault';
import { wantedSecrets, type Change, type MovePlan, type PlannedSecret } from '../migrate/plan';
import { revise } from '../migrate/planner';
import { printable } from '../report/wording';
import type { Target } from '../store/secretStore';
import { defaultScheme } from '../tagging/presets';
import type { Scheme } from '../tagging/scheme';
import { nodeFiles } from '../workspace/nodeFiles';
import { readTeamFile, type TeamFile } from '../workspace/teamFile';
import type { Output } from './output';
import { decisionsOf } from './setup';

/** What the team has written down, as far as it could be read. */
export interface Team {
  readonly scheme: Scheme;
  /** The key for all environments. */
  readonly kmsKeyId?: string;
  /** How many things are wrong in the team file. */
  readonly problems: number;
  readonly file?: TeamFile;
}

/** Reads the team file; what is wrong in it goes to `err`, a line each. */
export async function openTeam(root: string, err: Output): Promise<Team> {
  const { file, problems } = await readTeamFile(nodeFiles, root);
  for (const { message } of problems) await err.write(`.secretferry.json: ${printable(message)}\n`);
  const decided = file ? decisionsOf(file) : '';
  if (decided !== '') await err.write(`.secretferry.json: ${decided}\n`);
  return {
    scheme: file?.scheme ?? defaultScheme,
    problems: problems.length,
    ...(typeof file?.kmsKey === 'string' ? { kmsKeyId: file.kmsKey } : {}),
    ...(file ? { file } : {}),
  };
}

/**
 * The plan as the team wants it: each environment's own key, and the secrets of an environment that
 * infrastructure code makes left to that.
 */
export async function asTeamWants(plan: MovePlan, { file }: Team): Promise<MovePlan> {
  const keys = typeof file?.kmsKey === 'object' ? file.kmsKey : {};
  const changes = plan.secrets.flatMap(({ index, ...secret }): Change[] => {
    const environment = environmentOf(secret) ?? '';
    const kmsKeyId = keys[environment];
    const keyed: Change[] =
      kmsKeyId === undefined ? [] : [{ kind: 'kms', kmsKeyId, secret: index }];
    if (file?.create[environment] === 'iac') {
      return [{ kind: 'declare', declared: true, secret: index }, ...keyed];
    }
    return keyed;
  });
  return revise(plan, ...changes);
}

/** The moves whose code would look the secret up. */
export function movesOf(plan: MovePlan, secret: number): number[] {
  return plan.moves.flatMap((move, i) =>
    move.secret === secret && move.decision !== 'guidance' ? [i] : [],
  );
}

/** @throws Fault `wrong-account` where the team expects an environment's secrets elsewhere. */
export function requireExpected(plan: MovePlan, { file }: Team, target: Target): void {
  for (const secret of wantedSecrets(plan)) {
    const environment = environmentOf(secret) ?? '';
    const expected = file?.expect[environment];
    if (!expected) continue;
    const { account = target.account, region = target.region } = expected;
    if (account === target.account && region === target.region) continue;
    throw new Fault(
      'wrong-account',
      `The team file expects secrets of "${environment}" in account ${account}, ${region}; ` +
        `the target is account ${target.account}, ${target.region}.`,
      'Nothing was created. Choose another profile or region.',
    );
  }
}

function environmentOf({ tags }: Pick<PlannedSecret, 'tags'>): string | undefined {
  const tag = tags.find((other) => other.key === 'appenv');
  return tag?.state === 'set' ? tag.value : undefined;
}

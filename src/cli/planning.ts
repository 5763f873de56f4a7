import type { MovePlan, PlanFile } from '../migrate/plan';
import { makePlan } from '../migrate/planner';
import { createAdapters } from '../rewrite/adapters';
import type { Tags } from '../store/secretStore';
import type { Finding } from '../scan/finding';
import type { Offers, Sourced } from '../tagging/scheme';
import { offersFor } from '../workspace/metadata';
import { nodeFiles } from '../workspace/nodeFiles';
import { projectFactsFor } from '../workspace/project';
import { TEAM_FILE } from '../workspace/teamFile';
import { openGrammars, openEngine } from './engine';
import { scanFiles, type PassedOver } from './files';
import type { Place } from './roots';
import type { Team } from './team';

export interface Planning {
  readonly plan: MovePlan;
  readonly passedOver: readonly PassedOver[];
}

/** Scans the places and plans the move of all that is found. Reads files, changes nothing. */
export async function planMoves(
  places: readonly Place[],
  team: Team,
  roleTags: Tags,
  signal: AbortSignal,
): Promise<Planning> {
  const grammars = openGrammars();
  const files: PlanFile[] = [];
  const passedOver: PassedOver[] = [];
  for await (const entry of scanFiles(places, openEngine(grammars), signal)) {
    if ('reason' in entry) {
      passedOver.push(entry);
      continue;
    }
    const { root, path, languageId, text } = entry;
    if (entry.findings.length === 0) continue;
    const findings = await Promise.all(
      entry.findings.map((finding) => withOffers(root, path, finding, roleTags)),
    );
    const project = await projectFactsFor(nodeFiles, root, path);
    files.push({ file: { path, languageId, text }, project, findings });
  }
  const adapters = createAdapters(grammars);
  const { scheme, kmsKeyId } = team;
  const inputs = { files, scheme, adapters, ...(kmsKeyId === undefined ? {} : { kmsKeyId }) };
  return { plan: await makePlan(inputs, signal), passedOver };
}

async function withOffers(
  root: string,
  path: string,
  finding: Finding,
  roleTags: Tags,
): Promise<{ finding: Finding; offers: Offers }> {
  const offers = await offersFor({ fs: nodeFiles, root, path, finding });
  return { finding, offers: mergeRoleTags(offers, roleTags) };
}

/**
 * The caller's role tags after what the team has written down and before what is merely derived:
 * AWS grants a secret by its tags equalling the role's. Only the environment is better told by the
 * file's path, so that a production secret is not filed under the role's own environment.
 */
function mergeRoleTags(offers: Offers, roleTags: Tags): Offers {
  const merged: Record<string, readonly Sourced[]> = { ...offers };
  for (const [tag, value] of Object.entries(roleTags)) {
    const key = offerKey(offers, tag.toLowerCase());
    const own = merged[key] ?? [];
    const written = own.filter(({ source }) => source === TEAM_FILE);
    const derived = own.filter(({ source }) => source !== TEAM_FILE);
    const role = { value, source: 'role tag' };
    merged[key] = key === 'appenv' ? [...own, role] : [...written, role, ...derived];
  }
  return merged;
}

/** The application's name is offered as `appname`, and a role carries it as `name`. */
function offerKey(offers: Offers, tag: string): string {
  return tag === 'name' && !Object.hasOwn(offers, 'name') ? 'appname' : tag;
}

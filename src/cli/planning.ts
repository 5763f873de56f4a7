import type { MovePlan, PlanFile } from '../migrate/plan';
import { makePlan } from '../migrate/planner';
import { createAdapters } from '../rewrite/adapters';
import type { Tags } from '../store/secretStore';
import type { Finding } from '../scan/finding';
import { withPrincipalTags, type OfferedTag } from '../tagging/offers';
import type { Offers } from '../tagging/scheme';
import { FolderTexts } from '../workspace/folderTexts';
import { offersFor } from '../workspace/metadata';
import { nodeFiles } from '../workspace/nodeFiles';
import { projectFactsFor } from '../workspace/project';
import { openGrammars } from './engine';
import { scanFiles } from './files';
import type { PassedOver } from './fileScanner';
import type { Place } from './roots';
import { Setups } from './setup';
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
  const setups = new Setups({ cwd: '', grammars, tell: () => Promise.resolve() });
  const textsOf = perRoot((root) => new FolderTexts({ root, signal }));
  const files: PlanFile[] = [];
  const passedOver: PassedOver[] = [];
  for await (const entry of scanFiles(places, setups, signal)) {
    if ('reason' in entry) {
      passedOver.push(entry);
      continue;
    }
    const { root, path, languageId, text } = entry;
    if (entry.findings.length === 0) continue;
    const findings = await Promise.all(
      entry.findings.map((finding) => withOffers(root, path, finding, roleTags)),
    );
    const facts = await projectFactsFor(nodeFiles, root, path);
    const project = { ...facts, elsewhere: textsOf(root).around(path) };
    files.push({ file: { path, languageId, text }, project, findings });
  }
  const adapters = createAdapters(grammars);
  const { scheme, kmsKeyId } = team;
  const inputs = { files, scheme, adapters, ...(kmsKeyId === undefined ? {} : { kmsKeyId }) };
  return { plan: await makePlan(inputs, signal), passedOver };
}

/** Makes one for each root, when it is first asked for. */
function perRoot<T>(make: (root: string) => T): (root: string) => T {
  const made = new Map<string, T>();
  return (root) => {
    const one = made.get(root) ?? make(root);
    made.set(root, one);
    return one;
  };
}

async function withOffers(
  root: string,
  path: string,
  finding: Finding,
  roleTags: Tags,
): Promise<{ finding: Finding; offers: Offers }> {
  const offers = await offersFor({ fs: nodeFiles, root, path, finding });
  return { finding, offers: withPrincipalTags(offers, tagsOfRole(roleTags)) };
}

function tagsOfRole(tags: Tags): OfferedTag[] {
  return Object.entries(tags).map(([key, value]) => ({ key, value, source: 'role tag' }));
}

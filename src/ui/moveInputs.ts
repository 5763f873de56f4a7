import * as vscode from 'vscode';
import { Fault } from '../base/fault';
import type { Principal } from '../access/principal';
import { tagKey } from '../access/scope';
import type { MovePlan, PlanFile, PlanInputs } from '../migrate/plan';
import { makePlan, revise } from '../migrate/planner';
import type { ProjectFacts, SourceFile } from '../rewrite/adapter';
import type { Finding } from '../scan/finding';
import { withPrincipalTags, type OfferedTag } from '../tagging/offers';
import type { Offers, TagChoice } from '../tagging/scheme';
import type { FileSystem } from '../workspace/files';
import { FolderTexts } from '../workspace/folderTexts';
import { offersFor } from '../workspace/metadata';
import { nodeFiles } from '../workspace/nodeFiles';
import { projectFactsFor } from '../workspace/project';
import { MoveRules } from './moveRules';
import type { Services } from './services';
import { teamOf, type Team } from './team';
import { isOpenNotebook, placeOf, uriIn, type Place } from './workspacePaths';

/** A document as the adapters see it, with the project around it. */
export interface Source {
  readonly place: Place;
  readonly file: SourceFile;
  readonly project: ProjectFacts;
}

/** Everything that a plan is made of, and what decides whether it may be carried out. */
export interface MoveRequest {
  readonly place: Place;
  readonly inputs: PlanInputs;
  readonly rules: MoveRules;
  readonly team: Team;
}

/** The document and its project, as the editor holds them, saved or not. */
export async function readSource(document: vscode.TextDocument): Promise<Source> {
  const place = placeOf(document.uri);
  const { languageId } = document;
  const file = { path: place.path, languageId, text: document.getText() };
  // A cell is moved by itself: a plan of one document edits no other.
  if (place.root === undefined || document.uri.scheme !== 'file')
    return { place, file, project: { manifests: [] } };
  const facts = await projectFactsFor(nodeFiles, place.root, place.path);
  const elsewhere = textsAround(document.uri, place.root).around(place.path);
  return { place, file, project: { ...(await withOpenTexts(place, facts)), elsewhere } };
}

/** The folder's texts as the editor shows them. */
function textsAround(document: vscode.Uri, root: string): FolderTexts {
  const changed = vscode.workspace.textDocuments.filter(
    ({ isDirty, uri }) => isDirty && uri.scheme === 'file' && placeOf(uri).root === root,
  );
  const open = new Map(changed.map((one) => [placeOf(one.uri).path, one.getText()]));
  const shallow = vscode.workspace.getWorkspaceFolder(document) === undefined;
  return new FolderTexts({ root, open, shallow });
}

/** Manifests that are open count as the editor shows them: that is what an edit would change. */
async function withOpenTexts(place: Place, facts: ProjectFacts): Promise<ProjectFacts> {
  const manifests = facts.manifests.map(async (manifest) => {
    const document = await vscode.workspace.openTextDocument(uriIn(place.workspace, manifest.path));
    return { ...manifest, text: document.getText() };
  });
  return { ...facts, manifests: await Promise.all(manifests) };
}

/**
 * Gathers what the workspace says about moving these findings out of the document.
 * @throws Fault `team-file-invalid`; `edit-refused` for the file of a notebook that is open.
 */
export async function gatherMove(
  services: Services,
  document: vscode.TextDocument,
  found: readonly Finding[],
): Promise<MoveRequest> {
  if (isOpenNotebook(document.uri)) throw notebookIsOpen();
  const source = await readSource(document);
  const { place, file, project } = source;
  const team = await teamOf(place);
  const findings: PlanFile['findings'][number][] = [];
  for (const finding of found) findings.push({ finding, offers: await offersIn(place, finding) });
  return {
    place,
    team,
    rules: new MoveRules(team.rules, environmentKey(team)),
    inputs: {
      files: [{ file, project, findings }],
      scheme: team.scheme,
      adapters: await services.adapters(),
      ...(typeof team.kmsKey === 'string' ? { kmsKeyId: team.kmsKey } : {}),
    },
  };
}

/** What is edited beside an open notebook is lost when the notebook is saved. */
function notebookIsOpen(): Fault {
  return new Fault(
    'edit-refused',
    'This notebook is open.',
    'Move the secret in its cell, or close the notebook first.',
  );
}

/** A document that lies nowhere has no project to ask; the finding itself still says something. */
const NO_FILES: FileSystem = {
  read: () => Promise.resolve(undefined),
  write: () => Promise.resolve(),
  remove: () => Promise.resolve(),
  list: () => Promise.resolve([]),
  stat: () => Promise.resolve(undefined),
  realPath: () => Promise.resolve(undefined),
};

function offersIn({ root, path }: Place, finding: Finding): Promise<Offers> {
  return root === undefined
    ? offersFor({ fs: NO_FILES, root: '/', path, finding })
    : offersFor({ fs: nodeFiles, root, path, finding });
}

/**
 * The plan for a request, with the team's KMS key of each environment. The principal's tags fill
 * what the workspace does not say. A single finding whose code has to stay is stored all the same:
 * that is what the user asked for.
 */
export async function planOf(request: MoveRequest, principal?: Principal): Promise<MovePlan> {
  const { inputs, team, rules } = request;
  let plan = await makePlan(principal ? withPrincipal(inputs, principal) : inputs);
  for (const { index, tags } of plan.secrets) {
    const environment = environmentOf(team, tags);
    const kmsKeyId = environmentKmsKey(team, environment);
    if (kmsKeyId !== undefined) plan = await revise(plan, { kind: 'kms', kmsKeyId, secret: index });
  }
  plan = await revise(plan, ...rules.declarations(plan));
  const [only, ...others] = plan.moves;
  const isGuidance = only?.decision === 'guidance' && only.secret !== undefined;
  return isGuidance && others.length === 0
    ? revise(plan, { kind: 'store', move: 0, store: true })
    : plan;
}

function withPrincipal(inputs: PlanInputs, principal: Principal): PlanInputs {
  const files = inputs.files.map((file) => ({
    ...file,
    findings: file.findings.map(({ finding, offers }) => ({
      finding,
      offers: withPrincipalTags(offers, tagsOf(principal)),
    })),
  }));
  return { ...inputs, files };
}

function tagsOf({ tags }: Principal): OfferedTag[] {
  return [...tags.values()].map(({ key, value, source }) => ({
    key,
    value,
    source: `your principal's tags (${source})`,
  }));
}

function environmentKey({ scheme }: Team): string {
  return tagKey(scheme, 'appenv');
}

function environmentOf(team: Team, tags: readonly TagChoice[]): string {
  const tag = tags.find(({ key }) => key === environmentKey(team));
  return tag?.state === 'set' ? tag.value : '';
}

function environmentKmsKey(team: Team, environment: string): string | undefined {
  if (team.kmsKey === undefined || typeof team.kmsKey === 'string') return undefined;
  return Object.hasOwn(team.kmsKey, environment) ? team.kmsKey[environment] : undefined;
}

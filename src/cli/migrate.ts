import { join } from 'node:path';
import { Fault, throwIfCancelled } from '../base/fault';
import { apply, type MoveResult } from '../migrate/apply';
import { compensate } from '../migrate/compensate';
import { declarationsOf, FORMS, putSteps, type Form } from '../migrate/declarations/declaration';
import { wantedSecrets, type Change, type MovePlan } from '../migrate/plan';
import { revise } from '../migrate/planner';
import { programPolicy, type ProgramPolicy } from '../migrate/programPolicy';
import { describeTarget } from '../migrate/target';
import { migrateJson, migrateText, reportPlan } from '../report/migrateReport';
import { count, printable } from '../report/wording';
import type { SecretStore } from '../store/secretStore';
import { nodeFiles } from '../workspace/nodeFiles';
import { isSample } from '../workspace/sample';
import { UsageError, type MigrateCommand } from './arguments';
import { connectTo } from './connection';
import { fileEditPort } from './fileEdits';
import type { PassedOver } from './fileScanner';
import type { ExitCode, Session } from './main';
import { planMoves } from './planning';
import { askMissing } from './questions';
import { findPlaces, relativePath, type Place } from './roots';
import { openJournal, stateDirectory } from './state';
import { asTeamWants, movesOf, openTeam, requireExpected, type Team } from './team';
import { Terminal } from './terminal';

/** What one `migrate` works with. */
interface Work {
  readonly command: MigrateCommand;
  readonly session: Session;
  readonly root: string;
  readonly team: Team;
}

/** `secret-ferry migrate`: shows the plan, and with `--apply` carries it out. */
export async function migrate(command: MigrateCommand, session: Session): Promise<ExitCode> {
  const places = await findPlaces(command.paths, session.cwd);
  const root = oneRoot(places);
  const team = await openTeam(root, session.err);
  const work = { command, session, root, team };
  return command.apply ? applyPlan(work, places) : showPlan(work, places);
}

function oneRoot(places: readonly Place[]): string {
  const [first, ...others] = new Set(places.map((place) => place.root));
  if (first === undefined || others.length > 0) {
    throw new UsageError('the paths lie in different projects; run it once for each');
  }
  return first;
}

async function showPlan(work: Work, places: readonly Place[]): Promise<ExitCode> {
  const { plan: all, passedOver } = await planMoves(places, work.team, {}, work.session.signal);
  const plan = await asTeamWants(await asAsked(work, all), work.team);
  await sayPassedOver(work, passedOver);
  if (work.command.declare !== undefined) return declare(work, plan, work.command.declare);
  await report(work, plan, false);
  if (wantedSecrets(plan).length > 0) {
    await say(
      work,
      'Nothing was changed. With --apply, the secrets are created and the code edited.',
    );
  }
  return 0;
}

/** Declares what the team has infrastructure code make; where that is nothing, all. */
async function declare(work: Work, all: MovePlan, form: Form): Promise<ExitCode> {
  const { session, command } = work;
  const plan = await skipIncomplete(all);
  for (const { problem } of wantedSecrets(all)) if (problem) await say(work, problem.text);
  const wanted = wantedSecrets(plan);
  const declared = wanted.filter((secret) => secret.declared);
  const secrets = declared.length > 0 ? declared : wanted;
  if (secrets.length > 0) {
    await session.out.write(FORMS[form].write(declarationsOf(plan, secrets)));
    await say(work, 'Deploy it, then put each value in, from standard input:');
    for (const line of putSteps(secrets, command.region)) await say(work, line);
    await say(work, 'After that, --apply edits the code.');
  }
  return wantedSecrets(all).length > wanted.length ? 1 : 0;
}

async function applyPlan(work: Work, places: readonly Place[]): Promise<ExitCode> {
  const { command, session, team } = work;
  if (team.problems > 0) throw teamFileInvalid();
  const store = await connectTo(command, session.signal);
  const roleTags = (await store.roleTags(session.signal)) ?? {};
  const { plan: first, passedOver } = await planMoves(places, team, roleTags, session.signal);
  await sayPassedOver(work, passedOver);
  const asked = await asAsked(work, first);
  const plan = await skipIncomplete(await complete(work, asked, team));
  if (wantedSecrets(plan).length === 0) {
    await report(work, plan, false);
    return leftOver(plan) ? 1 : 0;
  }
  requireExpected(plan, team, store.target);
  if (!(await isConfirmed(work, plan, store))) throw new Fault('cancelled', 'Nothing was changed.');
  return carryOut(work, plan, store);
}

/** The plan with what the command line says of it. */
function asAsked({ command }: Work, plan: MovePlan): Promise<MovePlan> {
  const alone = plan.bundles.map(
    ({ id }) => ({ kind: 'bundle', bundle: id, together: false }) as const,
  );
  return revise(plan, ...(command.plain ? alone : []));
}

async function sayPassedOver(work: Work, passedOver: readonly PassedOver[]): Promise<void> {
  for (const { path, reason } of passedOver) {
    if (reason !== 'binary') await say(work, `skipped ${shownPath(work)(path)}: ${reason}`);
  }
}

function teamFileInvalid(): Fault {
  return new Fault(
    'team-file-invalid',
    'The team file .secretferry.json has problems, so nothing was created.',
    'Mend it: what it says decides who may read the secrets.',
  );
}

/** Asks for what is missing, where there is somebody to ask. */
async function complete(work: Work, plan: MovePlan, team: Team): Promise<MovePlan> {
  const { stdin, stderr, signal } = work.session;
  const own = await asTeamWants(plan, team);
  if (!stdin.isTTY) return own;
  // An answer may be the environment, whose secrets the team has made otherwise.
  return asTeamWants(await askMissing(own, new Terminal(stdin, stderr), signal), team);
}

/** Leaves out what can't be created as it stands, with the reason, so that the rest can go on. */
function skipIncomplete(plan: MovePlan): Promise<MovePlan> {
  const skips = wantedSecrets(plan).flatMap(({ index, problem }): Change[] =>
    problem ? [{ kind: 'skip', moves: movesOf(plan, index), reason: problem.text }] : [],
  );
  return revise(plan, ...skips);
}

/** Without a terminal `--apply` is the confirmation. */
async function isConfirmed(work: Work, plan: MovePlan, store: SecretStore): Promise<boolean> {
  const { stdin, stderr, signal, err } = work.session;
  if (!stdin.isTTY) return true;
  await err.write(migrateText(reportPlan(plan, false, shownPath(work))));
  const question = `${whatIsDone(plan)} in ${describeTarget(store.target)}?`;
  return new Terminal(stdin, stderr).confirm(question, signal);
}

function whatIsDone(plan: MovePlan): string {
  const wanted = wantedSecrets(plan);
  const declared = wanted.filter((secret) => secret.declared).length;
  const created = wanted.length - declared;
  const steps = [
    ...(created > 0 ? [`create ${count(created, 'secret')}`] : []),
    ...(declared > 0 ? [`look up ${count(declared, 'declared secret')}`] : []),
  ];
  const sentence = steps.join(' and ');
  return sentence.charAt(0).toUpperCase() + sentence.slice(1);
}

async function carryOut(work: Work, plan: MovePlan, store: SecretStore): Promise<ExitCode> {
  const { session, root } = work;
  const journal = await openJournal(stateDirectory(session.env));
  const edits = fileEditPort(root);
  const { sandboxId = '' } = store.target;
  throwIfCancelled(session.signal);
  const options = {
    plan,
    store,
    reviewed: store.target,
    edits,
    journal,
    workspace: root,
    inSample: () => isSample(nodeFiles, root, sandboxId),
    conflicts: { taken: 'reuse-equal', pending: 'restore-ours' },
    onSecretFault: 'skip',
  } as const;
  const result = await apply(options, session.signal);
  for (const note of result.notes) await say(work, note);
  if (result.outcome === 'moved') return finish(work, result, store);
  await say(work, result.fault?.text ?? 'The move was not finished.');
  for (const done of await compensate(options, result, 'remove')) await say(work, done);
  await report(work, result.plan, false);
  return session.signal.aborted ? 130 : 2;
}

async function finish(work: Work, { plan }: MoveResult, store: SecretStore): Promise<ExitCode> {
  await report(work, plan, true, programPolicy(plan, store.target));
  await sayInstall(work, plan);
  await say(
    work,
    'Rotate what was moved: it was in your files, and in their history if they have one.',
  );
  await say(work, 'To take it back: secret-ferry migrate --undo');
  return leftOver(plan) ? 1 : 0;
}

/** The packages that the code looks its secrets up with are in the manifests, but not installed. */
async function sayInstall(work: Work, plan: MovePlan): Promise<void> {
  const manifests = plan.edits.filter(({ path }) => !plan.moves.some((move) => move.path === path));
  if (manifests.length === 0) return;
  const paths = manifests.map(({ path }) => shownPath(work)(path)).join(', ');
  await say(work, `Install the packages that the code needs now: ${paths}`);
}

/** Whether something was left out that could have been moved, other than by guidance. */
function leftOver(plan: MovePlan): boolean {
  return plan.moves.some(
    (move) => move.decision === 'skip' && move.assessment.decision !== 'guidance',
  );
}

async function report(
  work: Work,
  plan: MovePlan,
  done: boolean,
  policy?: ProgramPolicy,
): Promise<void> {
  const content = { ...reportPlan(plan, done, shownPath(work)), ...(policy && { policy }) };
  const { out } = work.session;
  await out.write(work.command.format === 'json' ? migrateJson(content) : migrateText(content));
}

function shownPath({ session, root }: Work): (path: string) => string {
  return (path) => relativePath(session.cwd, join(root, path));
}

async function say({ session }: Work, sentence: string): Promise<void> {
  await session.err.write(`${printable(sentence)}\n`);
}

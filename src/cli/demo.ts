import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { isFault } from '../base/fault';
import { silentLogger } from '../base/log';
import { apply, type MoveResult } from '../migrate/apply';
import { describeTarget } from '../migrate/target';
import { printable } from '../report/wording';
import type { Sandbox } from '../sandbox/main';
import type { SecretStore } from '../store/secretStore';
import { nodeFiles } from '../workspace/nodeFiles';
import { createSample, isSample } from '../workspace/sample';
import { SAMPLE_PROGRAMS } from '../workspace/sampleFiles';
import { findRunners, runProgram, sandboxEnvironment, type Outcome } from './demoPrograms';
import { fileEditPort } from './fileEdits';
import { Output } from './output';
import { ownFolder } from './ownFolder';
import { planMoves } from './planning';
import { findPlaces } from './roots';
import { openJournal } from './state';
import { openTeam } from './team';

const PROFILE = 'secret-ferry-sandbox';

/** The folder of one demonstration, inside the repository so that the programs find their packages. */
interface Stage {
  readonly sample: string;
  readonly state: string;
  readonly out: Output;
}

/** Runs all programs of the sample, in order. */
type RunAll = () => Promise<readonly Outcome[]>;

/**
 * The main job from start to end, without an editor: a sandbox, the sample workspace in an ignored
 * folder of this repository, its secrets moved, its programs run before and after.
 * @returns whether every program that could be run printed the same.
 */
async function demonstrate(stage: Stage): Promise<boolean> {
  const { startSampleSandbox } = await import('../sandbox/main');
  const begun = performance.now();
  const sandbox = await startSampleSandbox(join(stage.state, 'sandbox'));
  try {
    await say(stage, `Sandbox at ${sandbox.endpoint}, account ${sandbox.account}`, begun);
    return await moveSample(stage, sandbox);
  } finally {
    await sandbox.close();
  }
}

async function moveSample(stage: Stage, sandbox: Sandbox): Promise<boolean> {
  if (!sandbox.files) throw new RangeError('the sandbox wrote no AWS configuration');
  await createSample(stage.sample, sandbox.sandboxId);
  const runners = await findRunners(ownFolder());
  const env = sandboxEnvironment(sandbox.files, PROFILE);
  const runAll: RunAll = async () => {
    const outcomes: Outcome[] = [];
    for (const program of SAMPLE_PROGRAMS) {
      outcomes.push(await runProgram(program, runners, stage.sample, env));
    }
    return outcomes;
  };
  const before = await runAll();
  await sayOutcomes(stage, 'Before', before);
  const result = await moveAll(stage, sandbox);
  if (result.outcome !== 'moved') return false;
  sandbox.clearJournal();
  const after = await runAll();
  await sayOutcomes(stage, 'After', after);
  const fetched = sandbox.journal.filter(({ action }) => action === 'GetSecretValue').length;
  await say(stage, `The moved programs fetched ${fetched} values from the sandbox`);
  return compare(stage, before, after, runners.python !== undefined);
}

async function moveAll(stage: Stage, { files, sandboxId }: Sandbox): Promise<MoveResult> {
  const { connect } = await import('../aws/connect');
  const { signal } = new AbortController();
  const connecting = performance.now();
  const store = await connect({ ...files, profile: PROFILE, logger: silentLogger }, signal);
  await say(stage, `Target: ${describeTarget(store.target)}`, connecting);
  const team = await openTeam(stage.sample, stage.out);
  const places = await findPlaces([stage.sample], stage.sample);
  const planning = performance.now();
  const { plan } = await planMoves(places, team, (await store.roleTags()) ?? {}, signal);
  await say(stage, `Scan and plan: ${plan.moves.length} findings`, planning);
  for (const { path, finding, decision, reason } of plan.moves) {
    await say(stage, `  ${path}  ${finding.ruleId}  ${decision}: ${reason}`);
  }
  const moving = performance.now();
  const result = await apply({
    plan,
    store,
    reviewed: store.target,
    edits: fileEditPort(stage.sample),
    journal: await openJournal(join(stage.state, 'journal')),
    workspace: stage.sample,
    inSample: () => isSample(nodeFiles, stage.sample, sandboxId),
  });
  await sayResult(stage, result, store, moving);
  return result;
}

async function sayResult(
  stage: Stage,
  result: MoveResult,
  store: SecretStore,
  since: number,
): Promise<void> {
  await say(stage, `Move: ${result.outcome}, ${result.secrets.length} secrets created`, since);
  for (const { name, arn, verified } of result.secrets) {
    const tags = Object.entries((await store.describe(arn)).tags);
    await say(stage, `  ${name}  ${verified}`);
    await say(stage, `    ${tags.map(([key, value]) => `${key}=${value}`).join(' ')}`);
  }
  for (const { path } of result.plan.edits) await say(stage, `  edited ${path}`);
  if (result.fault) await say(stage, result.fault.text);
}

async function sayOutcomes(
  stage: Stage,
  when: string,
  outcomes: readonly Outcome[],
): Promise<void> {
  for (const [i, { path }] of SAMPLE_PROGRAMS.entries()) {
    const { printed, took = 0 } = outcomes[i] ?? {};
    const hashes = printed
      ?.split('\n')
      .map((hash) => hash.slice(0, 16))
      .join(' ');
    const what = hashes === undefined ? 'was not run' : `printed ${hashes}`;
    await say(stage, `${when}: ${path} ${what} (${Math.round(took)} ms)`);
  }
}

async function compare(
  stage: Stage,
  before: readonly Outcome[],
  after: readonly Outcome[],
  hasPython: boolean,
): Promise<boolean> {
  let equal = 0;
  let different = 0;
  for (const [i, { path, runner }] of SAMPLE_PROGRAMS.entries()) {
    if (runner === 'python' && !hasPython) {
      await say(
        stage,
        `${path} was left out: there is no python3 with aws-secretsmanager-caching.`,
      );
      await say(stage, '  node scripts/pythonEnv.mjs installs one for this repository.');
      continue;
    }
    const printed = before[i]?.printed;
    if (printed !== undefined && printed === after[i]?.printed) equal += 1;
    else {
      different += 1;
      await say(stage, `${path} does not print what it printed before.`);
    }
  }
  await say(stage, `${equal} programs print the same as before, ${different} do not.`);
  return different === 0 && equal > 0;
}

async function say({ out }: Stage, sentence: string, since?: number): Promise<void> {
  const took = since === undefined ? '' : ` (${Math.round(performance.now() - since)} ms)`;
  await out.write(`${printable(sentence)}${took}\n`);
}

async function main(args: readonly string[]): Promise<boolean> {
  const [option, directory] = args;
  if (option === '--write' && directory !== undefined) {
    // For an editor: its own sandbox marks the sample when it is started there.
    await createSample(directory, '');
    return true;
  }
  const folder = join(ownFolder(), '.cache/demo');
  await rm(folder, { recursive: true, force: true });
  const stage = {
    sample: join(folder, 'payments'),
    state: join(folder, 'state'),
    out: new Output(process.stdout),
  };
  await mkdir(join(stage.state, 'sandbox'), { recursive: true });
  return demonstrate(stage);
}

main(process.argv.slice(2)).then(
  (succeeded) => {
    process.exitCode = succeeded ? 0 : 1;
  },
  (error: unknown) => {
    const name = error instanceof Error ? error.name : 'unknown';
    process.stderr.write(`${isFault(error) ? error.text : `something went wrong (${name})`}\n`);
    process.exitCode = 1;
  },
);

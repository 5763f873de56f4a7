/**
 * Moves texts out of well-known code from the registries, as if they were secrets, and sees whether
 * it still compiles and passes its own tests: `npm run realCode [-- --only Click]`.
 *
 * What it saw goes to test-results/realCode.json and, of all code bases, to docs/rewriting.md.
 * Exits with 1 where anything was wrong.
 */
import { spawnSync } from 'node:child_process';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { format, resolveConfig } from 'prettier';
import { startSandbox, type Sandbox } from '../../src/sandbox/server';
import { CODE_BASES, home } from './codeBases';
import { study, type Study } from './study';
import { describeStudies } from './table';

const root = join(__dirname, '../..');
const document = join(root, 'docs/rewriting.md');
const ROLE = 'real-code';

const { values: options } = parseArgs({ options: { only: { type: 'string' } } });

async function main(): Promise<void> {
  const manifest = join(__dirname, 'packages.json');
  spawnSync(process.execPath, [join(root, 'scripts/density/fetch.mjs'), manifest], {
    stdio: 'inherit',
  });
  await mkdir(home, { recursive: true });
  const sandbox = await start();
  const studies: Study[] = [];
  for (const base of CODE_BASES) {
    if (options.only !== undefined && base.name !== options.only) continue;
    const seen = await study(base, sandbox);
    studies.push(seen);
    report(seen);
  }
  await sandbox.close();
  await writeFile(join(root, 'test-results/realCode.json'), JSON.stringify(studies, undefined, 1));
  if (options.only === undefined) await writeDocument(studies);
  if (studies.some(({ problems }) => problems.length > 0)) process.exitCode = 1;
}

function start(): Promise<Sandbox> {
  const everything = { Effect: 'Allow', Action: 'secretsmanager:*', Resource: '*' } as const;
  return startSandbox({
    roles: [{ name: ROLE, tags: {}, policies: [{ Version: '2012-10-17', Statement: everything }] }],
    profiles: { [ROLE]: ROLE },
    stateDirectory: join(home, 'aws'),
  });
}

function report(seen: Study): void {
  const { name, lines, kinds, places, moved, tests, lookups, problems } = seen;
  console.log(
    `${name}: ${lines} lines, ${places} places of ${kinds} kinds, ${moved} moved; ` +
      `tests: ${tests ?? 'none'}, ${lookups} lookups; ${problems.length} problems`,
  );
  for (const [reason, count] of Object.entries(seen.reasons)) console.log(`  ${count} × ${reason}`);
  for (const problem of problems) console.log(`  WRONG: ${problem}`);
}

async function writeDocument(studies: readonly Study[]): Promise<void> {
  const text = await readFile(document, 'utf8');
  const marks = /(<!-- real code -->\n)[^]*(<!-- end of real code -->)/;
  const body = `\n${describeStudies(studies)}\n\n`;
  const composed = text.replace(marks, (_, open: string, close: string) => open + body + close);
  const config = { ...(await resolveConfig(document)), filepath: document };
  await writeFile(document, await format(composed, config));
}

void main();

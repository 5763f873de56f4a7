// Runs test/extension inside the extension host of a real editor.
// `node scripts/editor/mochaInHost.mjs [newest|floor] [--restricted | --multi-root] [--grep <pattern>]`
import { rmSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, realpath, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { clearTimeout, setTimeout } from 'node:timers';
import { setTimeout as delay } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { root } from '../process.mjs';
import { readCounts } from '../results.mjs';
import { openBrowser } from './browser.mjs';
import { bundleTests } from './bundleTests.mjs';
import { installEditor } from './install.mjs';
import { startServer } from './server.mjs';

const runTimeout = 8 * 60_000;

/**
 * @param {object} options
 * @param {'floor' | 'newest'} options.edition
 * @param {'trusted' | 'restricted' | 'multiRoot'} options.suite what `bundleTests` bundles:
 *   restricted without workspace trust, multiRoot in a window of two folders
 * @param {string} [options.grep]
 * @returns {Promise<number>} 0, or 1 when a test failed or none ran
 */
export async function mochaInHost({ edition, suite, grep }) {
  const editor = await installEditor(edition, (line) => console.log(line));
  const testsPath = await bundleTests(suite);
  const scratch = await realpath(await mkdtemp(join(tmpdir(), 'secret-ferry-host-')));
  process.once('exit', () => {
    for (const folder of [scratch, dirname(testsPath)]) rmSync(folder, { recursive: true });
  });
  const workspace = await (suite === 'multiRoot' ? twoFolders : oneFolder)(scratch);
  const results = process.env['MOCHA_RESULTS'] ?? join(scratch, 'results');
  const output = join(scratch, 'output.txt');
  const server = await startServer({
    editor,
    trusted: suite !== 'restricted',
    tests: { extensionPath: root, testsPath },
    env: {
      EDITOR_VERSION: editor.version,
      MOCHA_OUTPUT: output,
      MOCHA_RESULTS: results,
      ...(grep ? { MOCHA_GREP: grep } : {}),
      ...(process.stdout.isTTY ? { MOCHA_COLOR: '1' } : {}),
    },
  });
  try {
    return await runInPage(server.url(workspace), output);
  } catch (error) {
    console.error(server.output());
    throw error;
  } finally {
    await server.stop();
    const { passed, failed } = await readCounts(results);
    console.log(`${passed} passed, ${failed} failed`);
  }
}

async function oneFolder(scratch) {
  const folder = join(scratch, 'workspace');
  await mkdir(folder);
  return folder;
}

async function twoFolders(scratch) {
  const names = ['first', 'second'];
  for (const name of names) await mkdir(join(scratch, name));
  const file = join(scratch, 'two.code-workspace');
  await writeFile(file, JSON.stringify({ folders: names.map((path) => ({ path })) }));
  return file;
}

async function runInPage(url, output) {
  const browser = await openBrowser();
  const printing = follow(output);
  try {
    const code = await exitCode(await browser.newPage(), url);
    return code === 0 ? 0 : 1;
  } finally {
    await browser.close();
    await printing.end();
  }
}

/** The editor reports the end of a test run to whoever exposed these functions to its page. */
async function exitCode(page, url) {
  let timer;
  const ended = new Promise((resolve, reject) => {
    page.once('tests-ended', resolve);
    page.once('crash', () => reject(new Error("The editor's page crashed")));
    timer = setTimeout(() => reject(new Error('The tests did not end in time')), runTimeout);
  });
  const started = async () => {
    await page.exposeFunction('codeAutomationLog', () => {});
    await page.exposeFunction('codeAutomationExit', (code) => page.emit('tests-ended', code));
    await page.goto(url);
  };
  try {
    const [code] = await Promise.all([ended, started()]);
    return code;
  } finally {
    clearTimeout(timer);
  }
}

/** Prints what is added to a file, until its end is asked for. */
function follow(file) {
  let printed = 0;
  let ended = false;
  const print = async () => {
    const text = await readFile(file, 'utf8').catch(() => '');
    process.stdout.write(text.slice(printed));
    printed = text.length;
  };
  const printing = (async () => {
    for (; !ended; await delay(150)) await print();
    await print();
  })();
  return {
    end() {
      ended = true;
      return printing;
    },
  };
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    grep: { type: 'string' },
    'multi-root': { type: 'boolean', default: false },
    restricted: { type: 'boolean', default: false },
  },
});
const [edition = 'newest'] = positionals;
if (edition !== 'newest' && edition !== 'floor') throw new Error(`No such edition: ${edition}`);
// By way of `exit`, so that the server ends too.
process.once('SIGINT', () => process.exit(130));
const suite = values.restricted ? 'restricted' : values['multi-root'] ? 'multiRoot' : 'trusted';
process.exitCode = await mochaInHost({ edition, suite, grep: values.grep });

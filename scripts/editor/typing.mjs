// Types fast into a file of 20,000 lines with 50 findings, in a real editor, without the extension
// and with it by turns, and prints what that costs: long tasks of the window, and time on the main
// thread of the extension host. `node scripts/editor/typing.mjs [--rounds <n>]`, with what was built.
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { setTimeout as delay } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { root } from '../process.mjs';
import { openBrowser } from './browser.mjs';
import { installEditor } from './install.mjs';
import { startServer } from './server.mjs';

const LINES = 20_000;
const FINDINGS = 50;
const KEYS = 200;
const KEYS_PER_SECOND = 12;
const PLACES = 5;
/** KEYS / PLACES keys. */
const TYPED = 'retries = settings.get("retries", 9) # a';
const SETTLING_MILLISECONDS = 10_000;

/**
 * A program with values that look like Stripe's keys, evenly spread. In Python, for which the editor
 * brings no language service: that would take most of the host's time.
 */
function bigProgram() {
  const distance = LINES / FINDINGS;
  const line = (number) =>
    number % distance === distance / 2
      ? `stripe_key_${number} = '${['sk', 'live', randomWord()].join('_')}'`
      : `total += price(${number}, rates)`;
  return Array.from({ length: LINES }, (_, number) => line(number)).join('\n');
}

function randomWord() {
  const letters = 'abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789';
  return Array.from({ length: 32 }, () => letters[Math.floor(Math.random() * letters.length)]).join(
    '',
  );
}

async function measure(editor, withExtension) {
  const folder = await mkdtemp(join(tmpdir(), 'secret-ferry-typing-'));
  const result = join(folder, 'host.json');
  await writeFile(join(folder, 'big.py'), bigProgram());
  const server = await startServer({
    editor,
    extensionPaths: [join(import.meta.dirname, 'hostProbe'), ...(withExtension ? [root] : [])],
    env: { HOST_PROBE: result, HOST_PROBE_BUNDLES: join(root, 'dist') },
    settings: { 'editor.minimap.enabled': false, 'editor.largeFileOptimizations': false },
  });
  const browser = await openBrowser();
  try {
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
    page.setDefaultTimeout(30_000);
    await page.goto(server.url(folder));
    await openBigFile(page, withExtension);
    const window = await typeAll(page, await hostPid(result));
    return { ...window, host: JSON.parse(await eventually(() => readFile(result, 'utf8'))) };
  } finally {
    await browser.close();
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

async function hostPid(result) {
  return Number(await eventually(() => readFile(`${result}.pid`, 'utf8')));
}

async function eventually(ask) {
  for (let attempts = 0; ; attempts += 1) {
    try {
      return await ask();
    } catch (error) {
      if (attempts === 200) throw error;
      await delay(100);
    }
  }
}

async function openBigFile(page, withExtension) {
  await page.locator('.explorer-folders-view .monaco-list-row').first().waitFor();
  await page.keyboard.press('Control+P');
  await page.locator('.quick-input-widget:visible input[type="text"]').fill('big.py');
  await page
    .locator('.quick-input-list .monaco-list-row')
    .filter({ hasText: 'big.py' })
    .first()
    .waitFor();
  await page.keyboard.press('Enter');
  await page.locator('.editor-instance .view-line').first().waitFor();
  if (withExtension) {
    const status = page.locator('[id="secret-ferry.secret-ferry.secretFerry.status"]');
    await status.filter({ hasText: String(FINDINGS) }).waitFor();
  }
  await delay(SETTLING_MILLISECONDS);
}

/** @returns {Promise<{ tasks: number[], seconds: number }>} long tasks of the window, in milliseconds */
async function typeAll(page, pid) {
  await page.evaluate(() => {
    globalThis.longTasks = [];
    new globalThis.PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) globalThis.longTasks.push(duration);
    }).observe({ type: 'longtask' });
  });
  const tasks = [];
  process.kill(pid, 'SIGUSR2');
  const start = performance.now();
  for (let place = 0; place < PLACES; place += 1) {
    await goToLine(page, Math.round(((place + 0.5) * LINES) / PLACES));
    await page.evaluate(() => (globalThis.longTasks.length = 0));
    await typeAtPace(page, TYPED);
    await delay(500);
    tasks.push(...(await page.evaluate(() => globalThis.longTasks)));
  }
  const seconds = (performance.now() - start) / 1000;
  process.kill(pid, 'SIGUSR2');
  return { tasks, seconds };
}

async function goToLine(page, line) {
  await page.keyboard.press('Control+G');
  const input = page.locator('.quick-input-widget:visible input[type="text"]');
  await input.fill(`:${line}`);
  await page.keyboard.press('Enter');
  await input.waitFor({ state: 'hidden' });
  await page.keyboard.press('Home');
  await delay(500);
}

async function typeAtPace(page, text) {
  let due = performance.now();
  for (const key of text) {
    await page.keyboard.press(key === ' ' ? 'Space' : key);
    due += 1000 / KEYS_PER_SECOND;
    await delay(Math.max(0, due - performance.now()));
  }
}

function report(name, { tasks, seconds, host }) {
  const longest = Math.max(0, ...tasks).toFixed(0);
  const total = tasks.reduce((sum, task) => sum + task, 0).toFixed(0);
  console.log(
    `${name.padEnd(8)} window: ${tasks.length} long tasks, ${total} ms in all, longest ${longest} ms; ` +
      `host: ${(host.active / KEYS).toFixed(2)} ms busy a key, of that ours ` +
      `${(host.extension / KEYS).toFixed(2)} ms, at most ${host.longest.toFixed(1)} ms at a stretch; ` +
      `${seconds.toFixed(0)} s`,
  );
  const functions = Object.entries(host.byFunction).sort(([, a], [, b]) => b - a);
  for (const [name, milliseconds] of functions.slice(0, 8)) {
    console.log(`           ${(milliseconds / KEYS).toFixed(3)} ms a key in ${name}`);
  }
}

const { values } = parseArgs({ options: { rounds: { type: 'string', default: '2' } } });
const editor = await installEditor('newest', (line) => console.log(line));
console.log(`${LINES} lines, ${FINDINGS} findings, ${KEYS} keys at ${KEYS_PER_SECOND} a second`);
for (let round = 0; round < Number(values.rounds); round += 1) {
  for (const withExtension of [false, true]) {
    report(withExtension ? 'with' : 'without', await measure(editor, withExtension));
  }
}

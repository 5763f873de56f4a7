import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { rmSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

/**
 * @typedef {object} ServerOptions
 * @property {Awaited<ReturnType<typeof import('./install.mjs').installEditor>>} editor
 * @property {readonly string[]} [extensionPaths] absolute paths of extensions' folders, installed as
 *   users have them
 * @property {{ extensionPath: string, testsPath: string }} [tests] instead: an extension under
 *   development and a module whose `run()` its host calls; notifications then don't pop up
 * @property {Readonly<Record<string, string>>} [env] reaches the extension host
 * @property {Readonly<Record<string, unknown>>} [settings] user settings, over the quiet defaults
 * @property {boolean} [trusted] false starts the workspace in Restricted Mode; default true
 * @property {boolean} [ownHome] false keeps the user's home and AWS settings; default true: a test
 *   sees a home of its own and no AWS profile
 */

/**
 * @typedef {object} EditorServer
 * @property {{ home: string, userData: string }} folders the HOME that the extension host sees, and
 *   where the editor keeps its user data
 * @property {(workspace?: string) => string} url the address that opens a folder or a
 *   `.code-workspace` file, by absolute path, or a window without one
 * @property {() => string} output what the server printed so far
 * @property {() => Promise<void>} stop ends the server with all it started, removes its folders
 */

/** No welcome page, no sign-in, no update check: nothing that is in a test's way or calls home. */
const quietSettings = {
  'chat.disableAIFeatures': true,
  'extensions.autoCheckUpdates': false,
  'extensions.ignoreRecommendations': true,
  'git.openRepositoryInParentFolders': 'never',
  'security.workspace.trust.banner': 'never',
  'security.workspace.trust.startupPrompt': 'never',
  'telemetry.telemetryLevel': 'off',
  'update.mode': 'none',
  'workbench.enableExperiments': false,
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
  'workbench.welcomePage.experimentalOnboarding': false,
};

/** Built-in extensions that would only take start-up time. */
const skippedBuiltins = [
  'github',
  'github-authentication',
  'microsoft-authentication',
  'tunnel-forwarding',
  'emmet',
  'grunt',
  'gulp',
  'jake',
  'notebook-renderers',
  'simple-browser',
  'terminal-suggest',
].map((name) => `vscode.${name}`);

const startTimeout = 30_000;

/**
 * Starts an editor server on a free loopback port with folders of its own.
 * @param {ServerOptions} options
 * @returns {Promise<EditorServer>}
 */
export async function startServer(options) {
  const folder = await mkdtemp(join(tmpdir(), 'secret-ferry-editor-'));
  const home = options.ownHome === false ? (process.env['HOME'] ?? folder) : join(folder, 'home');
  await mkdir(home, { recursive: true });
  await writeSettings(folder, options.settings);
  await linkExtensions(folder, options.extensionPaths ?? []);
  const token = randomBytes(16).toString('hex');
  const child = spawn(options.editor.node, serverArguments(options, { folder, token }), {
    // A process group of its own, so that the extension host and the language servers end with it.
    detached: true,
    env: serverEnvironment(options, home),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const release = onExit(() => {
    endGroup(child);
    rmSync(folder, { recursive: true, force: true });
  });
  const output = collect(child);
  const stop = async () => {
    release();
    await end(child);
    await rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  };
  try {
    const port = await boundPort(child, output);
    const url = (workspace) => pageUrl({ port, token, workspace, tests: options.tests });
    const folders = { home, userData: join(folder, 'user') };
    return { folders, output, stop, url };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** A detached group outlives us, unless it is ended when we are. SIGINT is up to the caller. */
function onExit(cleanUp) {
  const exit = () => process.exit(143);
  process.once('exit', cleanUp).once('SIGTERM', exit);
  return () => process.off('exit', cleanUp).off('SIGTERM', exit);
}

async function writeSettings(folder, settings) {
  await mkdir(join(folder, 'user/User'), { recursive: true });
  const file = join(folder, 'user/User/settings.json');
  await writeFile(file, JSON.stringify({ ...quietSettings, ...settings }, undefined, 2));
}

/** Links, not copies: what is built is what runs. */
async function linkExtensions(folder, extensionPaths) {
  await mkdir(join(folder, 'extensions'));
  for (const extensionPath of extensionPaths) {
    const manifest = JSON.parse(await readFile(join(extensionPath, 'package.json'), 'utf8'));
    const name = `${manifest.publisher}.${manifest.name}-${manifest.version}`;
    await symlink(extensionPath, join(folder, 'extensions', name), 'dir');
  }
}

function serverArguments({ editor, tests, trusted = true }, { folder, token }) {
  return [
    editor.server,
    ...['--host', '127.0.0.1', '--port', '0', '--connection-token', token],
    ...['--accept-server-license-terms', '--log', 'error'],
    ...['--server-data-dir', join(folder, 'server'), '--user-data-dir', join(folder, 'user')],
    ...['--extensions-dir', join(folder, 'extensions')],
    ...(tests ? editor.testFlags : []),
    ...(trusted ? ['--disable-workspace-trust'] : []),
  ];
}

/** What an editor's terminal, npm or mocha set for us must not reach another editor. */
function serverEnvironment({ env = {}, ownHome = true }, home) {
  const dropped = ownHome
    ? /^(VSCODE_|ELECTRON_|NODE_OPTIONS$|npm_|AWS_|XDG_)/
    : /^(VSCODE_|ELECTRON_|NODE_OPTIONS$|npm_)/;
  const inherited = Object.entries(process.env).filter(([name]) => !dropped.test(name));
  return {
    ...Object.fromEntries(inherited),
    HOME: home,
    VSCODE_SKIP_BUILTIN_EXTENSIONS: skippedBuiltins.join(','),
    ...(ownHome ? { AWS_EC2_METADATA_DISABLED: 'true' } : {}),
    ...env,
  };
}

function collect(child) {
  let text = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk) => (text = (text + String(chunk)).slice(-100_000)));
  }
  return () => text;
}

/** The server prints the port that it was given by the system. */
async function boundPort(child, output) {
  let failure;
  child.once('error', (error) => (failure = error));
  for (const started = Date.now(); Date.now() - started < startTimeout; await delay(50)) {
    const port = /Server bound to [^:\s]+:(\d+)/.exec(output())?.[1];
    if (port) return Number(port);
    if (failure || child.exitCode !== null) break;
  }
  throw new Error(`The editor's server did not start.\n${failure ?? output()}`);
}

function pageUrl({ port, token, workspace, tests }) {
  const url = new URL(`http://127.0.0.1:${port}/`);
  url.searchParams.set('tkn', token);
  const kind = workspace?.endsWith('.code-workspace') ? 'workspace' : 'folder';
  if (workspace) url.searchParams.set(kind, workspace);
  else url.searchParams.set('ew', 'true');
  if (tests) {
    const remote = (path) => `vscode-remote://127.0.0.1:${port}${path}`;
    const payload = [
      ['extensionDevelopmentPath', remote(tests.extensionPath)],
      ['extensionTestsPath', remote(tests.testsPath)],
    ];
    url.searchParams.set('payload', JSON.stringify(payload));
  }
  return url.href;
}

async function end(child) {
  if (child.pid === undefined || child.exitCode !== null) return endGroup(child);
  const closed = new Promise((resolve) => child.once('close', resolve));
  endGroup(child, 'SIGTERM');
  await Promise.race([closed, delay(2000)]);
  endGroup(child);
}

function endGroup(child, signal = 'SIGKILL') {
  if (child.pid === undefined) return;
  try {
    process.kill(-child.pid, signal);
  } catch (error) {
    if (error.code !== 'ESRCH') throw error;
  }
}

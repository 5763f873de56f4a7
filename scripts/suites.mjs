import { access } from 'node:fs/promises';
import { delimiter, dirname, join } from 'node:path';
import { findBrowser } from './editor/browser.mjs';
import { editorPaths } from './editor/install.mjs';
import { findProgram } from './process.mjs';
import { areDownloaded as areJvmLibrariesThere } from './jvmLibraries.mjs';
import { isInstalled, python as pythonProgram } from './pythonEnv.mjs';

/**
 * @typedef {object} Need
 * @property {string} what as the list of what was left out names it
 * @property {string} install the line that installs it
 * @property {() => Promise<boolean>} probe is it there?
 */

/**
 * @typedef {object} Suite
 * @property {string} name
 * @property {readonly string[]} command a program of Node, or `npm`, and its arguments
 * @property {boolean} counts does it run tests? Then a run without any has failed
 * @property {readonly Need[]} needs without one of these it is left out
 * @property {readonly Need[]} wants without one of these it leaves tests out
 * @property {string} [after] the suite that must have passed before
 */

const python = dirname(pythonProgram);

/** Programs of the repository's own Python environment come before those of the system. */
export const searchPath = [python, process.env['PATH']].join(delimiter);

const installPython = 'node scripts/pythonEnv.mjs';

/** @returns {Need} */
const browser = {
  what: 'Chromium',
  install: 'apt-get install chromium',
  probe: async () => (await findBrowser()) !== undefined,
};

/**
 * @param {'floor' | 'newest'} edition
 * @returns {Need}
 */
const editor = (edition) => ({
  what: `the browser editor, VS Code ${editorPaths(edition).version}`,
  install: `node scripts/editor/install.mjs ${edition}`,
  probe: () => exists(editorPaths(edition).marker),
});

/** @returns {Need} */
const pythonItself = {
  what: 'Python 3',
  install: 'apt-get install python3',
  probe: async () => (await findProgram(['python3'])) !== undefined,
};

/** @returns {Need} */
const pythonLibraries = {
  what: 'Python 3 with the libraries of rewritten programs',
  install: installPython,
  probe: () => Promise.resolve(isInstalled()),
};

/** @returns {Need} */
const jdk = {
  what: 'the Java compiler',
  install: 'apt-get install openjdk-17-jdk-headless maven',
  probe: async () => (await findProgram(['javac'])) !== undefined,
};

/** @returns {Need} */
const jvmLibraries = {
  what: 'the libraries of Java and Kotlin programs',
  install: 'node scripts/jvmLibraries.mjs',
  probe: () => Promise.resolve(areJvmLibrariesThere()),
};

/** @returns {Need} */
const program = (name, what) => ({
  what,
  install: installPython,
  probe: async () =>
    (await exists(join(python, name))) || (await findProgram([name])) !== undefined,
});

/** @returns {Need} */
const go = {
  what: 'Go 1.24 or newer',
  install: 'https://go.dev/dl',
  probe: async () => (await findProgram(['go'])) !== undefined,
};

/** @returns {Need} */
const interpreter = (name, what, install) => ({
  what,
  install,
  probe: async () => (await findProgram([name])) !== undefined,
});

const ruby = interpreter('ruby', 'Ruby 3', 'apt-get install ruby');
const php = interpreter('php', 'PHP 8', 'apt-get install php-cli');

const awsCommand = program('aws', 'the AWS command line');

/** @returns {Need} */
const rust = {
  what: 'Rust 1.88 or newer with Cargo',
  install: 'https://rustup.rs',
  probe: async () => (await findProgram(['cargo'])) !== undefined,
};

/** @returns {Need} */
const mono = {
  what: 'the C# compiler of Mono',
  install: 'apt-get install mono-mcs mono-runtime',
  probe: async () =>
    (await exists('/usr/lib/mono/4.5/mcs.exe')) && (await findProgram(['mono'])) !== undefined,
};

/** What compiles and runs rewritten programs, beside Node. */
const toolchains = [pythonLibraries, awsCommand, go, jdk, jvmLibraries, rust, mono, ruby, php];

const mocha = (pattern) => ['node_modules/mocha/bin/mocha.js', pattern];
const inHost = (...args) => ['scripts/editor/mochaInHost.mjs', ...args];

/**
 * In the order in which they run: the quickest to find a mistake first.
 * @type {readonly Suite[]}
 */
export const suites = [
  suite('check', ['npm', 'run', 'check'], { wants: [pythonItself] }),
  suite('build', ['esbuild.mjs'], { counts: false }),
  suite('contract', mocha('test/contract/**/*.test.ts'), {
    needs: [program('moto_server', 'moto'), awsCommand, program('cfn-lint', 'cfn-lint')],
  }),
  suite('roundtrip', mocha('test/roundtrip/**/*.test.ts'), {
    wants: toolchains,
    after: 'build',
  }),
  // The table of languages and contexts in the documentation is the one that the round trips saw.
  suite('language table', ['node_modules/tsx/dist/cli.mjs', 'scripts/rewriteTable.ts', '--check'], {
    counts: false,
    needs: toolchains,
    after: 'roundtrip',
  }),
  // With the grammars and the themes of the editor itself.
  suite('syntax', mocha('test/syntax/**/*.test.ts'), { needs: [editor('newest')] }),
  suite('extension', inHost('newest'), { needs: [browser, editor('newest')], after: 'build' }),
  suite('extension on the floor version', inHost('floor'), {
    needs: [browser, editor('floor')],
    after: 'build',
  }),
  suite('restricted mode', inHost('newest', '--restricted'), {
    needs: [browser, editor('newest')],
    after: 'build',
  }),
  suite('several folders', inHost('newest', '--multi-root'), {
    needs: [browser, editor('newest')],
    after: 'build',
  }),
  suite('ui', ['scripts/editor/uiTests.mjs'], {
    needs: [browser, editor('newest')],
    wants: [awsCommand],
    after: 'build',
  }),
  // Last, for it replaces the bundles that the others run by those of a release.
  suite('package', mocha('test/package/**/*.test.ts'), { after: 'build' }),
];

/** @returns {Suite} */
function suite(name, command, { counts = true, needs = [], wants = [], ...rest } = {}) {
  return { name, command, counts, needs, wants, ...rest };
}

/**
 * Those of these needs that the machine does not meet.
 * @param {readonly Need[]} needs
 */
export async function missing(needs) {
  const there = await Promise.all(needs.map((need) => need.probe()));
  return needs.filter((_, index) => !there[index]);
}

async function exists(path) {
  return access(path).then(
    () => true,
    () => false,
  );
}

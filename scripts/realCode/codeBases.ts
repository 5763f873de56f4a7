import { delimiter, join } from 'node:path';
import type { GrammarId } from '../../src/parse/grammars';

const root = join(__dirname, '../..');

/** Where code bases are put together, each in a folder of its own. */
export const home = join(root, '.cache/realCode');

export interface Step {
  readonly command: readonly [program: string, ...args: string[]];
  /** Beside what the program finds its AWS by. */
  readonly env?: NodeJS.ProcessEnv;
  /** What of the output tells how it went; the exit code tells the rest. */
  readonly summary?: RegExp;
}

/** Well-known code with what it is built and tested by here. */
export interface CodeBase {
  readonly name: string;
  /** As scripts/realCode/packages.json names it. */
  readonly registry: string;
  readonly packageName: string;
  /** The folder with the code in what the registry gives. */
  readonly folder: RegExp;
  readonly language: string;
  readonly languageId: string;
  readonly grammar: GrammarId;
  /** Code that runs in production, by its path. */
  readonly sources: RegExp;
  /** Texts by path that are written into it beforehand. */
  readonly files?: Readonly<Record<string, string>>;
  /** In the folder around it, once: what it needs beside itself. */
  readonly needs: readonly Step[];
  /** In the rewritten code: what the report tells the user to install. */
  readonly installed?: readonly Step[];
  /** Compiles it, or checks its types. */
  readonly build?: Step;
  readonly tests?: Step;
}

/** What release-it and its tests import. */
const RELEASE_IT_NEEDS = [
  ...['@nodeutils/defaults-deep@1.1.0', '@octokit/rest@22.0.0', '@phun-ky/typeof@2.0.3'],
  ...['async-retry@1.3.3', 'c12@3.3.0', 'ci-info@4.3.0', 'eta@4.0.1', 'git-url-parse@16.1.0'],
  ...['inquirer@12.9.6', 'issue-parser@7.0.1', 'lodash.merge@4.6.2', 'mime-types@3.0.1'],
  ...['new-github-release-url@2.0.0', 'open@10.2.0', 'ora@9.0.0', 'os-name@6.1.0'],
  ...['proxy-agent@6.5.0', 'semver@7.7.2', 'tinyglobby@0.2.15', 'undici@6.21.3'],
  ...['url-join@5.0.0', 'wildcard-match@5.1.4', 'yargs-parser@21.1.1', 'mentoss@0.11.0'],
  ...['mock-stdio@1.0.3', 'tar@7.4.3', '@octokit/request-error@7.0.0'],
];
const MONGODB_NEEDS = [
  ...['@mongodb-js/saslprep@1.3.0', 'bson@6.10.4', 'mongodb-connection-string-url@3.0.2'],
  ...['gcp-metadata@5.3.0', 'socks@2.8.7', '@types/whatwg-url@13.0.0', '@types/node@22.15.3'],
];

const GO_ENV = { GOFLAGS: '-mod=mod', GOTOOLCHAIN: 'local' };
const RUST_ENV = { CARGO_TARGET_DIR: join(root, '.cache/rust/target'), CARGO_TERM_COLOR: 'never' };
const jars = (folder: string): string => `${folder}/*`;

/** The newest compiler wants a word on what the project’s own settings leave to it. */
const TSC_OPTIONS = ['--ignoreDeprecations', '6.0'];

export const CODE_BASES: readonly CodeBase[] = [
  {
    name: 'release-it',
    registry: 'npm',
    packageName: 'release-it@19.0.5',
    folder: /\/package$/,
    language: 'JavaScript',
    languageId: 'javascript',
    grammar: 'javascript',
    sources: /^(?:lib|bin)\/.*\.js$/,
    needs: npmInstall(RELEASE_IT_NEEDS),
    tests: {
      command: ['sh', '-c', 'node --test --test-timeout=60000 test/*.js'],
      summary: /^# (?:tests|pass|fail) \d+/gm,
    },
  },
  {
    name: 'MongoDB driver',
    registry: 'npm',
    packageName: 'mongodb@6.20.0',
    folder: /\/package$/,
    language: 'TypeScript',
    languageId: 'typescript',
    grammar: 'typescript',
    sources: /^src\/.*\.ts$/,
    needs: npmInstall(MONGODB_NEEDS),
    build: {
      command: ['node', join(root, 'node_modules/typescript/bin/tsc'), '--noEmit', ...TSC_OPTIONS],
      summary: /error TS\d+/g,
    },
  },
  {
    name: 'Click',
    registry: 'pypiSources',
    packageName: 'click==8.1.8',
    folder: /\/click-8\.1\.8\/click-8\.1\.8$/,
    language: 'Python',
    languageId: 'python',
    grammar: 'python',
    sources: /^src\/.*\.py$/,
    needs: [
      {
        command: [python(), '-m', 'pip', 'install', '-q', '--target', 'packages', 'pytest==8.4.2'],
      },
    ],
    build: { command: [python(), '-m', 'compileall', '-q', 'src'] },
    tests: {
      // But for the test that nothing outside of the standard library is imported.
      command: [python(), '-m', 'pytest', '-q', '--deselect', 'tests/test_imports.py', 'tests'],
      env: { PYTHONPATH: ['src', '../packages'].join(delimiter) },
      summary: /^\d+ (?:passed|failed).*?(?= in )/gm,
    },
  },
  {
    name: 'Gson',
    registry: 'maven',
    packageName: 'com.google.code.gson:gson:2.11.0',
    folder: /-sources$/,
    language: 'Java',
    languageId: 'java',
    grammar: 'java',
    sources: /\.java$/,
    needs: [
      {
        command: [
          ...(['mvn', '-q', 'dependency:copy', '-DoutputDirectory=libraries'] as const),
          '-Dartifact=com.google.errorprone:error_prone_annotations:2.27.0',
        ],
      },
    ],
    build: {
      command: [
        'sh',
        '-c',
        'javac -proc:none -nowarn -d ../classes -cp "$CP" $(find com -name "*.java")',
      ],
      env: {
        CP: [jars('../libraries'), jars(join(root, '.cache/jvm/programs'))].join(delimiter),
      },
    },
  },
  {
    name: 'Cobra',
    registry: 'go',
    packageName: 'github.com/spf13/cobra@v1.8.1',
    folder: /\/module$/,
    language: 'Go',
    languageId: 'go',
    grammar: 'go',
    sources: /^(?!.*_test\.go$).*\.go$/,
    needs: [],
    installed: [
      {
        command: ['go', 'get', 'github.com/aws/aws-secretsmanager-caching-go/v2@v2.2.0'],
        env: GO_ENV,
      },
    ],
    build: { command: ['go', 'build', './...'], env: GO_ENV },
    tests: {
      // But for those that want a file that can't be written: the superuser can.
      command: ['go', 'test', '-vet=off', '-skip', '^TestFailGen', './...'],
      env: GO_ENV,
      summary: /^(?:ok|FAIL|\?)\s+\S+/gm,
    },
  },
  {
    name: 'rumqttc',
    registry: 'crates',
    packageName: 'rumqttc@0.24.0',
    folder: /\/rumqttc-0\.24\.0$/,
    language: 'Rust',
    languageId: 'rust',
    grammar: 'rust',
    sources: /^(?:src|examples)\/.*\.rs$/,
    needs: [],
    build: {
      command: ['cargo', 'check', '-q', '--no-default-features', '--lib', '--examples'],
      env: RUST_ENV,
    },
    tests: {
      command: ['cargo', 'test', '-q', '--no-default-features', '--lib'],
      env: RUST_ENV,
      summary: /test result: \w+\. \d+ passed; \d+ failed/g,
    },
  },
];

function npmInstall(packages: readonly string[]): Step[] {
  return [
    { command: ['npm', 'init', '-y'] },
    { command: ['npm', 'install', '--no-audit', '--no-fund', '--ignore-scripts', ...packages] },
  ];
}

function python(): string {
  return join(root, '.cache/python/bin/python3');
}

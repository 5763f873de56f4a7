/**
 * Measures a whole-tree scan beside other programs on the same tree in the same run, and tells where
 * our own time goes: `npm run build -- --production && tsx scripts/speed.ts <folder> [--runs 3] [--peers gitleaks,…]`.
 *
 * Whole processes are compared by wall time, as a person waits for them, and by the processor time
 * of all their threads, which a busy machine disturbs less. They take turns, so that a drift of the
 * machine meets all of them; the least of each is told.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { grammarFor, Grammars } from '../src/parse/grammars';
import { freshTrees, type TreeSource } from '../src/scan/codeCandidates';
import { Engine } from '../src/scan/engine';
import { findKeywords, KEYWORDS } from '../src/scan/keywords';
import { detectLanguage } from '../src/scan/language';
import { matchProviders } from '../src/scan/providers';
import { decode } from '../src/workspace/decode';
import { walk } from '../src/workspace/walk';
import { printTable } from './accuracy/tables';
import { isInstalled } from './peers/run.mjs';
import { peers, ripgrep } from './peers/table.mjs';

const MEGABYTE = 1_000_000;
const root = join(__dirname, '..');

interface Contestant {
  readonly name: string;
  readonly program: string;
  readonly args: readonly string[];
}

interface Times {
  /** Seconds that a person waits. */
  readonly wall: number;
  /** Seconds of processor, over all threads. */
  readonly cpu: number;
}

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    runs: { type: 'string', default: '3' },
    peers: { type: 'string', default: 'gitleaks,betterleaks,kingfisher' },
  },
});

async function main(): Promise<void> {
  const folder = resolve(positionals[0] ?? '.');
  await printStages(folder);
  const scratch = mkdtempSync(join(tmpdir(), 'speed-'));
  try {
    await printContest(folder, scratch);
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

interface Text {
  readonly path: string;
  readonly text: string;
}

/** Where the time of one scan goes, in this process, on one core. */
async function printStages(folder: string): Promise<void> {
  const rows: [string, number][] = [];
  const timed = async <T>(stage: string, work: () => T | Promise<T>): Promise<T> => {
    const before = process.cpuUsage();
    const result = await work();
    rows.push([stage, secondsSince(before)]);
    return result;
  };
  const stored = await timed('walk and read', () => readAll(folder));
  const texts = await timed('decode', () =>
    stored.map(({ path, bytes }): Text => ({ path, text: decode(bytes).text })),
  );
  const bytes = stored.reduce((sum, one) => sum + one.bytes.byteLength, 0);
  const hits = await timed('keywords', () => texts.map(({ text }) => findKeywords(text)));
  await timed('providers’ forms', () =>
    texts.map(({ text }, index) => matchProviders(text, hits[index]!)),
  );
  const parsing = countingTrees(openGrammars());
  const engine = new Engine(openGrammars());
  await timed('the whole engine', async () => {
    for (const one of texts) await engine.scan(one, parsing.trees);
  });
  rows.push(['of it, loading grammars', parsing.counts.loading]);
  rows.push(['of it, parsing', parsing.counts.seconds]);
  console.log(`${texts.length} files, ${(bytes / MEGABYTE).toFixed(1)} MB in ${folder}`);
  printTable(
    ['stage', 'seconds of processor', 'MB/s'],
    rows.map(([stage, seconds]) => [
      stage,
      seconds.toFixed(2),
      (bytes / MEGABYTE / seconds).toFixed(0),
    ]),
  );
  const withHits = hits.filter((one) => one.rules.size + one.names.length + one.sinks.length > 0);
  const inCode = texts.filter(({ path, text }) =>
    grammarFor(detectLanguage(path, undefined, text).languageId),
  );
  const share = (part: number): string => `${((100 * part) / texts.length).toFixed(1)} % of files`;
  const parsedBytes = ((100 * parsing.counts.characters) / bytes).toFixed(1);
  console.log(`with a keyword: ${share(withHits.length)}; with a grammar: ${share(inCode.length)}`);
  console.log(
    `parsed, whole or in part: ${parsing.counts.trees} trees, ${parsedBytes} % of the text\n`,
  );
}

async function readAll(folder: string): Promise<{ path: string; bytes: Uint8Array }[]> {
  const files: { path: string; bytes: Uint8Array }[] = [];
  for await (const entry of walk(folder)) if ('bytes' in entry) files.push(entry);
  return files;
}

function openGrammars(): Grammars {
  const modules = join(root, 'node_modules');
  return new Grammars({
    runtime: join(modules, 'web-tree-sitter/web-tree-sitter.wasm'),
    directory: join(modules, '@vscode/tree-sitter-wasm/wasm'),
  });
}

interface Parsing {
  trees: number;
  characters: number;
  /** Of processor, but for each grammar's first tree. */
  seconds: number;
  /** Of processor: the first tree of each grammar, which loads it. */
  loading: number;
}

/** Trees that are parsed as always, and counted. */
function countingTrees(grammars: Grammars): { trees: TreeSource; counts: Parsing } {
  const counts: Parsing = { trees: 0, characters: 0, seconds: 0, loading: 0 };
  const fresh = freshTrees(grammars);
  const loaded = new Set<string>();
  const counted: TreeSource['tree'] = async (grammar, text) => {
    const before = process.cpuUsage();
    const tree = await fresh.tree(grammar, text);
    counts[loaded.has(grammar) ? 'seconds' : 'loading'] += secondsSince(before);
    loaded.add(grammar);
    counts.trees += 1;
    counts.characters += text.length;
    return tree;
  };
  return { trees: { ...fresh, tree: counted, part: counted }, counts };
}

function secondsSince(before: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(before);
  return (user + system) / MEGABYTE;
}

/** Ours beside the peers and beside a search for the same keywords that does nothing else. */
async function printContest(folder: string, scratch: string): Promise<void> {
  const ours: Contestant = {
    name: 'Secret Ferry',
    program: process.execPath,
    args: [join(root, 'dist/cli.js'), 'scan', '--format', 'json', '.'],
  };
  const contestants = [ours, ...(await others(scratch))];
  const best = new Map<string, Times>();
  for (let run = 0; run < Number(options.runs); run += 1) {
    for (const one of contestants) {
      const times = timesOf(one, folder);
      const least = best.get(one.name) ?? times;
      best.set(one.name, {
        wall: Math.min(least.wall, times.wall),
        cpu: Math.min(least.cpu, times.cpu),
      });
    }
  }
  const reference = best.get(ours.name)!;
  console.log(`whole processes on that tree, the least of ${options.runs}`);
  printTable(
    ['program', 'waited, s', 'processor, s', 'waited ÷ ours', 'processor ÷ ours'],
    [...best].map(([name, { wall, cpu }]) => [
      name,
      wall.toFixed(2),
      cpu.toFixed(2),
      (wall / reference.wall).toFixed(2),
      (cpu / reference.cpu).toFixed(2),
    ]),
  );
}

async function others(scratch: string): Promise<Contestant[]> {
  const keywords = join(scratch, 'keywords');
  writeFileSync(keywords, KEYWORDS.join('\n'));
  const search = [
    '--count-matches',
    '--ignore-case',
    '--fixed-strings',
    '--hidden',
    '-f',
    keywords,
  ];
  const all: Contestant[] = [
    { ...ripgrep, name: 'ripgrep, the keywords, one thread', args: [...search, '-j1', '.'] },
    ...options.peers
      .split(',')
      .flatMap((name) => peers.find((peer) => peer.name === name) ?? [])
      .map(({ name, program, scan }) => ({ name, program, args: scan(join(scratch, 'report')) })),
  ];
  const there = await Promise.all(all.map(isInstalled));
  all
    .filter((_, index) => !there[index])
    .forEach(({ name }) => {
      console.log(`left out: ${name} (node scripts/peers.mjs install)`);
    });
  return all.filter((_, index) => there[index]);
}

/** A shell's `times` tells the processor time of what it ran, whatever that printed. */
function timesOf({ program, args }: Contestant, folder: string): Times {
  const started = performance.now();
  const script = '"$@" >/dev/null 2>&1; times';
  const { stdout } = spawnSync('sh', ['-c', script, 'sh', program, ...args], {
    cwd: folder,
    encoding: 'utf8',
  });
  const wall = (performance.now() - started) / 1000;
  const children = stdout.trim().split('\n').at(-1) ?? '';
  const parts = [...children.matchAll(/(\d+)m([\d.]+)s/g)];
  const cpu = parts.reduce(
    (sum, [, minutes, seconds]) => sum + 60 * Number(minutes) + Number(seconds),
    0,
  );
  return { wall, cpu };
}

void main();

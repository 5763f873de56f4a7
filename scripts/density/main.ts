/**
 * Measures how often we speak up in well-kept open source, where most of what a scanner says is
 * false: findings per 100,000 lines.
 *
 * `node scripts/density/fetch.mjs`, then `tsx scripts/density/main.ts [--registries npm,…] [--peers gitleaks,…] [--list <file>]`
 *
 * `--registries` keeps to the packages of some of them, `--peers` runs other scanners on the same files, `--list` writes every finding with its line to a
 * file, to be judged by eye; it may hold values, so it belongs outside of the repository. Exits with
 * 1 where the target is missed.
 */
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { Grammars } from '../../src/parse/grammars';
import { Engine } from '../../src/scan/engine';
import { DEFAULT_SCAN_OPTIONS } from '../../src/scan/options';
import { groupBy } from '../accuracy/groups';
import { printTable } from '../accuracy/tables';
import { isInstalled, runPeer } from '../peers/run.mjs';
import { peers } from '../peers/table.mjs';
import { CODE_LANGUAGES, OTHER } from './languages';
import { folderName } from './folders.mjs';
import packages from './packages.json';
import { partAt, survey, type Place, type Survey, type SurveyedFile } from './survey';

/** Findings of high and medium confidence per 100,000 lines of product code. */
const TARGET = 1.5;

const root = join(__dirname, '../..');
const home = join(root, '.cache/density/packages');

const { values: options } = parseArgs({
  options: {
    registries: { type: 'string', default: Object.keys(packages).join(',') },
    peers: { type: 'string', default: '' },
    list: { type: 'string' },
  },
});

const registries = options.registries.split(',');

async function main(): Promise<void> {
  const modules = join(root, 'node_modules');
  const engine = new Engine(
    new Grammars({
      runtime: join(modules, 'web-tree-sitter/web-tree-sitter.wasm'),
      directory: join(modules, '@vscode/tree-sitter-wasm/wasm'),
    }),
    { ...DEFAULT_SCAN_OPTIONS, level: 'thorough' },
  );
  const found = await survey(home, packageFolders(), engine);
  if (found.files.length === 0) {
    console.log('no packages: node scripts/density/fetch.mjs');
    return;
  }
  if (options.list) writeFileSync(options.list, listing(found.places));
  printLanguages(found);
  printRules(found);
  await printPeers(found);
  const density = densityOf(productCode(found.files), told(productPlaces(found.places)));
  console.log(`product code: ${density.toFixed(2)} per 100,000 lines, at most ${TARGET} wanted`);
  if (density > TARGET) process.exitCode = 1;
}

/** The packages of the list that were fetched. */
function packageFolders(): string[] {
  return Object.entries(packages)
    .filter(([registry]) => registries.includes(registry))
    .flatMap(([registry, names]) => names.map((name) => `${registry}/${folderName(name)}`))
    .filter((folder) => existsSync(join(home, folder)));
}

const isTold = ({ confidence }: Place): boolean => confidence !== 'low';
const isProduct = (file: SurveyedFile): boolean => !file.isAside && file.language !== OTHER;
const told = (places: readonly Place[]): Place[] => places.filter(isTold);
const productCode = (files: readonly SurveyedFile[]): SurveyedFile[] => files.filter(isProduct);
const productPlaces = (places: readonly Place[]): Place[] =>
  places.filter(({ file }) => isProduct(file));

function linesOf(files: readonly SurveyedFile[]): number {
  return files.reduce((sum, { lines }) => sum + lines, 0);
}

function densityOf(files: readonly SurveyedFile[], places: readonly Place[]): number {
  return (100_000 * places.length) / linesOf(files);
}

function printLanguages({ files, places }: Survey): void {
  const row = (name: string, which: (file: SurveyedFile) => boolean): string[] => {
    const product = files.filter((file) => !file.isAside && which(file));
    const aside = files.filter((file) => file.isAside && which(file));
    const inProduct = places.filter(({ file }) => !file.isAside && which(file));
    const inAside = places.filter(({ file }) => file.isAside && which(file));
    return [
      name,
      linesOf(product).toLocaleString('en'),
      String(told(inProduct).length),
      densityOf(product, told(inProduct)).toFixed(2),
      String(inProduct.length - told(inProduct).length),
      linesOf(aside).toLocaleString('en'),
      String(told(inAside).length),
      densityOf(aside, told(inAside)).toFixed(1),
    ];
  };
  console.log('findings in product code, and in tests, documentation and examples');
  printTable(
    ['language', 'lines', 'found', 'per 100,000', 'and low', 'lines aside', 'found', 'per 100,000'],
    [
      ...CODE_LANGUAGES.map((name) => row(name, ({ language }) => language === name)),
      row('all code', ({ language }) => language !== OTHER),
      row(OTHER, ({ language }) => language === OTHER),
    ],
  );
}

function printRules({ places }: Survey): void {
  console.log('by rule, high and medium confidence');
  const rows = [...groupBy(told(places), ({ rule }) => rule)].map(([rule, found]) => {
    const product = productPlaces(found).length;
    return { rule, product, rest: found.length - product };
  });
  rows.sort((a, b) => b.product - a.product || b.rest - a.rest);
  printTable(
    ['rule', 'product code', 'elsewhere'],
    rows.map(({ rule, product, rest }) => [rule, String(product), String(rest)]),
  );
}

/** The other scanners' findings in the files that we counted. */
async function printPeers({ files, places }: Survey): Promise<void> {
  const byPath = groupBy(files, ({ path }) => path);
  const rows = [rowOf('Secret Ferry, precise', told(places), files)];
  for (const name of options.peers.split(',').filter((one) => one !== '')) {
    const peer = peers.find((one) => one.name === name);
    if (!peer || !(await isInstalled(peer))) {
      console.log(`left out: ${name} (node scripts/peers.mjs install)`);
      continue;
    }
    const theirs: Place[] = [];
    for (const registry of registries) {
      const { hits } = await runPeer(peer, join(home, registry), 3600);
      for (const { file, line, rule } of hits) {
        const surveyed = partAt(byPath.get(`${registry}/${file}`) ?? [], line);
        if (surveyed) theirs.push({ file: surveyed, line, rule });
      }
    }
    rows.push(rowOf(`${peer.name} ${peer.version}`, theirs, files));
  }
  printTable(['scanner', 'product code', 'per 100,000', 'aside', 'per 100,000'], rows);
}

function rowOf(name: string, places: readonly Place[], files: readonly SurveyedFile[]): string[] {
  const product = productPlaces(places);
  const asideFiles = files.filter((file) => file.isAside && file.language !== OTHER);
  const aside = places.filter(({ file }) => file.isAside && file.language !== OTHER);
  return [
    name,
    String(product.length),
    densityOf(productCode(files), product).toFixed(2),
    String(aside.length),
    densityOf(asideFiles, aside).toFixed(2),
  ];
}

/** One finding a line, product code first; tabs between place, rule, confidence and the code. */
function listing(places: readonly Place[]): string {
  const sorted = [...places].sort((a, b) => Number(isProduct(b.file)) - Number(isProduct(a.file)));
  return sorted
    .map(({ file, line, rule, confidence, excerpt }) =>
      [
        isProduct(file) ? 'product' : file.isAside ? 'aside' : 'other',
        confidence,
        rule,
        `${file.path}:${line}`,
        (excerpt ?? '').replaceAll(/\s+/g, ' '),
      ].join('\t'),
    )
    .join('\n');
}

void main();

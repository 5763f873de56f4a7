// Draws the list of packages: by a lot that nobody can steer, so that no package is on it for what
// is found in it. Run once, before the first scan; docs/accuracy.md says how it was drawn.
//
// `node scripts/density/choose.mjs <lists> <Debian's Packages> <Debian's Sources>`
//
// `<lists>` holds `npm.tsv` (name, version, downloads a month), `pypi.tsv` (name, version, month,
// rank by downloads), `maven-partial.tsv` and `go-partial.tsv` (name, version); the others are
// Debian's indexes, unpacked. What an earlier list named is left out.
import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { root } from '../process.mjs';

const SEED = 'secret-ferry density 2026-11-25';
/** Packages of npm and PyPI that many use are drawn from, by downloads. */
const WELL_USED = 3000;
/** Bytes of a Debian package's archives, so that no single one decides. */
const LARGEST = 8 * 2 ** 20;
/**
 * Draws from Debian's sections: packages as they are installed for languages that are kept as they
 * were written and whose own registries are out of reach, sources for those that are compiled.
 */
const SECTIONS = {
  debianPackages: { ruby: 60, php: 50, rust: 80, perl: 15, shells: 5 },
  debianSources: { 'cli-mono': 25, net: 30, admin: 20, web: 20 },
};

const [lists, debianPackages, debianSources] = process.argv.slice(2);
const manifest = join(root, 'scripts/density/packages.json');
const earlier = new Set(
  Object.values(JSON.parse(await readFile(manifest, 'utf8')))
    .flat()
    .map(nameOf),
);

await writeFile(manifest, `${JSON.stringify(await choose(), undefined, 2)}\n`);

async function choose() {
  const npm = await rowsOf('npm.tsv');
  const pypi = (await rowsOf('pypi.tsv')).filter(([, , , rank]) => rank !== '');
  const maven = (await rowsOf('maven-partial.tsv')).filter(hasVersion);
  const go = (await rowsOf('go-partial.tsv')).filter(hasVersion);
  const kotlin = maven.filter(([name]) => /kotlin|-jvm$/.test(name));
  npm.sort((a, b) => Number(b[2]) - Number(a[2]));
  pypi.sort((a, b) => Number(a[3]) - Number(b[3]));
  return {
    npm: draw(npm.slice(0, WELL_USED), 80).map(([name, version]) => `${name}@${version}`),
    pypi: draw(pypi.slice(0, WELL_USED), 60).map(([name, version]) => `${name}==${version}`),
    maven: [...draw(maven, 45), ...draw(kotlin, 20)]
      .map(([name, version]) => `${name}:${version}`)
      .filter((name, index, all) => all.indexOf(name) === index),
    go: draw(go, 40).map(([name, version]) => `${name}@${version}`),
    debianPackages: await debian(debianPackages, SECTIONS.debianPackages),
    debianSources: await debian(debianSources, SECTIONS.debianSources),
  };
}

/** The rows whose names' hashes are the least. */
function draw(rows, count) {
  const lot = (name) => createHash('sha256').update(`${SEED}:${name}`).digest('hex');
  return rows
    .filter(([name, version]) => version !== '' && !earlier.has(name))
    .map((row) => ({ row, lot: lot(row[0]) }))
    .sort((a, b) => (a.lot < b.lot ? -1 : 1))
    .slice(0, count)
    .map(({ row }) => row);
}

async function debian(index, sections) {
  const entries = (await readFile(index, 'utf8')).split(/\n\n+/).map(entryOf);
  const small = entries.filter(({ size }) => size <= LARGEST);
  return Object.entries(sections).flatMap(([name, count]) => {
    const rows = small.filter(({ section }) => section === name).map(({ row }) => row);
    return draw(rows, count).map(([title, version]) => `${title}@${version}`);
  });
}

/** A paragraph of an index; a source's size is that of all its files. */
function entryOf(text) {
  const field = (name) => new RegExp(`^${name}: *(.*)$`, 'm').exec(text)?.[1] ?? '';
  const files = /^Files:\n((?: .*\n?)*)/m.exec(text)?.[1] ?? '';
  const sizes = [...files.matchAll(/^ \w+ (\d+) /gm)].map(([, bytes]) => Number(bytes));
  const size = sizes.reduce((sum, bytes) => sum + bytes, Number(field('Size')));
  return { row: [field('Package'), field('Version')], section: field('Section'), size };
}

async function rowsOf(file) {
  const [, ...lines] = (await readFile(join(lists, file), 'utf8')).split('\n');
  return lines.map((line) => line.split('\t')).filter(([name]) => name !== '');
}

/** Some lists hold a word where no version is known. */
function hasVersion([, version]) {
  return /^v?\d/.test(version);
}

/** The name of an entry of an earlier list, without its version. */
function nameOf(entry) {
  return /^.(?:[^@=:]|:(?!\d))*/.exec(entry)[0];
}

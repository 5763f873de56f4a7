// Draws the list of packages: by a lot that nobody can steer, so that no package is on it for what
// is found in it. Run once, before the first scan; docs/accuracy.md says how it was drawn.
//
// `node scripts/density/choose.mjs <lists> <Debian's Sources>`
//
// `<lists>` holds `npm.tsv` (name, version, downloads a month), `pypi.tsv` (name, version, month,
// rank by downloads), `maven-partial.tsv` and `go-partial.tsv` (name, version); the other file is
// an index of source packages, unpacked. What an earlier list named is left out.
import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { root } from '../process.mjs';

const SEED = 'secret-ferry density 2026-11-25';
/** Packages of npm and PyPI that many use are drawn from, by downloads. */
const WELL_USED = 3000;
/** Bytes of a Debian source package's archives, so that no single one decides. */
const LARGEST_SOURCE = 8 * 2 ** 20;
/** Draws from Debian's sections, for languages whose own registries are out of reach, and for C. */
const SECTIONS = { ruby: 50, php: 40, 'cli-mono': 25, net: 25, admin: 15, web: 15 };
/** Rust has no section to speak of, but its sources are named for it. */
const CRATES = { prefix: 'rust-', count: 80 };

const [lists, sources] = process.argv.slice(2);
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
    debianSources: await debian(),
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

async function debian() {
  const paragraphs = (await readFile(sources, 'utf8')).split(/\n\n+/);
  const rows = paragraphs.map((text) => {
    const field = (name) => new RegExp(`^${name}: *(.*)$`, 'm').exec(text)?.[1] ?? '';
    const sizes = [...(/^Files:\n((?: .*\n?)*)/m.exec(text)?.[1] ?? '').matchAll(/^ \w+ (\d+) /gm)];
    const size = sizes.reduce((sum, [, bytes]) => sum + Number(bytes), 0);
    return { row: [field('Package'), field('Version')], section: field('Section'), size };
  });
  const small = rows.filter(({ size }) => size <= LARGEST_SOURCE);
  const drawn = Object.entries(SECTIONS).flatMap(([name, count]) =>
    draw(
      small.filter(({ section }) => section === name).map(({ row }) => row),
      count,
    ),
  );
  const crates = small.map(({ row }) => row).filter(([name]) => name.startsWith(CRATES.prefix));
  return [...drawn, ...draw(crates, CRATES.count)].map(([name, version]) => `${name}@${version}`);
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

// Gets well-kept open source from the package registries, as scripts/density/packages.json names
// it, into the ignored cache: `node scripts/density/fetch.mjs`. What is there is not asked for again.
import { cp, mkdir, readFile, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { quietly, root } from '../process.mjs';
import { folderName } from './folders.mjs';

const home = join(root, '.cache/density');
const scratch = join(home, 'scratch');

/** Each gets one package into an empty folder, with its registry's own client. */
const registries = {
  npm: fromNpm,
  pypi: fromPypi,
  pypiSources: fromPypiSources,
  maven: fromMaven,
  go: fromGo,
  crates: fromCrates,
  debianPackages: fromDebian,
  debianSources: fromDebianSources,
};

/** Asked for once. */
let indexed;

const manifest = process.argv[2] ?? join(root, 'scripts/density/packages.json');
await main(JSON.parse(await readFile(manifest, 'utf8')));

async function main(packages) {
  let missing = 0;
  const queues = Object.entries(registries).map(async ([registry, fetchInto]) => {
    for (const name of packages[registry] ?? []) {
      if (!(await get({ registry, name, fetchInto }))) missing += 1;
    }
  });
  await Promise.all(queues);
  console.log(missing === 0 ? 'all packages are there' : `${missing} packages are MISSING`);
  if (missing > 0) process.exitCode = 1;
}

async function get({ registry, name, fetchInto }) {
  const target = join(home, 'packages', registry, folderName(name));
  if (await hasFiles(target)) return true;
  const folder = join(scratch, registry);
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  try {
    await fetchInto(name, folder);
    await mkdir(join(home, 'packages', registry), { recursive: true });
    await rename(folder, target);
    return true;
  } catch (error) {
    console.log(`MISSING ${registry} ${name}: ${error.message.trim().split('\n').at(-1)}`);
    return false;
  }
}

async function hasFiles(folder) {
  const names = await readdir(folder).catch(() => []);
  return names.length > 0;
}

async function fromNpm(name, folder) {
  await quietly('npm', ['pack', '--silent', '--pack-destination', folder, name], { cwd: folder });
  await unpackAll(folder);
}

/** Wheels where there are any: a source distribution would run its build to tell its version. */
async function fromPypi(name, folder) {
  await quietly('python3', ['-m', 'pip', 'download', '-q', '--no-deps', '-d', folder, name]);
  await unpackAll(folder);
}

/** With the tests, which wheels leave out. */
async function fromPypiSources(name, folder) {
  const sources = ['--no-deps', '--no-binary', ':all:'];
  await quietly('python3', ['-m', 'pip', 'download', '-q', ...sources, '-d', folder, name]);
  await unpackAll(folder);
}

async function fromMaven(name, folder) {
  const [group, artifact, version] = name.split(':');
  const coordinates = `${group}:${artifact}:${version}:jar:sources`;
  await quietly('mvn', [
    '-q',
    'dependency:copy',
    `-Dartifact=${coordinates}`,
    `-DoutputDirectory=${folder}`,
  ]);
  await unpackAll(folder);
}

async function fromGo(name, folder) {
  const answer = await quietly('go', ['mod', 'download', '-json', name], { cwd: folder });
  const { Dir: directory } = JSON.parse(answer.slice(answer.indexOf('{')));
  await cp(directory, join(folder, 'module'), { recursive: true });
  await quietly('chmod', ['-R', 'u+w', folder]);
}

/** To tell of a crate, Cargo unpacks it into its own cache. */
async function fromCrates(name, folder) {
  await quietly('cargo', ['info', '-q', '--registry', 'crates-io', name], { cwd: folder });
  const sources = join(process.env['CARGO_HOME'] ?? join(homedir(), '.cargo'), 'registry/src');
  const crate = name.replace('@', '-');
  for (const registry of await readdir(sources)) {
    const directory = join(sources, registry, crate);
    await cp(directory, join(folder, crate), { recursive: true }).catch(() => undefined);
  }
  if (!(await hasFiles(folder))) throw new Error('cargo left no sources');
}

async function fromDebian(name, folder) {
  const options = ['-o', 'APT::Sandbox::User=root', '-q'];
  await quietly('apt-get', [...options, 'download', name.replace('@', '=')], { cwd: folder });
  await unpackAll(folder);
}

async function fromDebianSources(name, folder) {
  const source = name.replace('@', '=');
  const sources = await debianSources();
  await quietly('apt-get', [...sources, 'source', '--download-only', '-q', source], {
    cwd: folder,
  });
  await unpackAll(folder);
}

/** Options for apt-get that let it know source packages: the machine's own lists stay as they are. */
function debianSources() {
  indexed ??= indexDebian();
  return indexed;
}

async function indexDebian() {
  const directory = join(home, 'apt');
  await mkdir(join(directory, 'lists/partial'), { recursive: true });
  const machine = await readFile('/etc/apt/sources.list.d/debian.sources', 'utf8');
  const sources = join(directory, 'sources.sources');
  await writeFile(sources, machine.replaceAll(/^Types: deb$/gm, 'Types: deb-src'));
  const settings = {
    'Dir::Etc::SourceList': '/dev/null',
    'Dir::Etc::SourceParts': directory,
    'Dir::State::Lists': join(directory, 'lists'),
    'APT::Sandbox::User': 'root',
  };
  const options = Object.entries(settings).flatMap(([key, value]) => ['-o', `${key}=${value}`]);
  await quietly('apt-get', [...options, 'update']);
  return options;
}

/** Unpacks every archive in a folder, and what else came with it goes. */
async function unpackAll(folder) {
  for (const name of await readdir(folder)) {
    const archive = join(folder, name);
    if (/\.tar\.\w+$|\.tgz$/.test(name)) await unpack(folder, name, ['tar', '-xf', archive, '-C']);
    else if (/\.(?:whl|jar|zip)$/.test(name))
      await unpack(folder, name, ['unzip', '-qo', archive, '-d']);
    else if (name.endsWith('.deb')) await unpack(folder, name, ['dpkg-deb', '-x', archive]);
    await rm(archive);
  }
}

async function unpack(folder, name, [program, ...args]) {
  const target = join(folder, name.replace(/\.(?:tar\.\w+|tgz|whl|jar|zip|deb)$/, ''));
  await mkdir(target);
  await quietly(program, [...args, target]);
}

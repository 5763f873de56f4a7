// The scanners that ours is measured beside, in the ignored cache of the repository.
// `node scripts/peers.mjs install [name…]` gets them from their registries;
// `node scripts/peers.mjs run <folder> [name…]` scans a folder with each and prints counts and times.
import { isInstalled, runPeer } from './peers/run.mjs';
import { peers, ripgrep } from './peers/table.mjs';

const [command, ...rest] = process.argv.slice(2);

if (command === 'install') await install(rest);
else if (command === 'run' && rest.length > 0) await run(rest[0], rest.slice(1));
else fail('usage: peers.mjs install [name…] | run <folder> [name…]');

async function install(names) {
  for (const peer of chosen([...peers, ripgrep], names)) {
    const outcome = (await isInstalled(peer)) ? 'is there' : await installed(peer);
    console.log(`${peer.name} ${peer.version}: ${outcome}`);
  }
}

async function installed(peer) {
  try {
    await peer.install();
    return (await isInstalled(peer)) ? 'installed' : 'MISSING: installed without its program';
  } catch (error) {
    process.exitCode = 1;
    return `MISSING: ${lastLine(error)}`;
  }
}

async function run(folder, names) {
  for (const peer of chosen(peers, names)) {
    console.log(`${peer.name} ${peer.version}: ${await outcomeOn(peer, folder)}`);
  }
}

async function outcomeOn(peer, folder) {
  if (!(await isInstalled(peer))) return `MISSING: node scripts/peers.mjs install ${peer.name}`;
  try {
    const { hits, seconds } = await runPeer(peer, folder);
    const files = new Set(hits.map(({ file }) => file)).size;
    return `${hits.length} findings in ${files} files, ${seconds.toFixed(1)} s`;
  } catch (error) {
    process.exitCode = 1;
    return `FAILED: ${lastLine(error)}`;
  }
}

function chosen(all, names) {
  const unknown = names.find((name) => !all.some((peer) => peer.name === name));
  if (unknown) fail(`there is no peer ${unknown}: ${all.map(({ name }) => name).join(', ')}`);
  return names.length === 0 ? all : all.filter(({ name }) => names.includes(name));
}

function lastLine(error) {
  return error.message.trim().split('\n').at(-1);
}

function fail(sentence) {
  console.error(sentence);
  process.exit(2);
}

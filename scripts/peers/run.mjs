import { Buffer } from 'node:buffer';
import { spawn } from 'node:child_process';
import { access, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { performance } from 'node:perf_hooks';
import { clearTimeout } from 'node:timers';

/**
 * Whether a peer is on this machine.
 * @param {{ readonly program: string }} peer
 * @returns {Promise<boolean>}
 */
export function isInstalled({ program }) {
  return access(program).then(
    () => true,
    () => false,
  );
}

/**
 * Runs a peer on a folder. What it prints may hold values: it stays in memory, or in a file that is
 * gone when this returns.
 * @param {import('./table.mjs').Peer} peer
 * @param {string} folder
 * @param {number} [limit] seconds after which it is ended
 * @returns {Promise<{ hits: import('./table.mjs').Hit[], seconds: number }>}
 * @throws Error that names the peer, when it fails or is not done in time
 */
export async function runPeer(peer, folder, limit = 900) {
  const directory = resolve(folder);
  const scratch = await mkdtemp(join(tmpdir(), 'peer-'));
  const report = join(scratch, 'report');
  try {
    const started = performance.now();
    const printed = await outputOf(peer, { args: peer.scan(report), cwd: directory, limit });
    const seconds = (performance.now() - started) / 1000;
    const output = peer.reports ? await readFile(report, 'utf8').catch(() => '') : printed;
    const hits = peer.read(output).map((hit) => within(directory, hit));
    return { hits, seconds };
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}

function within(directory, hit) {
  const prefix = `${directory}/`;
  return hit.file.startsWith(prefix) ? { ...hit, file: hit.file.slice(prefix.length) } : hit;
}

function outputOf({ name, program, exits = [0] }, { args, cwd, limit }) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { cwd, stdio: ['ignore', 'pipe', 'ignore'] });
    const chunks = [];
    let late = false;
    const timer = setTimeout(() => {
      late = true;
      child.kill('SIGKILL');
    }, limit * 1000);
    child.stdout.on('data', (chunk) => chunks.push(chunk));
    child.once('error', reject);
    child.once('close', (code) => {
      clearTimeout(timer);
      if (late) reject(new Error(`${name} was not done after ${limit} s`));
      else if (!exits.includes(code)) reject(new Error(`${name} failed (${code})`));
      else resolve(Buffer.concat(chunks).toString('utf8'));
    });
  });
}

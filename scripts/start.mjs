// `npm start`: opens the sample workspace in an editor, with the extension as it is built here.
// `npm start -- --headless`: does the main job on the sample in this terminal, with Node alone.
import { mkdtemp, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openEditor } from './editor/open.mjs';
import { quietly, root, run } from './process.mjs';

const demo = join(root, 'dist/demo.js');

async function openSample() {
  const workspace = await realpath(await mkdtemp(join(tmpdir(), 'secret-ferry-sample-')));
  try {
    await quietly(process.execPath, [demo, '--write', workspace]);
    const editor = await openEditor({ workspace, extensionPath: root });
    console.log(`The sample workspace is open in ${editor.where}`);
    console.log('Press Ctrl+C to end.');
    await Promise.race([editor.closed, interrupted()]);
    await editor.close();
  } finally {
    await rm(workspace, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  }
}

function interrupted() {
  return new Promise((resolve) => process.once('SIGINT', resolve));
}

const args = process.argv.slice(2);
const built = await run(process.execPath, [join(root, 'esbuild.mjs')]);
if (built !== 0) process.exit(built);
if (args.includes('--headless')) {
  process.exitCode = await run(process.execPath, [demo, ...args.filter((a) => a !== '--headless')]);
} else {
  await openSample().catch((error) => {
    console.error(error.message);
    process.exitCode = 1;
  });
}

// `npm start`: opens an editor with the extension as it is built here, on a new sample workspace.
// `npm start -- --headless`: does the main job on the sample in this terminal, with Node alone.
import { join } from 'node:path';
import { openEditor } from './editor/open.mjs';
import { root, run } from './process.mjs';

const demo = join(root, 'dist/demo.js');

async function openWindow() {
  const env = { SECRET_FERRY_OPEN_SAMPLE: '1' };
  const editor = await openEditor({ extensionPath: root, env });
  console.log(`Secret Ferry runs in ${editor.where}`);
  console.log('It opens a sample workspace; begin with its README.md. Ctrl+C here ends it.');
  await Promise.race([editor.closed, interrupted()]);
  await editor.close();
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
  await openWindow().catch((error) => {
    console.error(error.message);
    process.exitCode = 1;
  });
}

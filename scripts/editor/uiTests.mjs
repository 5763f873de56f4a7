// Runs test/ui: a browser drives a real editor, as a user would.
// `node scripts/editor/uiTests.mjs [mocha's options]`
import { run } from '../process.mjs';
import { installEditor } from './install.mjs';

await installEditor('newest', (line) => console.log(line));
const options = ['--timeout', '120000', '--slow', '30000', 'test/ui/**/*.test.ts'];
const mocha = 'node_modules/mocha/bin/mocha.js';
process.exitCode = await run(process.execPath, [mocha, ...options, ...process.argv.slice(2)]);

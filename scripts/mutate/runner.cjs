// Runs unit tests against one changed source after the other, in one warm process: only what depends
// on that source is loaded anew. Its parent says what to do and ends it where a change never ends.
const { readFileSync } = require('node:fs');
const Module = require('node:module');
const { performance } = require('node:perf_hooks');
const process = require('node:process');
const { transformSync } = require('esbuild');
const { Mocha } = require('mocha');

const TIMEOUT = 20_000;

const compiled = new Map();
let target;
let changed;

Module._extensions['.ts'] = (module, path) => {
  if (path === target && changed !== undefined) {
    module._compile(compile(changed), path);
    return;
  }
  if (!compiled.has(path)) compiled.set(path, compile(readFileSync(path, 'utf8')));
  module._compile(compiled.get(path), path);
};

function compile(source) {
  return transformSync(source, { loader: 'ts', format: 'cjs', target: 'node20' }).code;
}

function dependsOnTarget(module, seen = new Set()) {
  if (module.filename === target) return true;
  if (seen.has(module)) return false;
  seen.add(module);
  return module.children.some((child) => dependsOnTarget(child, seen));
}

/** Forgets the target, what was built on it, and every test: mocha registers them by loading. */
function forget() {
  const stale = Object.values(require.cache).filter(
    (module) =>
      module.filename.endsWith('.ts') &&
      (module.filename.endsWith('.test.ts') || dependsOnTarget(module)),
  );
  for (const { filename } of stale) delete require.cache[filename];
}

/** The first failing test, or undefined where all pass. */
function run(files) {
  forget();
  return new Promise((resolve) => {
    try {
      const mocha = new Mocha({ reporter: class {}, bail: true, timeout: TIMEOUT });
      files.forEach((file) => mocha.addFile(file));
      let failed;
      const finish = () => {
        mocha.dispose();
        resolve(failed);
      };
      mocha.run(finish).on('fail', (test) => {
        failed ??= test.fullTitle();
      });
    } catch (error) {
      resolve(`it does not load: ${error.name}`);
    }
  });
}

/** One test file that takes more than this share of the time would stand in the way of many others. */
const SLOW = 1 / 4;

/** Milliseconds of each test file that passes and is not slow, until they take as long as is allowed. */
async function measure(files, allowed) {
  const measured = [];
  let left = allowed;
  for (const file of files) {
    if (left <= 0) break;
    // Once more where it was the first: what it loads once and for all does not count.
    if (file === files[0]) await run([file]);
    const start = performance.now();
    const failed = await run([file]);
    const milliseconds = performance.now() - start;
    if (failed !== undefined || milliseconds > allowed * SLOW) continue;
    left -= milliseconds;
    measured.push({ file, milliseconds });
  }
  return measured;
}

async function handle(message) {
  if (message.kind === 'measure') {
    target = message.target;
    process.send({
      kind: 'measured',
      measured: await measure(message.files, message.milliseconds),
    });
    return;
  }
  changed = message.source;
  process.send({ kind: 'ran', failed: await run(message.files) });
}

process.on('message', (message) => void handle(message));
// A test may leave a rejection behind that only the change brought about.
process.on('unhandledRejection', () => undefined);

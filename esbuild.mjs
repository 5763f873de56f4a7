// Bundles the extension, its worker, the command line and the parts that load on first use.
// `node esbuild.mjs [--production] [--watch]`
import { build, context } from 'esbuild';
import { cp, mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(fileURLToPath(import.meta.url));
const production = process.argv.includes('--production');

/** Bundle → entry. Only the extension knows `vscode`: anywhere else its import fails the build. */
export const entries = {
  extension: 'src/extension.ts',
  worker: 'src/scan/worker.ts',
  cli: 'src/cli.ts',
  demo: 'src/cli/demo.ts',
  aws: 'src/aws/connect.ts',
  sandbox: 'src/sandbox/main.ts',
};

/** Modules that are bundles of their own, loaded by `await import(…)` when they are first needed. */
const lazy = new Map([
  [join(root, 'src/aws/connect'), './aws.js'],
  [join(root, 'src/sandbox/main'), './sandbox.js'],
]);

const lazyBundles = {
  name: 'lazy-bundles',
  setup({ onResolve }) {
    onResolve({ filter: /^\./ }, (args) => {
      if (args.kind !== 'dynamic-import') return undefined;
      const bundle = lazy.get(resolve(args.resolveDir, args.path).replace(/\.ts$/, ''));
      return bundle ? { path: bundle, external: true } : undefined;
    });
  },
};

/** @returns {import('esbuild').BuildOptions} */
export function options(name) {
  return {
    absWorkingDir: root,
    entryPoints: [entries[name]],
    outfile: `dist/${name}.js`,
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    minify: production,
    sourcemap: production ? false : 'linked',
    legalComments: 'none',
    metafile: true,
    external: name === 'extension' ? ['vscode'] : [],
    // In a CommonJS bundle its ES module has no import.meta to find its file by.
    alias: { 'web-tree-sitter': join(root, 'node_modules/web-tree-sitter/web-tree-sitter.cjs') },
    mainFields: ['module', 'main'],
    banner: name === 'cli' ? { js: '#!/usr/bin/env node' } : {},
    plugins: [lazyBundles],
    logLevel: 'warning',
  };
}

/** Packages with grammars, and the folder and ids of those that we ship (see src/parse/grammars.ts). */
const grammarPackages = [
  {
    name: '@vscode/tree-sitter-wasm',
    folder: 'wasm',
    ids: 'javascript typescript tsx python java go c-sharp ruby php rust bash powershell'.split(
      ' ',
    ),
  },
  { name: '@tree-sitter-grammars/tree-sitter-kotlin', folder: '.', ids: ['kotlin'] },
];

/** The parser's runtime and the grammars; they are never committed. */
async function copyGrammars() {
  const target = join(root, 'dist/grammars');
  await mkdir(target, { recursive: true });
  await cp(
    join(root, 'node_modules/web-tree-sitter/web-tree-sitter.wasm'),
    join(target, 'web-tree-sitter.wasm'),
  );
  for (const { name, folder, ids } of grammarPackages) {
    for (const id of ids) {
      const file = `tree-sitter-${id}.wasm`;
      await cp(join(root, 'node_modules', name, folder, file), join(target, file));
    }
  }
}

/** Licences of what the bundles contain, as their licences ask. */
async function writeNotices(metafiles) {
  const packages = new Set();
  for (const { inputs } of metafiles) {
    for (const input of Object.keys(inputs)) {
      const match = /node_modules\/((?:@[^/]+\/)?[^/]+)\/(?!.*node_modules\/)/.exec(input);
      if (match) packages.add(join(root, input.slice(0, match.index + match[0].length)));
    }
  }
  for (const { name } of grammarPackages) packages.add(join(root, 'node_modules', name));
  const parts = [];
  for (const directory of [...packages].sort()) parts.push(await notice(directory));
  await writeFile(join(root, 'dist/THIRD-PARTY-NOTICES.txt'), parts.join('\n\n'));
}

async function notice(directory) {
  const { readFile } = await import('node:fs/promises');
  const manifest = JSON.parse(await readFile(join(directory, 'package.json'), 'utf8'));
  const file = (await readdir(directory)).find((name) => /^licen[cs]e/i.test(name));
  const text = file ? await readFile(join(directory, file), 'utf8') : '';
  return `${manifest.name} ${manifest.version} (${manifest.license})\n\n${text.trim()}`;
}

async function main() {
  if (process.argv.includes('--watch')) {
    await copyGrammars();
    for (const name of Object.keys(entries)) await (await context(options(name))).watch();
    return;
  }
  await rm(join(root, 'dist'), { recursive: true, force: true });
  const results = await Promise.all(Object.keys(entries).map((name) => build(options(name))));
  await copyGrammars();
  await writeNotices(results.map((result) => result.metafile));
}

if (process.argv[1] && relative(process.argv[1], fileURLToPath(import.meta.url)) === '')
  await main();

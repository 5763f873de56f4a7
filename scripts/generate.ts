// Writes the files that are made from the source: `tsx scripts/generate.ts [--check]`.
// With --check nothing is written, and a file that is out of date is an error.
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { renderRuleDocs } from '../src/scan/ruleDocs';
import { manifestWithRules } from './manifest';
import { teamFileSchema } from './teamFileSchema';

const root = join(__dirname, '..');

const generated: Readonly<Record<string, () => string>> = {
  'media/secretferry.schema.json': () => JSON.stringify(teamFileSchema()),
  'docs/rules.md': renderRuleDocs,
  'package.json': manifestWithRules,
};

async function main(): Promise<void> {
  const isCheck = process.argv.includes('--check');
  const config = await resolveConfig(join(root, 'package.json'));
  for (const [path, render] of Object.entries(generated)) {
    const text = await format(render(), { ...config, filepath: path });
    const file = join(root, path);
    const current = await readFile(file, 'utf8').catch(() => '');
    if (current === text) continue;
    if (isCheck) {
      console.error(`${path} is out of date: run "npm run generate".`);
      process.exitCode = 1;
    } else {
      await mkdir(dirname(file), { recursive: true });
      await writeFile(file, text);
    }
  }
}

void main();

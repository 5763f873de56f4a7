import { appendFileSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { format } from 'node:util';
import Mocha from 'mocha';
import CountingReporter from '../../scripts/reporter.cjs';

/**
 * Runs the tests that lie beside this bundle, inside the extension host. The browser editor and
 * `@vscode/test-electron` both call it. MOCHA_OUTPUT names a file to report to (the browser
 * editor's host has no terminal), MOCHA_GREP narrows the run, MOCHA_RESULTS is the reporter's.
 * @throws when a test failed or none ran: the editor turns that into exit code 1
 */
export async function run(): Promise<void> {
  reportTo(process.env['MOCHA_OUTPUT']);
  const grep = process.env['MOCHA_GREP'];
  const mocha = new Mocha({
    ui: 'bdd',
    timeout: 30_000,
    color: process.env['MOCHA_COLOR'] === '1',
    reporter: CountingReporter,
    ...(grep ? { grep } : {}),
  });
  const files = (await readdir(__dirname)).filter((name) => name.endsWith('.test.js'));
  for (const name of files.sort()) mocha.addFile(join(__dirname, name));
  await finish(mocha);
}

function reportTo(file: string | undefined): void {
  if (!file) return;
  Mocha.reporters.Base.consoleLog = (...values: unknown[]) => {
    appendFileSync(file, `${format(...values)}\n`);
  };
}

function finish(mocha: Mocha): Promise<void> {
  return new Promise((resolve, reject) => {
    const runner = mocha.run((failures) => {
      const ran = (runner.stats?.passes ?? 0) + failures;
      if (failures > 0) reject(new Error(`${failures} failed`));
      else if (ran === 0) reject(new Error('No test ran'));
      else resolve();
    });
  });
}

// Mocha's spec report, and the counts as JSON in the folder named by MOCHA_RESULTS, where
// scripts/test.mjs adds them up.
const { mkdirSync, writeFileSync } = require('node:fs');
const { join } = require('node:path');
const process = require('node:process');
const { Spec } = require('mocha').reporters;

class CountingReporter extends Spec {
  constructor(runner, options) {
    super(runner, options);
    const directory = process.env.MOCHA_RESULTS;
    if (directory) runner.once('end', () => this.#write(directory));
  }

  #write(directory) {
    const { passes, failures, pending } = this.stats;
    const failed = this.failures.map((test) => test.fullTitle());
    mkdirSync(directory, { recursive: true });
    writeFileSync(
      join(directory, `${process.pid}.json`),
      JSON.stringify({ passed: passes, failed: failures, pending, failures: failed }),
    );
  }
}

module.exports = CountingReporter;

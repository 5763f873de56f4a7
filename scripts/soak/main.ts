/**
 * Runs the shipped worker and the engine for long over texts that nobody foresaw, and over edits:
 * `npm run soak [-- --minutes 30] [--seed 1] [--edits 100000]`.
 *
 * The same seed gives the same trials; how many of them there are depends on the time. A failing
 * trial is made small and written to test-results/soak/. Exits with 1 where there was one, or where
 * memory grew.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { RULES } from '../../src/scan/table';
import { randomFrom } from '../../test/scan/scripts';
import { Bench } from './bench';
import type { Case, Failure } from './case';
import { realFiles } from './files';
import { hostileTo } from './hostile';
import { growth, isFlat, type Sample } from './memory';
import { shrink } from './shrink';
import { Texts } from './texts';
import { type } from './typing';
import { Watchdog } from './watchdog';

const reports = join(__dirname, '../../test-results/soak');

const { values: options } = parseArgs({
  options: {
    minutes: { type: 'string', default: '30' },
    seed: { type: 'string', default: String(Date.now() % 1_000_000) },
    edits: { type: 'string', default: '100000' },
  },
});
const seed = Number(options.seed);
const whole = Number(options.minutes) * 60_000;

/** Failures after which nothing new is learned. */
const ENOUGH = 20;

class Soak {
  readonly #bench = new Bench();
  readonly #watchdog = new Watchdog(seed);
  readonly #files = realFiles(seed);
  #failures = 0;

  async run(): Promise<boolean> {
    const start = performance.now();
    console.log(`seed ${seed}, ${this.#files.length} real files, ${RULES.length} rules`);
    const samples = await this.#typing(start + 0.4 * whole);
    const rules = await this.#hostile(start + 0.8 * whole);
    const lines = await this.#texts(start + whole);
    this.#bench.worker.dispose();
    const { scans, characters, findings, compared, slowest, share } = this.#bench.figures;
    console.log(
      [
        `soak, seed ${seed}: ${this.#failures} failures`,
        `${samples.at(-1)?.edits ?? 0} edits, memory ${isFlat(samples) ? 'flat' : 'GROWS'}`,
        `${rules} of ${RULES.length} rules with a hostile 10 MB, ${lines} lines of 10 MB`,
        `${scans} scans of ${Math.round(characters / 1e6)} MB, ${findings} findings`,
        `${compared} compared with a fresh scan`,
        `slowest ${Math.round(slowest)} ms of processor, at most ${Math.round(100 * share)} % of a budget`,
        `${Math.round((performance.now() - start) / 60_000)} min`,
      ].join('; '),
    );
    return this.#failures === 0 && isFlat(samples);
  }

  async #typing(until: number): Promise<Sample[]> {
    const samples = await type({
      bench: this.#bench,
      next: randomFrom(seed),
      files: this.#files,
      edits: Number(options.edits),
      until,
      onSitting: () => {
        this.#watchdog.sign();
      },
      onFailure: (failure, trial) => this.#report(failure, trial),
    });
    printMemory(samples);
    return samples;
  }

  /** The rules in an order by the seed, so that short runs see all of them in the long run. */
  async #hostile(until: number): Promise<number> {
    const next = randomFrom(seed + 1);
    const texts = new Texts(this.#files, next);
    const order = RULES.map((rule) => ({ rule, key: next(2 ** 30) }));
    order.sort((a, b) => a.key - b.key);
    let done = 0;
    for (const { rule } of order) {
      if (performance.now() > until) break;
      await this.#trial(hostileTo(rule, texts.path(), next));
      done += 1;
    }
    return done;
  }

  /** Until the time is over; the number of long lines among them. */
  async #texts(until: number): Promise<number> {
    const next = randomFrom(seed + 2);
    const texts = new Texts(this.#files, next);
    let lines = 0;
    for (let trials = 0; performance.now() < until; trials += 1) {
      const isLine = trials % 200 === 0;
      if (isLine) lines += 1;
      await this.#trial(isLine ? texts.longLine() : texts.some());
    }
    return lines;
  }

  async #trial(trial: Case): Promise<void> {
    this.#watchdog.sign();
    const failure = await this.#bench.play(trial);
    this.#bench.worker.close();
    if (failure) await this.#report(failure, trial);
  }

  /** What is written is made up or a part of a file that everybody has. */
  async #report(failure: Failure, trial: Case): Promise<void> {
    this.#failures += 1;
    console.log(`FAILED: ${failure.what}, ${failure.detail}: ${trial.kind}, as ${trial.path}`);
    const small = await shrink(trial, async (smaller) => {
      this.#watchdog.sign();
      return (await this.#bench.play(smaller))?.what === failure.what;
    });
    mkdirSync(reports, { recursive: true });
    const file = join(reports, `${seed}-${this.#failures}.json`);
    writeFileSync(file, JSON.stringify({ seed, failure, ...small }, null, 1));
    console.log(`  ${small.text.length} characters, ${small.steps.length} steps: ${file}`);
    if (this.#failures >= ENOUGH) throw new Error(`${ENOUGH} failures, seed ${seed}`);
  }
}

function printMemory(samples: readonly Sample[]): void {
  const every = Math.max(1, Math.floor(samples.length / 10));
  const megabytes = (bytes: number): string => (bytes / 1e6).toFixed(0);
  for (const [index, { edits, rss, heap }] of samples.entries()) {
    if (index % every !== 0 && index !== samples.length - 1) continue;
    console.log(`${edits} edits: ${megabytes(rss)} MB resident, ${megabytes(heap)} MB heap`);
  }
  const percent = (figure: 'rss' | 'heap'): string =>
    `${(100 * growth(samples, figure).share).toFixed(1)} %`;
  console.log(`growth over the second half: resident ${percent('rss')}, heap ${percent('heap')}`);
}

async function main(): Promise<void> {
  const isGood = await new Soak().run();
  process.exitCode = isGood ? 0 : 1;
}

void main();

import type { TextEdit } from '../../src/base/text';
import { isDeepStrictEqual } from 'node:util';
import { Engine } from '../../src/scan/engine';
import type { Finding } from '../../src/scan/finding';
import { grammars } from '../../test/support/grammars';
import { textAfter, type Case, type Failure } from './case';
import { problemOf } from './invariants';
import { WorkerHost, type Answer } from './workerHost';

const MEGABYTE = 1_000_000;
/**
 * Milliseconds of processor that a scan may take: three times the parser's patience (a member, its
 * class, then the whole), and so much for each million characters.
 */
const BUDGET_AT_LEAST = 14_000;
const BUDGET_PER_MEGABYTE = 2_000;
/** A parse that took longer may have been given up, here or there: nothing to compare. */
const COMPARED_BELOW = 2_000;

export function budgetOf(text: string): number {
  return BUDGET_AT_LEAST + (BUDGET_PER_MEGABYTE * text.length) / MEGABYTE;
}

/** The shipped worker and the engine in this process, and what must hold of their answers. */
export class Bench {
  readonly worker = new WorkerHost();
  readonly #engine = new Engine(grammars);
  readonly figures = { scans: 0, characters: 0, findings: 0, slowest: 0, share: 0, compared: 0 };

  /** Plays a case from its beginning and compares the last state with a scan afresh. */
  async play(trial: Case): Promise<Failure | undefined> {
    const opened = await this.open(trial.path, trial.text);
    let { answer, failure } = opened;
    for (const [index, edits] of trial.steps.entries()) {
      if (failure) return failure;
      const text = textAfter(trial, index + 1);
      ({ answer, failure } = await this.change(index + 1, edits, text));
    }
    return failure ?? (await this.compare(trial.path, textAfter(trial), answer));
  }

  async open(path: string, text: string): Promise<{ answer: Answer; failure?: Failure }> {
    return this.#judged(await this.worker.open(path, text), text);
  }

  /** @param text what the document is after the edits. */
  async change(
    version: number,
    edits: readonly TextEdit[],
    text: string,
  ): Promise<{ answer: Answer; failure?: Failure }> {
    return this.#judged(await this.worker.change(version, edits), text);
  }

  /** Whether the engine in this process finds in the text what the worker found. */
  async compare(path: string, text: string, answer: Answer): Promise<Failure | undefined> {
    if (answer.kind !== 'findings' || answer.milliseconds > COMPARED_BELOW) return undefined;
    const start = performance.now();
    const fresh = await this.#scan(path, text);
    if ('what' in fresh) return fresh;
    if (performance.now() - start > COMPARED_BELOW) return undefined;
    this.figures.compared += 1;
    if (isDeepStrictEqual(fresh.findings, answer.findings)) return undefined;
    const counts = `${answer.findings.length} instead of ${fresh.findings.length}`;
    return { what: 'incremental differs from fresh', detail: counts };
  }

  async #scan(path: string, text: string): Promise<{ findings: Finding[] } | Failure> {
    try {
      return { findings: await this.#engine.scan({ path, languageId: '', text }) };
    } catch (error) {
      return { what: 'exception', detail: error instanceof Error ? error.name : 'unknown' };
    }
  }

  #judged(answer: Answer, text: string): { answer: Answer; failure?: Failure } {
    const failure = this.#failureOf(answer, text);
    return failure ? { answer, failure } : { answer };
  }

  #failureOf(answer: Answer, text: string): Failure | undefined {
    if (answer.kind === 'exception') return { what: 'exception', detail: answer.reason };
    if (answer.kind === 'hang') {
      const [spent, waited] = [answer.processor, answer.milliseconds].map(Math.round);
      return { what: 'hang', detail: `${spent} ms of processor, ${waited} ms of waiting` };
    }
    if (answer.kind === 'crash') return { what: 'crash', detail: 'of the worker' };
    const { findings, processor } = answer;
    this.#count(text, findings.length, processor);
    const budget = budgetOf(text);
    if (processor > budget) {
      const detail = `${Math.round(processor)} ms of ${Math.round(budget)}`;
      return { what: 'over budget', detail };
    }
    const problem = problemOf(findings, text);
    return problem === undefined ? undefined : { what: 'wrong findings', detail: problem };
  }

  #count(text: string, found: number, processor: number): void {
    const { figures } = this;
    figures.scans += 1;
    figures.characters += text.length;
    figures.findings += found;
    figures.slowest = Math.max(figures.slowest, processor);
    figures.share = Math.max(figures.share, processor / budgetOf(text));
  }
}

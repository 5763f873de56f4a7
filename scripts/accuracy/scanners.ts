import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Engine } from '../../src/scan/engine';
import type { Finding } from '../../src/scan/finding';
import { runPeer } from '../peers/run.mjs';
import type { Peer } from '../peers/table.mjs';
import type { Case } from './cases';
import { groupBy } from './groups';

/** What a scanner found in one case. */
export interface Answer {
  /** Its rules whose findings count for the case. */
  readonly rules: readonly string[];
}

/** Anything that can be asked about cases; it answers in their order. */
export interface Scanner {
  readonly name: string;
  answer(cases: readonly Case[]): Promise<Answer[]>;
}

/** Which of our findings are told. */
export type Level = 'precise' | 'thorough';

/** `place`: a finding counts where it overlaps the value. `any`: wherever it is, as for the peers. */
export type Reading = 'place' | 'any';

/** Our own engine. */
export function ours(engine: Engine, level: Level, reading: Reading): Scanner {
  const name = `Secret Ferry, ${level}${reading === 'any' ? ', any place' : ''}`;
  return {
    name,
    answer: async (cases) => {
      const answers: Answer[] = [];
      for (const one of cases) {
        const { path, text } = one;
        const told = (await engine.scan({ path, text })).filter((finding) => tells(level, finding));
        const counted = told.filter((finding) => reading === 'any' || overlaps(one, finding));
        answers.push({ rules: counted.map(({ ruleId }) => ruleId) });
      }
      return answers;
    },
  };
}

function tells(level: Level, { confidence }: Finding): boolean {
  return level === 'thorough' || confidence !== 'low';
}

function overlaps({ span }: Case, finding: Finding): boolean {
  return !span || (finding.span.start < span.end && span.start < finding.span.end);
}

/** Another scanner, on a folder with each case in a file of its name. */
export function beside(peer: Peer): Scanner {
  return {
    name: `${peer.name} ${peer.version}`,
    answer: async (cases) => {
      const folder = await mkdtemp(join(tmpdir(), 'accuracy-'));
      try {
        const files = await writeCases(folder, cases);
        const { hits } = await runPeer(peer, folder);
        const rules = groupBy(hits, ({ file }) => file);
        return files.map((file) => ({ rules: (rules.get(file) ?? []).map(({ rule }) => rule) }));
      } finally {
        await rm(folder, { recursive: true, force: true });
      }
    },
  };
}

/** The file of each case. A text that comes twice is written once. */
async function writeCases(folder: string, cases: readonly Case[]): Promise<string[]> {
  const written = new Map<string, string>();
  const files: string[] = [];
  for (const { path, text } of cases) {
    const key = `${path}\0${text}`;
    const file = written.get(key) ?? `${written.size}/${path}`;
    if (!written.has(key)) {
      await mkdir(join(folder, String(written.size)));
      await writeFile(join(folder, file), text);
      written.set(key, file);
    }
    files.push(file);
  }
  return files;
}

import { resolve } from 'node:path';
import type { Grammars } from '../parse/grammars';
import { count, printable } from '../report/wording';
import { Engine } from '../scan/engine';
import {
  DEFAULT_SCAN_OPTIONS,
  ruleOptions,
  type CustomRule,
  type ScanOptions,
} from '../scan/options';
import { acceptances, BASELINE_FILE, readBaseline, readBaselineAt } from '../workspace/baseline';
import { nodeFiles } from '../workspace/nodeFiles';
import { readTeamFile, readTeamFileAt, TEAM_FILE, type TeamFile } from '../workspace/teamFile';
import type { ScanFlags } from './arguments';
import { openGrammars } from './engine';

/** How the files of one project are scanned. */
export interface Setup {
  readonly engine: Engine;
  /** Those of the engine. */
  readonly options: ScanOptions;
  readonly ignoreGlobs: readonly string[];
  /** Larger files are passed over; absent for the usual limit. */
  readonly maxBytes?: number;
}

export interface SetupOptions extends ScanFlags {
  /** What `config` and `baseline` are relative to. */
  readonly cwd: string;
  readonly grammars?: Grammars;
  /** Everything that is found is told. */
  readonly withoutBaseline?: boolean;
  /** Takes lines that people should see. */
  readonly tell: (line: string) => Promise<void>;
}

/** The setups of the projects that a command touches: team file, baseline and command line. */
export class Setups {
  /** How many things are wrong in team files and baselines. What is wrong was told. */
  problems = 0;
  /** The custom rules that are used. */
  readonly custom: CustomRule[] = [];
  readonly #options: SetupOptions;
  readonly #grammars: Grammars;
  readonly #opened = new Map<string, Promise<Setup>>();

  constructor(options: SetupOptions) {
    this.#options = options;
    this.#grammars = options.grammars ?? openGrammars();
  }

  for(root: string): Promise<Setup> {
    const opened = this.#opened.get(root) ?? this.#open(root);
    this.#opened.set(root, opened);
    return opened;
  }

  async #open(root: string): Promise<Setup> {
    const { level, maxBytes } = this.#options;
    const team = await this.#team(root);
    const options: ScanOptions = {
      level: level ?? team?.scan.level ?? DEFAULT_SCAN_OPTIONS.level,
      ...ruleOptions(team?.scan.rules ?? []),
      custom: team?.scan.customRules ?? [],
      accepted: await this.#accepted(root),
    };
    return {
      engine: new Engine(this.#grammars, options),
      options,
      ignoreGlobs: team?.ignore ?? [],
      ...(maxBytes !== undefined && { maxBytes }),
    };
  }

  async #team(root: string): Promise<TeamFile | undefined> {
    const { config, cwd } = this.#options;
    const { file, problems } = await (config === undefined
      ? readTeamFile(nodeFiles, root)
      : readTeamFileAt(nodeFiles, resolve(cwd, config)));
    const name = config ?? TEAM_FILE;
    for (const { line, message } of problems) await this.#complain(`${name}:${line}`, message);
    this.custom.push(...(file?.scan.customRules ?? []));
    const decided = file ? decisionsOf(file) : '';
    if (decided !== '') await this.#options.tell(`${name}: ${decided}`);
    return file;
  }

  async #accepted(root: string): Promise<ScanOptions['accepted']> {
    const { baseline, cwd, withoutBaseline } = this.#options;
    if (withoutBaseline) return new Map();
    const { entries, problems } = await (baseline === undefined
      ? readBaseline(nodeFiles, root)
      : readBaselineAt(nodeFiles, resolve(cwd, baseline)));
    const name = baseline ?? BASELINE_FILE;
    for (const { line, message } of problems) await this.#complain(`${name}:${line}`, message);
    return acceptances(entries);
  }

  async #complain(place: string, message: string): Promise<void> {
    this.problems += 1;
    await this.#options.tell(`${printable(place)}: ${printable(message)}`);
  }
}

/** What a team file decides about findings is always said: it comes with the code that is scanned. */
export function decisionsOf({ scan }: TeamFile): string {
  const off = scan.rules.filter(([, setting]) => setting === 'off').length;
  const parts = [
    ...(scan.customRules.length > 0
      ? [`${count(scan.customRules.length, 'custom rule')} used`]
      : []),
    ...(off > 0 ? [`${count(off, 'rule')} off`] : []),
  ];
  return parts.join(', ');
}

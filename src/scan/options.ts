import type { Confidence, SecretType, Severity } from './finding';

export const LEVELS = ['precise', 'thorough'] as const;
/**
 * How much is told: `precise` leaves out what is more likely none than one; `thorough` shows every
 * value that may be a secret, to be looked through once.
 */
export type Level = (typeof LEVELS)[number];

/** What a rule may be set to: its severity, or not to be told at all. */
export const RULE_SETTINGS = ['off', 'information', 'warning', 'error'] as const;
export type RuleSetting = (typeof RULE_SETTINGS)[number];

/** A rule that a team wrote for a format of its own. Plain data: it crosses threads. */
export interface CustomRule {
  /** Kebab-case, and none of the built-in rules' ids. */
  readonly id: string;
  readonly title: string;
  /** Literal texts in lower case, one of which starts every match. */
  readonly keywords: readonly string[];
  /** JavaScript's syntax, tried where a keyword stands; the value is the group `value`, or all. */
  readonly pattern: string;
  /** The most steps that one attempt takes, by `boundSteps`. */
  readonly steps: number;
  readonly type: SecretType;
  readonly confidence?: Confidence;
  /** Least Shannon entropy of the value in bits per character. */
  readonly entropy?: number;
  /** Where it is written how to rotate such a secret. */
  readonly rotate?: string;
}

/** A finding that is accepted where it stands. */
export interface Acceptance {
  readonly reason: string;
  /** The last day it holds, ISO; absent where it holds for good. */
  readonly until?: string;
}

/** What people have decided about a scan. Plain data: it is sent to the worker as it is. */
export interface ScanOptions {
  readonly level: Level;
  /** Ids of the rules that are switched off. */
  readonly off: ReadonlySet<string>;
  /** The severity of single rules, by id; a test path or low confidence takes one step off it. */
  readonly severities: ReadonlyMap<string, Severity>;
  readonly custom: readonly CustomRule[];
  /** Accepted findings by their fingerprints: the baseline. */
  readonly accepted: ReadonlyMap<string, Acceptance>;
}

export const DEFAULT_SCAN_OPTIONS: ScanOptions = {
  level: 'precise',
  off: new Set(),
  severities: new Map(),
  custom: [],
  accepted: new Map(),
};

/**
 * The options' part that says which rules are off and how loud the others are. Of two settings of
 * one rule the later one holds.
 */
export function ruleOptions(
  settings: Iterable<readonly [ruleId: string, setting: RuleSetting]>,
): Pick<ScanOptions, 'off' | 'severities'> {
  const off = new Set<string>();
  const severities = new Map<string, Severity>();
  for (const [ruleId, setting] of new Map(settings)) {
    if (setting === 'off') off.add(ruleId);
    else severities.set(ruleId, setting);
  }
  return { off, severities };
}

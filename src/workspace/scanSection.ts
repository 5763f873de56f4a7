import { CONFIDENCES, SECRET_TYPES } from '../scan/finding';
import { boundSteps } from '../scan/linear';
import {
  LEVELS,
  RULE_SETTINGS,
  type CustomRule,
  type Level,
  type RuleSetting,
} from '../scan/options';
import { RULE_IDS } from '../scan/table';
import { unknownKey } from '../tagging/unknownKey';
import { asObject } from './readText';

/** What a team file says about the scan. */
export interface TeamScan {
  readonly level?: Level;
  readonly rules: readonly (readonly [ruleId: string, setting: RuleSetting])[];
  readonly customRules: readonly CustomRule[];
}

export type Complain = (path: readonly (string | number)[], message: string) => void;

/** Every key of the section, with what it is for: the JSON schema's descriptions. */
export const SCAN_KEYS = {
  level: 'How much is told where nobody sets another: precise or thorough.',
  ignore: 'Globs of files that are not scanned.',
  rules: 'Severity of single rules, or off, by the rule’s id.',
  customRules: 'Rules for formats of your own.',
} as const;

/** Every key of a custom rule. */
export const CUSTOM_RULE_KEYS = {
  id: 'Kebab-case; settings, comments and the baseline refer to it.',
  title: 'What it finds, as a noun phrase: Acme API key.',
  keywords: 'Literal texts, without regard to case; the pattern is tried where one of them stands.',
  pattern:
    'Regular expression in JavaScript’s syntax that starts with a keyword; the value is the group (?<value>…), or all of it. Every repetition needs a limit.',
  type: 'The secret’s type.',
  confidence: 'How sure it is that a match is a live secret; high by default.',
  entropy: 'Least Shannon entropy of the value in bits per character.',
  rotate: 'Address of a page that says how to rotate such a secret.',
} as const;

/** Bounds of custom rules; the schema gives them too. */
export const CUSTOM_RULE_LIMITS = {
  rules: 100,
  keywords: 5,
  shortestKeyword: 3,
  longestKeyword: 32,
  id: 64,
  title: 100,
  pattern: 500,
  rotate: 300,
} as const;

const ID = /^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/;

/** Reads the section. What is wrong is left out and named, with the path of keys that leads there. */
export function checkScan(value: unknown, complain: Complain): TeamScan {
  if (value === undefined) return { rules: [], customRules: [] };
  const section = asObject(value);
  if (!section) complain(['scan'], '"scan" must be an object.');
  for (const key of Object.keys(section ?? {})) {
    if (!Object.hasOwn(SCAN_KEYS, key))
      complain(['scan', key], unknownKey(key, Object.keys(SCAN_KEYS)));
  }
  const customRules = checkCustomRules(section?.['customRules'], complain);
  const known = [...RULE_IDS, ...customRules.map(({ id }) => id)];
  const level = LEVELS.find((one) => one === section?.['level']);
  if (section?.['level'] !== undefined && !level) {
    complain(['scan', 'level'], `scan.level must be ${LEVELS.join(' or ')}.`);
  }
  return {
    ...(level && { level }),
    rules: checkRules(section?.['rules'], known, complain),
    customRules,
  };
}

function checkRules(
  value: unknown,
  known: readonly string[],
  complain: Complain,
): TeamScan['rules'] {
  if (value === undefined) return [];
  const section = asObject(value);
  if (!section) complain(['scan', 'rules'], '"scan.rules" must be an object.');
  return Object.entries(section ?? {}).flatMap(([id, one]) => {
    const path = ['scan', 'rules', id];
    const setting = RULE_SETTINGS.find((word) => word === one);
    if (!known.includes(id)) complain(path, `scan.rules: the rule ${unknownKey(id, known)}`);
    else if (!setting) complain(path, `scan.rules.${id} must be ${RULE_SETTINGS.join(', ')}.`);
    else return [[id, setting] as const];
    return [];
  });
}

function checkCustomRules(value: unknown, complain: Complain): CustomRule[] {
  if (value === undefined) return [];
  if (!Array.isArray(value) || value.length > CUSTOM_RULE_LIMITS.rules) {
    const most = CUSTOM_RULE_LIMITS.rules;
    complain(
      ['scan', 'customRules'],
      `"scan.customRules" must be a list of at most ${most} rules.`,
    );
    return [];
  }
  const rules: CustomRule[] = [];
  value.forEach((one: unknown, index) => {
    const problems = new RuleProblems(index, complain);
    const rule = checkCustomRule(one, problems);
    if (rule && rules.some(({ id }) => id === rule.id)) problems.say('id', 'stands here twice');
    if (rule && problems.count === 0) rules.push(rule);
  });
  return rules;
}

/** What is wrong in one rule, told with its path: `scan.customRules[0].pattern …`. */
class RuleProblems {
  count = 0;
  readonly #index: number;
  readonly #complain: Complain;

  constructor(index: number, complain: Complain) {
    this.#index = index;
    this.#complain = complain;
  }

  say(key: string, problem: string): void {
    this.count += 1;
    const place = `scan.customRules[${this.#index}]${key === '' ? '' : `.${key}`}`;
    const path = ['scan', 'customRules', this.#index, ...(key === '' ? [] : [key])];
    this.#complain(path, `${place} ${problem}.`);
  }
}

function checkCustomRule(value: unknown, problems: RuleProblems): CustomRule | undefined {
  const rule = asObject(value);
  if (!rule) {
    problems.say('', 'must be an object');
    return undefined;
  }
  const known = Object.keys(CUSTOM_RULE_KEYS);
  for (const key of Object.keys(rule)) {
    if (!known.includes(key))
      problems.say(key, unknownKey(key, known).replace(/^"[^"]*" |\.$/g, ''));
  }
  const { type, confidence, entropy } = rule;
  const ofType = SECRET_TYPES.find((one) => one === type);
  if (!ofType) problems.say('type', `must be one of ${SECRET_TYPES.join(', ')}`);
  const sure = CONFIDENCES.find((one) => one === confidence);
  if (confidence !== undefined && !sure)
    problems.say('confidence', `must be ${CONFIDENCES.join(', ')}`);
  const isBits = typeof entropy === 'number' && entropy >= 0 && entropy <= 8;
  if (entropy !== undefined && !isBits) problems.say('entropy', 'must be a number from 0 to 8');
  const { pattern, steps } = checkPattern(rule['pattern'], problems);
  return {
    id: checkId(rule['id'], problems),
    title: checkText(rule, 'title', problems),
    keywords: checkKeywords(rule['keywords'], problems),
    pattern,
    steps,
    type: ofType ?? 'application-secret',
    ...(sure && { confidence: sure }),
    ...(isBits && { entropy }),
    ...(rule['rotate'] !== undefined && { rotate: checkText(rule, 'rotate', problems) }),
  };
}

function checkId(id: unknown, problems: RuleProblems): string {
  if (typeof id !== 'string' || id.length > CUSTOM_RULE_LIMITS.id || !ID.test(id)) {
    problems.say('id', `must be kebab-case, at most ${CUSTOM_RULE_LIMITS.id} characters`);
    return '';
  }
  if (RULE_IDS.includes(id)) problems.say('id', `is the id of a built-in rule`);
  return id;
}

function checkText(
  rule: Readonly<Record<string, unknown>>,
  key: 'title' | 'rotate',
  problems: RuleProblems,
): string {
  const text = rule[key];
  const most = CUSTOM_RULE_LIMITS[key];
  if (typeof text === 'string' && text !== '' && text.length <= most) return text;
  problems.say(key, `must be a text of 1–${most} characters`);
  return '';
}

function checkKeywords(value: unknown, problems: RuleProblems): string[] {
  const { keywords: most, shortestKeyword: shortest, longestKeyword: longest } = CUSTOM_RULE_LIMITS;
  const keywords: unknown[] = Array.isArray(value) ? value : [];
  const fits = (word: unknown): word is string =>
    typeof word === 'string' &&
    word.length >= shortest &&
    word.length <= longest &&
    /^[ -~]*$/.test(word);
  if (keywords.length < 1 || keywords.length > most || !keywords.every(fits)) {
    problems.say(
      'keywords',
      `must be a list of 1–${most} texts of ${shortest}–${longest} ASCII characters`,
    );
    return [];
  }
  return [...new Set(keywords.map((word) => word.toLowerCase()))];
}

/** A stranger's pattern is compiled only once its steps are known to be few. */
function checkPattern(value: unknown, problems: RuleProblems): { pattern: string; steps: number } {
  const none = { pattern: '', steps: 0 };
  if (typeof value !== 'string' || value === '' || value.length > CUSTOM_RULE_LIMITS.pattern) {
    problems.say('pattern', `must be a text of 1–${CUSTOM_RULE_LIMITS.pattern} characters`);
    return none;
  }
  const bound = boundSteps({ source: value, flags: 'dy' });
  if ('problem' in bound) {
    problems.say('pattern', bound.problem);
    return none;
  }
  try {
    if (!new RegExp(`^(?:${value})$`, 'd').test('')) return { pattern: value, steps: bound.steps };
    problems.say('pattern', 'matches even nothing');
  } catch {
    problems.say('pattern', 'is no regular expression that this version of Node.js knows');
  }
  return none;
}

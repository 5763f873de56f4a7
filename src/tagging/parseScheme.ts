import { MAX_GLOB } from './globs';
import { compilePattern, wholePattern } from './patterns';
import { DEFAULT_PRESET, PRESETS, type PresetName } from './presets';
import type { EnvironmentRule, Scheme, TagRule } from './scheme';
import { validateTag, validateTagKey } from './tags';
import { unknownKey } from './unknownKey';

/** What is wrong in a team file: where, as a path of keys, and a sentence that says what. */
export interface SchemeProblem {
  readonly path: readonly (string | number)[];
  readonly message: string;
}

/** A scheme that can always be used: what was wrong is left out of it and named in `problems`. */
export interface ParsedScheme {
  readonly scheme: Scheme;
  readonly problems: readonly SchemeProblem[];
}

const MAX_TAGS = 50;
const MAX_ENVIRONMENTS = 200;
const MAX_TEXT = 512;
/** What a tag's rule may say. */
export const RULE_KEYS = ['description', 'required', 'allowed', 'pattern'] as const;
const PLACEHOLDERS = /\{([^{}]*)\}/g;

/**
 * Reads `scheme`, `name`, `tags`, `metadata` and `environments` of a team file. Whatever the input,
 * it gives a scheme and never throws.
 */
export function parseScheme(file: unknown): ParsedScheme {
  const problems: SchemeProblem[] = [];
  const section = record(file) ?? {};
  const preset = presetOf(section['scheme'], problems);
  const tags = mergeTags(preset.tags, tagRules(section['tags'], problems));
  const all = withMetadata(tags, section['metadata'], problems);
  if (all.length > MAX_TAGS) {
    problems.push({ path: ['tags'], message: `A secret can have at most ${MAX_TAGS} tags.` });
  }
  checkMetadata(all, section['metadata'], problems);
  const scheme: Scheme = {
    tags: all.slice(0, MAX_TAGS),
    nameTemplate: templateOf(section['name'], all, problems) ?? preset.nameTemplate,
    environments: environmentRules(section['environments'], all, problems),
  };
  return { scheme, problems };
}

function record(value: unknown): Readonly<Record<string, unknown>> | undefined {
  const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
  return isObject ? (value as Record<string, unknown>) : undefined;
}

function presetOf(value: unknown, problems: SchemeProblem[]): Scheme {
  if (value === undefined) return PRESETS[DEFAULT_PRESET];
  if (typeof value === 'string' && Object.hasOwn(PRESETS, value)) {
    return PRESETS[value as PresetName];
  }
  const names = Object.keys(PRESETS).join(' or ');
  problems.push({ path: ['scheme'], message: `"scheme" must be ${names}.` });
  return PRESETS[DEFAULT_PRESET];
}

function tagRules(value: unknown, problems: SchemeProblem[]): Partial<TagRule>[] {
  if (value === undefined) return [];
  const section = record(value);
  if (!section) {
    problems.push({ path: ['tags'], message: '"tags" must be an object of tag keys.' });
    return [];
  }
  return Object.entries(section).flatMap(([key, rule]) => {
    const wrong = validateTagKey(key);
    if (wrong !== undefined) {
      problems.push({ path: ['tags', key], message: `The tag key "${key}" ${wrong}.` });
      return [];
    }
    return [tagRule(key, record(rule), problems)];
  });
}

function tagRule(
  key: string,
  rule: Readonly<Record<string, unknown>> | undefined,
  problems: SchemeProblem[],
): Partial<TagRule> {
  const complain = (name: string, message: string): void => {
    problems.push({ path: ['tags', key, name], message });
  };
  if (!rule) {
    problems.push({ path: ['tags', key], message: `The rule of "${key}" must be an object.` });
    return { key };
  }
  for (const own of Object.keys(rule)) {
    if (!RULE_KEYS.some((known) => known === own)) complain(own, unknownKey(own, RULE_KEYS));
  }
  const { required, allowed, pattern, description } = rule;
  if (required !== undefined && typeof required !== 'boolean') {
    complain('required', '"required" must be true or false.');
  }
  return {
    key,
    ...(typeof required === 'boolean' ? { required } : {}),
    ...(typeof description === 'string' ? { description: description.slice(0, MAX_TEXT) } : {}),
    ...allowedValues(allowed, complain),
    ...checkedPattern(pattern, complain),
  };
}

type Complain = (name: string, message: string) => void;

function allowedValues(value: unknown, complain: Complain): Pick<TagRule, 'allowed'> {
  if (value === undefined) return {};
  if (!Array.isArray(value) || !value.every((one) => typeof one === 'string')) {
    complain('allowed', '"allowed" must be a list of strings.');
    return {};
  }
  const impossible = value.find((one) => validateTag({ key: '', required: false }, one));
  if (impossible !== undefined) {
    const wrong = validateTag({ key: '', required: false }, impossible);
    complain('allowed', `"${impossible}" can be no tag's value: it ${wrong ?? ''}.`);
  }
  return { allowed: value };
}

function checkedPattern(value: unknown, complain: Complain): Pick<TagRule, 'pattern'> {
  if (value === undefined) return {};
  const source = typeof value === 'string' ? wholePattern(value) : undefined;
  const compiled = source === undefined ? { problem: 'must be a string' } : compilePattern(source);
  if (source !== undefined && 'test' in compiled) return { pattern: source };
  complain('pattern', `The pattern ${'problem' in compiled ? compiled.problem : ''}.`);
  return {};
}

/** The team's rules over the preset's, key by key; new keys come last and are required. */
function mergeTags(preset: readonly TagRule[], own: readonly Partial<TagRule>[]): TagRule[] {
  const rules = new Map(preset.map((rule) => [rule.key.toLowerCase(), rule]));
  for (const rule of own) {
    const key = rule.key ?? '';
    const base = rules.get(key.toLowerCase()) ?? { key, required: true };
    const { required, description } = base;
    // A team's list of values replaces the preset's pattern, and its pattern the preset's list.
    const narrows = rule.allowed !== undefined || rule.pattern !== undefined;
    const kept = narrows
      ? { required, ...(description === undefined ? {} : { description }) }
      : base;
    rules.set(key.toLowerCase(), { ...kept, ...rule, key: base.key });
  }
  return [...rules.values()];
}

/** Metadata under a key that has no rule is one more tag. */
function withMetadata(tags: TagRule[], value: unknown, problems: SchemeProblem[]): TagRule[] {
  const known = new Set(['appname', ...tags.map((rule) => rule.key.toLowerCase())]);
  const added: TagRule[] = [];
  for (const key of Object.keys(record(value) ?? {})) {
    if (known.has(key.toLowerCase())) continue;
    const wrong = validateTagKey(key);
    if (wrong === undefined) added.push({ key, required: false });
    else problems.push({ path: ['metadata', key], message: `The tag key "${key}" ${wrong}.` });
  }
  return [...tags, ...added];
}

/** A value that no secret can carry is a mistake to name here, not to pass over for the next best. */
function checkMetadata(tags: readonly TagRule[], value: unknown, problems: SchemeProblem[]): void {
  for (const [key, one] of Object.entries(record(value) ?? {})) {
    const rule = ruleFor(tags, key);
    const wrong = rule && typeof one === 'string' ? validateTag(rule, one) : undefined;
    if (wrong === undefined) continue;
    problems.push({ path: ['metadata', key], message: `The value of "${key}" ${wrong}.` });
  }
}

/** The application's name is carried by the tag `name` in the guidance's policy. */
function ruleFor(tags: readonly TagRule[], key: string): TagRule | undefined {
  const named = (wanted: string): TagRule | undefined =>
    tags.find((rule) => rule.key.toLowerCase() === wanted);
  const own = named(key.toLowerCase());
  return own ?? (key.toLowerCase() === 'appname' ? named('name') : undefined);
}

function templateOf(
  value: unknown,
  tags: readonly TagRule[],
  problems: SchemeProblem[],
): string | undefined {
  if (value === undefined) return undefined;
  const wrong = templateProblem(value, tags);
  if (wrong === undefined) return value as string;
  problems.push({ path: ['name'], message: wrong });
  return undefined;
}

function templateProblem(value: unknown, tags: readonly TagRule[]): string | undefined {
  if (typeof value !== 'string' || value.length > MAX_TEXT) {
    return `"name" must be a template of at most ${MAX_TEXT} characters.`;
  }
  if (!value.includes('{secret}')) {
    return 'The name template must hold {secret}, or every secret would have the same name.';
  }
  const known = new Set(['secret', 'appname', ...tags.map((rule) => rule.key)]);
  const unknown = [...value.matchAll(PLACEHOLDERS)].find(([, key = '']) => !known.has(key));
  if (unknown) return `The name template's ${unknown[0]} is no tag of the scheme.`;
  const fixed = value.replace(PLACEHOLDERS, '');
  const isValid = /^[A-Za-z0-9/_+=.@!-]*$/.test(fixed);
  return isValid ? undefined : 'A name may hold letters, digits and / _ + = . @ ! - only.';
}

function environmentRules(
  value: unknown,
  tags: readonly TagRule[],
  problems: SchemeProblem[],
): EnvironmentRule[] {
  if (value === undefined) return [];
  if (!Array.isArray(value) || value.length > MAX_ENVIRONMENTS) {
    const message = `"environments" must be a list of at most ${MAX_ENVIRONMENTS} rules.`;
    problems.push({ path: ['environments'], message });
    return [];
  }
  return value.flatMap((rule: unknown, index) => {
    const { glob, appenv } = record(rule) ?? {};
    const message = environmentProblem(rule, ruleFor(tags, 'appenv'));
    if (message !== undefined) problems.push({ path: ['environments', index], message });
    return typeof glob === 'string' && typeof appenv === 'string' && glob.length <= MAX_GLOB
      ? [{ glob, appenv }]
      : [];
  });
}

function environmentProblem(value: unknown, environment: TagRule | undefined): string | undefined {
  const rule = record(value) ?? {};
  const { glob, appenv } = rule;
  if (typeof glob !== 'string' || typeof appenv !== 'string') {
    return 'An environment rule needs a "glob" and an "appenv".';
  }
  if (glob.length > MAX_GLOB) return `A glob has at most ${MAX_GLOB} characters.`;
  const other = Object.keys(rule).find((key) => key !== 'glob' && key !== 'appenv');
  if (other !== undefined) return unknownKey(other, ['glob', 'appenv']);
  const wrong = environment && validateTag(environment, appenv);
  return wrong === undefined ? undefined : `The environment "${appenv}" ${wrong}.`;
}

import { defaultScheme, PRESET_NAMES } from '../src/tagging/presets';
import { MAX_GLOB } from '../src/tagging/globs';
import { CONFIDENCES, SECRET_TYPES } from '../src/scan/finding';
import { LEVELS, RULE_SETTINGS } from '../src/scan/options';
import { LOOKUP_STYLES } from '../src/rewrite/lookupStyle';
import { MAX_CODE, OWN_LOOKUP_KEYS } from '../src/workspace/lookupSection';
import { CUSTOM_RULE_KEYS, CUSTOM_RULE_LIMITS, SCAN_KEYS } from '../src/workspace/scanSection';
import { CREATE_WAYS, EXPECTED, MAX_GLOBS, TEAM_KEYS } from '../src/workspace/teamSections';

type Schema = Readonly<Record<string, unknown>>;

const text: Schema = { type: 'string' };
const glob: Schema = { ...text, maxLength: MAX_GLOB };
const texts: Schema = { type: 'object', additionalProperties: text };
const globs: Schema = { type: 'array', maxItems: MAX_GLOBS, items: glob };
const limits = CUSTOM_RULE_LIMITS;

const CUSTOM_RULE_SHAPES: Readonly<Record<keyof typeof CUSTOM_RULE_KEYS, Schema>> = {
  id: { ...text, maxLength: limits.id, pattern: '^[a-z][a-z0-9]*(-[a-z0-9]+)*$' },
  title: { ...text, minLength: 1, maxLength: limits.title },
  keywords: {
    type: 'array',
    minItems: 1,
    maxItems: limits.keywords,
    items: { ...text, minLength: limits.shortestKeyword, maxLength: limits.longestKeyword },
  },
  pattern: { ...text, minLength: 1, maxLength: limits.pattern },
  type: { enum: SECRET_TYPES },
  confidence: { enum: CONFIDENCES },
  entropy: { type: 'number', minimum: 0, maximum: 8 },
  rotate: { ...text, minLength: 1, maxLength: limits.rotate },
};

const SCAN_SHAPES: Readonly<Record<keyof typeof SCAN_KEYS, Schema>> = {
  level: { enum: LEVELS },
  ignore: globs,
  rules: { type: 'object', additionalProperties: { enum: RULE_SETTINGS } },
  customRules: {
    type: 'array',
    maxItems: limits.rules,
    items: {
      ...described(CUSTOM_RULE_KEYS, CUSTOM_RULE_SHAPES),
      required: ['id', 'title', 'keywords', 'pattern', 'type'],
    },
  },
};

const code: Schema = { ...text, minLength: 1, maxLength: MAX_CODE };

const OWN_LOOKUP: Schema = {
  ...described(OWN_LOOKUP_KEYS, { import: code, call: { ...code, pattern: '\\{name\\}' } }),
  required: ['call'],
};

/** An object of exactly these keys. */
function described<K extends string>(
  keys: Readonly<Record<K, string>>,
  shapes: Readonly<Record<K, Schema>>,
): Schema {
  const properties = Object.entries<string>(keys).map(([key, description]) => [
    key,
    { description, ...shapes[key as K] },
  ]);
  return {
    type: 'object',
    additionalProperties: false,
    properties: Object.fromEntries(properties) as Schema,
  };
}

/** JSON schema (draft 7) of `.secretferry.json`, made from the tables that its reader uses. */
export function teamFileSchema(): Schema {
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'Secret Ferry team file',
    description: 'How secrets of this workspace are tagged, named and kept.',
    allowTrailingCommas: true,
    ...described(TEAM_KEYS, SHAPES),
  };
}

const SHAPES: Readonly<Record<keyof typeof TEAM_KEYS, Schema>> = {
  $schema: text,
  version: { const: 1 },
  scheme: { enum: PRESET_NAMES },
  name: {
    ...text,
    maxLength: 512,
    pattern: '\\{secret\\}',
    default: defaultScheme.nameTemplate,
  },
  tags: {
    type: 'object',
    maxProperties: 50,
    additionalProperties: {
      type: 'object',
      additionalProperties: false,
      properties: {
        description: { ...text, description: 'Shown where the value is asked for.' },
        required: { type: 'boolean', description: 'Whether a secret may go without it.' },
        allowed: { type: 'array', items: text, description: 'The only values allowed.' },
        pattern: {
          ...text,
          maxLength: 200,
          description: 'Regular expression for the whole value; a subset that runs in linear time.',
        },
      },
    },
  },
  metadata: {
    ...texts,
    properties: Object.fromEntries(
      defaultScheme.tags.map(({ key, description, allowed }) => [
        key === 'name' ? 'appname' : key,
        { ...text, description, ...(allowed ? { examples: allowed } : {}) },
      ]),
    ),
  },
  environments: {
    type: 'array',
    maxItems: 200,
    items: {
      type: 'object',
      required: ['glob', 'appenv'],
      additionalProperties: false,
      properties: { glob, appenv: text },
    },
  },
  kmsKey: { anyOf: [text, texts] },
  ignore: globs,
  scan: described(SCAN_KEYS, SCAN_SHAPES),
  expect: {
    type: 'object',
    additionalProperties: {
      type: 'object',
      additionalProperties: false,
      minProperties: 1,
      properties: {
        account: { ...text, pattern: EXPECTED.account.pattern },
        region: { ...text, pattern: EXPECTED.region.pattern },
      },
    },
  },
  create: { type: 'object', additionalProperties: { enum: CREATE_WAYS } },
  lookup: {
    type: 'object',
    additionalProperties: false,
    properties: Object.fromEntries(
      Object.entries(LOOKUP_STYLES).map(([language, styles]) => [
        language,
        { anyOf: [{ enum: styles, default: styles[0] }, OWN_LOOKUP] },
      ]),
    ),
  },
};

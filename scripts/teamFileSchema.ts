import { defaultScheme, PRESET_NAMES } from '../src/tagging/presets';
import { MAX_GLOB } from '../src/tagging/globs';
import { CREATE_WAYS, EXPECTED, MAX_GLOBS, TEAM_KEYS } from '../src/workspace/teamSections';

type Schema = Readonly<Record<string, unknown>>;

const text: Schema = { type: 'string' };
const glob: Schema = { ...text, maxLength: MAX_GLOB };
const texts: Schema = { type: 'object', additionalProperties: text };

/** JSON schema (draft 7) of `.secretferry.json`, made from the tables that its reader uses. */
export function teamFileSchema(): Schema {
  const properties = Object.entries(TEAM_KEYS).map(([key, description]) => [
    key,
    { description, ...SHAPES[key as keyof typeof TEAM_KEYS] },
  ]);
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'Secret Ferry team file',
    description: 'How secrets of this workspace are tagged, named and kept.',
    type: 'object',
    allowTrailingCommas: true,
    additionalProperties: false,
    properties: Object.fromEntries(properties) as Schema,
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
  ignore: { type: 'array', maxItems: MAX_GLOBS, items: glob },
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
};

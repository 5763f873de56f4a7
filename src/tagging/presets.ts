import type { Scheme, TagRule } from './scheme';

export const PRESET_NAMES = ['guidance-policy', 'guidance-text'] as const;
export type PresetName = (typeof PRESET_NAMES)[number];

const APPLICATION = { pattern: '[a-z0-9]+', description: "The application's name." };

/**
 * The tags of AWS's guidance "Migrating your secrets to AWS Secrets Manager, Part I", with its fixed
 * values. Its policy carries the application's name in the tag `name`, its table in `appname`.
 */
const guidanceTags = (application: 'name' | 'appname'): TagRule[] => [
  { key: application, required: true, ...APPLICATION },
  {
    key: 'appid',
    required: true,
    pattern: '[a-z0-9]{5,7}',
    description: "The application's id, unique in the organisation.",
  },
  {
    key: 'appfunc',
    required: true,
    allowed: ['web', 'msg', 'dba', 'api', 'storage', 'container', 'middleware', 'tool', 'service'],
    description: 'What the secret gives access to.',
  },
  {
    key: 'appenv',
    required: true,
    allowed: ['dev', 'test', 'nonp', 'prod'],
    description: 'The environment the secret is used in.',
  },
  {
    key: 'dataclassification',
    required: true,
    allowed: ['protected', 'confidential'],
    description: 'How sensitive the secret is.',
  },
];

/** What the guidance asks to gather beside its five tags: who owns it, for what, and whence. */
const ORIGIN_TAGS: readonly TagRule[] = [
  { key: 'owner', required: false, description: 'The team or person responsible.' },
  { key: 'function', required: false, description: 'What the secret is for.' },
  { key: 'repository', required: false, description: 'The repository it was moved out of.' },
];

export const PRESETS: Readonly<Record<PresetName, Scheme>> = {
  'guidance-policy': {
    tags: [...guidanceTags('name'), ...ORIGIN_TAGS],
    nameTemplate: '{appname}/{appid}/{appfunc}/{appenv}/{secret}',
    environments: [],
  },
  'guidance-text': {
    tags: [...guidanceTags('appname'), ...ORIGIN_TAGS],
    nameTemplate: '/{appid}/{appfunc}/{appenv}/{appname}/{secret}',
    environments: [],
  },
};

/** The scheme of a workspace whose team file says nothing else. */
export const DEFAULT_PRESET: PresetName = 'guidance-policy';
export const defaultScheme: Scheme = PRESETS[DEFAULT_PRESET];

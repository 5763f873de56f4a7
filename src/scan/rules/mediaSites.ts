import type { Rule } from '../rule';
import { credential } from './credential';
import { hex, UUID } from './named';
import { sample } from './sample';

const ADOBE = 'https://developer.adobe.com/developer-console/docs/guides/authentication/';

/** Makers of sites, pictures and films; short links and pastes. */
export const SITE_RULES: readonly Rule[] = [
  credential({
    id: 'adobe-client-secret',
    title: 'Adobe client secret',
    type: 'client-credential',
    func: 'adobe',
    keywords: ['p8e-'],
    form: 'p8e-(?=[A-Za-z_-]{0,31}[0-9])[A-Za-z0-9_-]{30,36}',
    entropy: 3.5,
    rotate: ADOBE,
    samples: () => [['p8e', sample('base62', 32)].join('-')],
  }),
  credential({
    id: 'adobe-old-client-secret',
    title: 'Adobe client secret in the old form',
    type: 'client-credential',
    func: 'adobe',
    keywords: ['adobe'],
    value: ['uuid'],
    kinds: 'secret',
    rotate: ADOBE,
    variable: 'ADOBE_CLIENT_SECRET',
  }),
  credential({
    id: 'frameio-token',
    title: 'Frame.io developer token',
    func: 'frameio',
    keywords: ['fio-u-'],
    form: 'fio-u-[A-Za-z0-9_=-]{64}',
    rotate: 'https://developer.frame.io/docs/getting-started/authentication',
    samples: () => [['fio-u', sample('base62', 64)].join('-')],
  }),
  credential({
    id: 'site-builder-token',
    title: 'Webflow, Squarespace or Bitly token',
    func: 'sites',
    keywords: ['webflow', 'squarespace', 'bitly'],
    value: `(?:${hex(64)}|${hex(40)}|${UUID})`,
    kinds: 'key|token|secret',
    variable: 'WEBFLOW_API_TOKEN',
    sample: () => sample('hex', 64),
  }),
  credential({
    id: 'wix-key',
    title: 'Wix API key',
    func: 'wix',
    keywords: ['ist.eyj'],
    form: 'IST\\.eyJ[A-Za-z0-9_-]{20,400}\\.[A-Za-z0-9_-]{40,2000}\\.[A-Za-z0-9_-]{40,700}',
    rotate: 'https://manage.wix.com/account/api-keys',
    samples: () => [
      ['IST', 'eyJ' + sample('base62', 60), sample('base62', 300), sample('base62', 340)].join('.'),
    ],
  }),
  credential({
    id: 'pastebin-key',
    title: 'Pastebin developer key',
    func: 'pastebin',
    keywords: ['pastebin', 'api_dev_key'],
    provider: 'pastebin|api_dev_(?=key)',
    value: ['alnum', 32],
    entropy: 3.2,
    rotate: 'https://pastebin.com/doc_api',
    variable: 'PASTEBIN_API_DEV_KEY',
  }),
];

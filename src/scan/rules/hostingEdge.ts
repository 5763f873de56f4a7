import { cloudflareToken, tunnelToken } from '../checksCloud';
import type { Rule } from '../rule';
import { credential } from './credential';
import { alnum, hex, named, urlSafe, UUID } from './named';
import { sample, sampleUuid } from './sample';

const CLOUDFLARE_ROLL = 'https://developers.cloudflare.com/fundamentals/api/how-to/roll-token/';
const CLOUDFLARE_FORMATS =
  'https://developers.cloudflare.com/fundamentals/api/get-started/token-formats/';

/** What stands before a site: Cloudflare, Fastly, registrars of names. */
export const EDGE_RULES: readonly Rule[] = [
  credential({
    id: 'cloudflare-token',
    title: 'Cloudflare API token or key',
    func: 'cloudflare',
    keywords: ['cfut_', 'cfat_', 'cfk_'],
    form: 'cf(?:ut|at|k)_[A-Za-z0-9]{48}',
    inside: 'A-Za-z0-9_',
    entropy: 3.5,
    check: cloudflareToken,
    rotate: CLOUDFLARE_ROLL,
    source: CLOUDFLARE_FORMATS,
    samples: () =>
      ['cfu' + 't_', 'cfa' + 't_', 'cf' + 'k_'].map((kind) => kind + sample('base62', 48)),
  }),
  credential({
    id: 'cloudflare-origin-ca-key',
    title: 'Cloudflare Origin CA key',
    func: 'cloudflare',
    keywords: ['v1.0-'],
    form: String.raw`v1\.0-[a-f0-9]{24}-[a-f0-9]{130,160}`,
    entropy: 3,
    rotate: 'https://developers.cloudflare.com/fundamentals/api/get-started/ca-keys/',
    source: 'https://developers.cloudflare.com/fundamentals/api/get-started/ca-keys/',
    samples: () => [`v1.0-${sample('hex', 24)}-${sample('hex', 146)}`],
    misses: () => ['v1.0-beta-2'],
  }),
  credential({
    id: 'cloudflare-legacy-token',
    title: 'Cloudflare API token or Global API Key, without a prefix',
    func: 'cloudflare',
    keywords: [
      'cloudflare',
      'cf_api',
      'cf_token',
      'cf_key',
      'cfapi',
      'cf-api',
      'x-auth-key',
      'cf_global',
    ],
    provider: 'cloudflare|cf[_-]|cf_?api|x-auth-|cf_?global',
    value: `${urlSafe(40)}|${hex(37)}`,
    rotate: CLOUDFLARE_ROLL,
    source: CLOUDFLARE_FORMATS,
    variable: 'CLOUDFLARE_API_TOKEN',
    sample: () => sample('base62', 40),
  }),
  credential({
    id: 'cloudflare-tunnel-token',
    title: 'Cloudflare Tunnel token',
    func: 'cloudflare',
    keywords: ['eyjhijoi'],
    form: 'eyJhIjoi[A-Za-z0-9+/_-]{100,300}={0,2}',
    inside: 'A-Za-z0-9+/=_-',
    check: tunnelToken,
    rotate:
      'https://developers.cloudflare.com/cloudflare-one/networks/connectors/cloudflare-tunnel/configure-tunnels/remote-tunnel-permissions/',
    samples: () => [tunnel({ a: sample('hex', 32), t: sampleUuid(), s: sample('base64', 48) })],
    misses: () => [tunnel({ a: sample('hex', 32), b: sample('hex', 120) })],
  }),
  {
    id: 'cloudflare-r2-secret',
    title: 'Secret access key of Cloudflare R2',
    type: 'client-credential',
    func: 'cloudflare',
    keywords: ['r2_', 'secret_access_key', 'secretaccesskey', 'secret-access-key'],
    ...named(hex(64), String.raw`[\w.$-]{0,30}[Ss](?:ecret|ECRET)[\w.-]{0,30}`),
    confidence: 'medium',
    entropy: 3,
    rotate: 'https://developers.cloudflare.com/r2/api/tokens/',
    hits: () => [
      `R2_SECRET_ACCESS_KEY=${sample('hex', 64)}`,
      `secretAccessKey: '${sample('hex', 64)}'`,
      `--secret-access-key ${sample('hex', 64)}`,
    ],
    misses: () => [`R2_BUCKET_ETAG=${sample('hex', 64)}`, `secretAccessKey: ${sample('hex', 32)}`],
  },
  credential({
    id: 'cloudflare-turnstile-secret',
    title: 'Cloudflare Turnstile secret key',
    type: 'application-secret',
    func: 'cloudflare',
    keywords: ['0x4aaaa'],
    // The site key has 24 characters and is public.
    form: '0x4AAAA[A-Za-z0-9_-]{25,32}',
    entropy: 3,
    rotate: 'https://developers.cloudflare.com/turnstile/troubleshooting/rotate-secret-key/',
    samples: () => ['0x4' + 'AAAA' + 'AAA' + sample('base62', 25)],
    misses: () => ['0x4' + 'AAAA' + 'AAA' + sample('base62', 14), '0x4aaaa0000'],
  }),
  credential({
    id: 'fastly-api-token',
    title: 'Fastly API token',
    func: 'fastly',
    keywords: ['fastly'],
    value: ['urlSafe', 32],
    entropy: 3.6,
    rotate:
      'https://www.fastly.com/documentation/guides/account-info/user-access-and-control/using-api-tokens/',
    variable: 'FASTLY_API_KEY',
  }),
  credential({
    id: 'dns-provider-key',
    title: 'Key of a name registrar (GoDaddy, Namecheap, Gandi, DNSimple, Name.com)',
    func: 'dns',
    keywords: ['godaddy', 'namecheap', 'gandi', 'dnsimple', 'namecom', 'bunnynet', 'bunny_'],
    provider: 'godaddy|namecheap|gandi|dnsimple|namecom|bunny',
    value: `${hex(32)}|${hex(40)}|${alnum(22, 44)}|${UUID}`,
    variable: 'NAMECHEAP_API_KEY',
    sample: () => sample('hex', 32),
  }),
  credential({
    id: 'porkbun-secret-key',
    title: 'Porkbun secret API key',
    func: 'porkbun',
    keywords: ['sk1_'],
    // The `pk1_` that goes with it is sent along and opens nothing alone.
    form: 'sk1_[a-f0-9]{64}',
    entropy: 3,
    rotate: 'https://porkbun.com/api/json/v3/documentation',
    samples: () => ['sk' + '1_' + sample('hex', 64)],
    misses: () => ['pk' + '1_' + sample('hex', 64)],
  }),
];

function tunnel(token: Record<string, string>): string {
  return Buffer.from(JSON.stringify(token)).toString('base64');
}

import { eitherName, identifier } from '../namedValue';
import type { Rule } from '../rule';
import { supabaseServiceKey, workosKey } from '../checksIdentity';
import { credential } from './credential';
import { alnum, credentialName, named, urlSafe, UUID } from './named';
import { sample, signedSample } from './sample';

/** Identity providers: who may sign in, and as whom. */
export const IDENTITY_RULES: readonly Rule[] = [
  {
    id: 'okta-token',
    title: 'Okta API token',
    type: 'third-party-credential',
    func: 'okta',
    keywords: ['okta', 'ssws'],
    ...named(
      '00[A-Za-z0-9_-]{40}',
      eitherName(
        identifier(String.raw`[sS][sS][wW][sS]|[oO][kK][tT][aA][\w.$-]{0,40}`),
        credentialName('okta'),
      ),
      '(?:SSWS ){0,1}',
    ),
    entropy: 3.5,
    rotate: 'https://developer.okta.com/docs/guides/create-an-api-token/main/',
    source: 'https://developer.okta.com/docs/guides/create-an-api-token/main/',
    hits: () => [
      'Authorization: SSWS 0' + '0' + sample('base62', 40),
      `"okta": { "orgUrl": "https://acme.okta.com", "token": "0${'0' + sample('base62', 40)}" }`,
      `OKTA_CLIENT_TOKEN=0${'0' + sample('base62', 40)}`,
      `okta.api_token: SSWS 0${'0' + sample('base62', 40)}`,
    ],
    misses: () => [
      `okta_user = 00u${sample('base62', 17)}`,
      `OKTA_CLIENT_ID=0oa${sample('base62', 17)}`,
      `OKTA_TOKEN=0${'0'.repeat(41)}`,
      'Authorization: SSWS ${apiToken}',
    ],
  },
  credential({
    id: 'okta-client-secret',
    title: 'Okta client secret',
    type: 'client-credential',
    func: 'okta',
    keywords: ['okta'],
    value: ['urlSafe', 40, 64],
    kinds: 'secret',
    entropy: 3.5,
    rotate: 'https://developer.okta.com/docs/guides/client-secret-rotation-key/main/',
    variable: 'OKTA_CLIENT_SECRET',
  }),
  credential({
    id: 'auth0-client-secret',
    title: 'Auth0 client secret',
    type: 'client-credential',
    func: 'auth0',
    keywords: ['auth0'],
    value: urlSafe(43, 86),
    kinds: 'secret',
    entropy: 3.5,
    rotate: 'https://auth0.com/docs/get-started/applications/rotate-client-secret',
    variable: 'AUTH0_CLIENT_SECRET',
    sample: () => sample('base62', 64),
  }),
  credential({
    id: 'onelogin-client-secret',
    title: 'OneLogin client secret',
    type: 'client-credential',
    func: 'onelogin',
    keywords: ['onelogin', 'one_login', 'one-login'],
    value: ['hex', 64],
    kinds: 'secret',
    rotate:
      'https://developers.onelogin.com/api-docs/2/getting-started/working-with-api-credentials',
    variable: 'ONELOGIN_CLIENT_SECRET',
  }),
  credential({
    id: 'keycloak-client-secret',
    title: 'Keycloak client secret',
    type: 'client-credential',
    func: 'keycloak',
    keywords: ['keycloak'],
    value: `(?:${UUID}|${alnum(32)})`,
    kinds: 'secret',
    rotate: 'https://www.keycloak.org/docs/latest/server_admin/index.html#_client-credentials',
    variable: 'KEYCLOAK_CLIENT_SECRET',
    sample: () => sample('base62', 32),
  }),
  credential({
    id: 'duo-secret-key',
    title: 'Duo secret key',
    type: 'application-secret',
    func: 'duo',
    keywords: ['duo_', 'duosec', 'skey', 'duosk', 'duo-s'],
    provider: '(?<!\\w)(?=skey)|duo[_-]?',
    value: ['alnum', 40],
    kinds: 'skey|akey|secret|secret_?key',
    entropy: 3.5,
    rotate: 'https://duo.com/docs/protecting-applications',
    source: 'https://duo.com/docs/duoweb',
    variable: 'DUO_SKEY',
  }),
  credential({
    id: 'clerk-secret-key',
    title: 'Clerk secret key',
    func: 'clerk',
    keywords: ['clerk'],
    value: 'sk_(?:live|test)_[A-Za-z0-9]{40,50}',
    kinds: 'key|secret',
    rotate: 'https://clerk.com/docs/deployments/clerk-environment-variables',
    source: 'https://clerk.com/docs/deployments/clerk-environment-variables',
    variable: 'CLERK_SECRET_KEY',
    sample: () => ['sk', 'live', sample('base62', 42)].join('_'),
  }),
  {
    id: 'workos-key',
    title: 'WorkOS API key',
    type: 'third-party-credential',
    func: 'workos',
    keywords: ['sk_a2v5x', 'sk_live_a2v5x', 'sk_test_a2v5x'],
    pattern:
      /(?<![A-Za-z0-9])sk_(?:(?:live|test)_)?a2V5X[A-Za-z0-9+/_-]{20,100}={0,2}(?![A-Za-z0-9_-])/y,
    check: workosKey,
    rotate: 'https://workos.com/docs/glossary/api-key',
    hits: () => [
      `WORKOS_API_KEY=sk_${encoded(`key_01${sample('upperAlnum', 24)},${sample('base62', 25)}`)}`,
      `apiKey: "sk_test_${encoded(`key_01${sample('upperAlnum', 24)},${sample('base62', 25)}`)}"`,
    ],
    misses: () => [`sk_${encoded('key_of_the_map_and_of_more')}`, 'sk_' + 'live_a2V5Xw=='],
  },
  {
    id: 'stytch-secret',
    title: 'Stytch secret',
    type: 'client-credential',
    func: 'stytch',
    keywords: ['secret-live-', 'secret-test-'],
    pattern:
      /(?<![A-Za-z0-9_-])secret-(?:live|test)-(?=[A-Za-z_-]{0,47}\d)[A-Za-z0-9_-]{30,48}={0,2}(?![A-Za-z0-9_=-])/y,
    entropy: 4,
    confidence: 'medium',
    rotate: 'https://stytch.com/docs/workspace-management/pwa/api-keys',
    source: 'https://stytch.com/docs/workspace-management/pwa/api-keys',
    hits: () => [
      `STYTCH_SECRET=secret-${'live-' + sample('base62', 36)}`,
      `"secret": "secret-${'test-' + sample('base62', 35)}="`,
    ],
    misses: () => [
      `project-${'live-' + sample('base62', 36)}`,
      `public-token-${'live-' + sample('base62', 36)}`,
      'secret-' + 'test-' + 'secret-test-'.repeat(3) + '1',
      'secret-' + 'live-' + sample('base62', 8),
    ],
  },
  {
    id: 'supabase-secret-key',
    title: 'Supabase secret key',
    type: 'third-party-credential',
    func: 'supabase',
    keywords: ['sb_secret_', 'sbp_'],
    pattern:
      /(?<![A-Za-z0-9])(?:sb_secret_[A-Za-z0-9_-]{20,60}|sbp_(?:v\d_|oauth_)?(?=[a-z]{0,40}\d)[a-z0-9]{40,64})(?![A-Za-z0-9_-])/y,
    entropy: 3,
    rotate: 'https://supabase.com/docs/guides/api/api-keys',
    source: 'https://supabase.com/docs/guides/api/api-keys',
    hits: () => [
      'sb_' + 'secret_' + sample('base62', 31),
      'SUPABASE_ACCESS_TOKEN=sb' + 'p_' + sample('hex', 40),
    ],
    misses: () => ['sb_' + 'publishable_' + sample('base62', 31), 'sb_' + 'secret_key_name'],
  },
  {
    id: 'supabase-service-role-key',
    title: 'Supabase service-role key',
    type: 'third-party-credential',
    func: 'supabase',
    keywords: ['.eyjpc3mioijzdxbhymfzz', '.eyjyb2xlijoic2vydmljzv9yb2xli'],
    anchor: 'word',
    pattern:
      /(?<![A-Za-z0-9_-])eyJ[A-Za-z0-9_-]{10,120}\.(?:eyJpc3MiOiJzdXBhYmFzZ|eyJyb2xlIjoic2VydmljZV9yb2xlI)[A-Za-z0-9_-]{20,400}\.[A-Za-z0-9_-]{40,90}(?![A-Za-z0-9_-])/y,
    check: supabaseServiceKey,
    rotate: 'https://supabase.com/docs/guides/api/api-keys',
    source: 'https://supabase.com/docs/guides/api/api-keys',
    hits: () => [
      signedSample({ iss: 'supabase', ref: sample('lower', 20), role: 'service_role' }),
      `SUPABASE_SERVICE_ROLE_KEY=${signedSample({ role: 'service_role', iss: 'supabase' })}`,
    ],
    misses: () => [
      signedSample({ iss: 'supabase', ref: sample('lower', 20), role: 'anon' }),
      signedSample({ iss: 'acme', role: 'service' }),
    ],
  },
  credential({
    id: 'jumpcloud-key',
    title: 'JumpCloud API key',
    func: 'jumpcloud',
    keywords: ['jumpcloud', 'jump_cloud'],
    value: `(?:${alnum(40)}|jca_[A-Za-z0-9]{36})`,
    rotate: 'https://jumpcloud.com/support/jumpcloud-apis1',
    variable: 'JUMPCLOUD_API_KEY',
    sample: () => sample('hex', 40),
  }),
  {
    id: 'ory-token',
    title: 'Ory access token',
    type: 'third-party-credential',
    func: 'ory',
    keywords: ['ory_pat_', 'ory_at_', 'ory_rt_', 'ory_st_', 'ory_apikey_', 'ory_wak_'],
    pattern:
      /(?<![A-Za-z0-9])ory_(?:pat|at|rt|st|apikey|wak)_(?=[A-Za-z_-]{0,31}\d)[A-Za-z0-9_-]{32,90}(?:\.[A-Za-z0-9_-]{40,90})?(?![A-Za-z0-9_-])/y,
    entropy: 3.5,
    confidence: 'medium',
    rotate: 'https://www.ory.sh/docs/concepts/personal-access-token',
    hits: () => [
      'ORY_API_KEY=ory' + '_pat_' + sample('base62', 32),
      '"token": "ory' + '_st_' + sample('base62', 32) + '"',
    ],
    misses: () => [
      'ory' + '_at_least_one_word_that_is_long_enough',
      'hist' + 'ory_st_' + sample('base62', 32),
    ],
  },
];

function encoded(text: string): string {
  return Buffer.from(text, 'latin1').toString('base64');
}

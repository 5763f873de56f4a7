import assert from 'node:assert/strict';
import {
  captchaSecret,
  supabaseServiceKey,
  twitterBearer,
  workosKey,
} from '../../src/scan/checksIdentity';
import { grafanaToken, sentryOrganisationToken } from '../../src/scan/checksMonitoring';
import {
  intercomToken,
  mapboxToken,
  tableauToken,
  uploadThingToken,
} from '../../src/scan/checksSaas';
import { findKeywords } from '../../src/scan/keywords';
import { matchProviders } from '../../src/scan/providers';
import type { Check } from '../../src/scan/rule';
import { encodedSample, sample, sampleUuid, signedSample } from '../../src/scan/rules/sample';

const encode = (text: string): string => Buffer.from(text, 'latin1').toString('base64');
const joined = (...parts: readonly string[]): string => parts.join('');

/** What each rule finds in a text. */
function found(text: string): [rule: string, value: string][] {
  return matchProviders(text, findKeywords(text)).map(({ rule, start, end }) => [
    rule.id,
    text.slice(start, end),
  ]);
}

/** Rule, value, and the text around it (`…` stands for the value). */
const PLACES: readonly (readonly [rule: string, value: string, around: string])[] = [
  [
    'okta-token',
    joined('00', sample('base62', 40)),
    'variable "corp_okta_api_token" {\n  default = "…"\n}\n',
  ],
  ['okta-token', joined('00', sample('base62', 40)), "headers: { Authorization: 'SSWS …' }"],
  [
    'auth0-client-secret',
    sample('base62', 64),
    '"domain": "acme.eu.auth0.com",\n  "clientSecret": "…"',
  ],
  ['auth0-client-secret', sample('base62', 64), 'auth0:\n  domain: acme\n  client-secret: …\n'],
  ['duo-secret-key', sample('base62', 40), '[duo]\nikey = DI1\nskey = …\n'],
  [
    'facebook-app-secret',
    sample('hex', 32),
    "new FacebookStrategy({ clientID: '1', clientSecret: '…' })",
  ],
  [
    'facebook-app-token',
    joined(sample('digits', 15), '|', sample('base62', 27)),
    '{"access_token":"…"}',
  ],
  ['twitter-secret', sample('base62', 45), 'twitter:\n  key: x\n  access_token_secret: …\n'],
  [
    'spotify-client-secret',
    sample('hex', 32),
    "spotipy.oauth2.SpotifyClientCredentials(client_id='a', client_secret='…')",
  ],
  [
    'reddit-client-secret',
    sample('base62', 27),
    "praw.Reddit(\n  user_agent='x',\n  client_secret='…'\n)",
  ],
  ['twitch-chat-token', joined('oauth:', sample('lowerAlnum', 30)), 'irc.send("PASS …\\r\\n")'],
  ['recaptcha-secret', joined('6Ld', sample('base62', 37)), "config.recaptcha_private_key = '…'"],
  ['datadog-key', sample('hex', 32), 'curl -H "DD-API-KEY: …" https://api.datadoghq.eu'],
  ['datadog-key', sample('hex', 40), "initialize(**{'datadog_app_key': '…'})"],
  ['datadog-key', sample('hex', 32), '- name: DD_API_KEY\n  value: …\n'],
  ['datadog-key', sample('hex', 32), 'Datadog API key: …'],
  ['new-relic-license-key', sample('hex', 40), '<newRelic licenseKey="…" />'],
  ['sentry-old-token', sample('hex', 64), '[sentry]\nurl=https://sentry.io\ntoken=…\n'],
  [
    'honeycomb-configuration-key',
    sample('base62', 22),
    'OTEL_EXPORTER_OTLP_HEADERS="x-honeycomb-team=…,x-honeycomb-dataset=a"',
  ],
  ['splunk-hec-token', sampleUuid(), "-H 'Authorization: Splunk …'"],
  ['opsgenie-key', sampleUuid(), 'req.Header.Set("Authorization", "GenieKey …")'],
  ['pagerduty-key', sample('lowerAlnum', 32), '{ "pagerduty": { "routing_key": "…" } }'],
  ['launchdarkly-key', joined('sdk-', sampleUuid()), "LDClient.initialize('…')"],
  ['unleash-token', joined('*:production.', sample('hex', 60)), "UNLEASH_API_TOKEN='…'"],
  [
    'asana-token',
    joined('2/', sample('digits', 16), '/', sample('digits', 16), ':', sample('hex', 32)),
    'asana.Client.access_token("…")',
  ],
  [
    'dropbox-app-secret',
    sample('lowerAlnum', 15),
    "dropbox.DropboxOAuth2Flow(app_key='x', app_secret='…')",
  ],
  [
    'salesforce-token',
    joined('00D', sample('base62', 12), '!AQ', sample('base62', 90)),
    'sfdx force:auth --token "…"',
  ],
  [
    'salesforce-client-secret',
    sample('base62', 24),
    "Salesforce(username='a', security_token='…')",
  ],
  ['zendesk-token', sample('base62', 40), "zenpy = Zenpy(subdomain='a') # zendesk_token = '…'"],
  [
    'rapidapi-key',
    joined(
      sample('hex', 10),
      'msh',
      sample('hex', 15),
      'p1',
      sample('hex', 6),
      'jsn',
      sample('hex', 12),
    ),
    "'X-RapidAPI-Key': '…',",
  ],
  [
    'ngrok-command-token',
    joined('2', sample('base62', 26), '_', sample('base62', 21)),
    'RUN ngrok authtoken …',
  ],
  [
    'virustotal-key',
    sample('hex', 64),
    'curl --header "x-apikey: …" https://www.virustotal.com/api/v3/files',
  ],
  ['algolia-admin-key', sample('hex', 32), '"algolia": { "appId": "ABC", "adminKey": "…" }'],
  [
    'cloudinary-secret',
    sample('base62', 27),
    "cloudinary.config({ cloud_name: 'a', api_secret: '…' })",
  ],
  [
    'sanity-token',
    joined('sk', sample('base62', 150)),
    "createClient({ projectId: 'a', token: process.env.SANITY_TOKEN || '…' })",
  ],
];

/** Names and values that stand near credentials and are none. */
const OTHERS: readonly string[] = [
  `DD_CLIENT_TOKEN=pub${sample('hex', 32)}`,
  `addApiKey("${sample('hex', 32)}")`,
  `SPOTIFY_CLIENT_ID=${sample('hex', 32)}`,
  `TWITCH_CLIENT_ID=${sample('lowerAlnum', 30)}`,
  `data-sitekey="${joined('6Ld', sample('base62', 37))}"`,
  `RECAPTCHA_SITE_KEY=${joined('6Ld', sample('base62', 37))}`,
  `POSTHOG_KEY=${joined('ph', 'c_', sample('base62', 43))}`,
  `MIXPANEL_TOKEN=${sample('hex', 32)}`,
  `https://${sample('hex', 32)}@o12.ingest.sentry.io/34`,
  `SENTRY_RELEASE=${sample('hex', 40)}`,
  `SNYK_ORG_ID=${sampleUuid()}`,
  `ALGOLIA_SEARCH_KEY=${sample('hex', 32)}`,
  `STRIPE_KEY=${joined('pk_', 'live_', sample('base62', 24))}`,
  `MAPBOX_TOKEN=${joined('pk.', 'eyJ1', sample('base62', 80), '.', sample('base62', 22))}`,
  `DROPBOX_APP_KEY=${sample('lowerAlnum', 15)}`,
  `DUO_IKEY=DI${sample('upperAlnum', 18)}`,
  `UPLOADCARE_PUBLIC_KEY=${sample('hex', 20)}`,
  `virustotal.com/gui/file/${sample('hex', 64)}`,
  'const segmentKeys = splitSegments(pathname)',
  'SALESFORCE_SECURITY_TOKEN=yourSecurityTokenFromTheMail',
];

describe('rules of services', () => {
  for (const [rule, value, around] of PLACES) {
    it(`${rule} in ${around.replaceAll('\n', '⏎')}`, () => {
      const hits = found(around.replace('…', value));
      assert.ok(hits.some(([id, text]) => id === rule && text === value));
    });
  }
  for (const text of OTHERS) {
    it(`nothing in ${text.slice(0, 24)}…`, () => {
      assert.deepEqual(found(text), []);
    });
  }
});

const role = (claims: Record<string, string | number>): string =>
  signedSample({ ref: 'abc', ...claims });
const grafana = (text: string): string => joined('gl', 'c_', text);
const snippet = sample('base62', 70);

/** Check, value, and the confidence that it gives; undefined: something else. */
const CHECKS: readonly (readonly [what: string, Check, string, string | undefined])[] = [
  ['a WorkOS key', workosKey, `sk_${encode('key_01ABCDEFGHJK,secret-text')}`, 'high'],
  ['other text behind sk_', workosKey, `sk_${encode('key_holders of the house')}`, undefined],
  ['a service role', supabaseServiceKey, role({ iss: 'supabase', role: 'service_role' }), 'high'],
  ['the anonymous role', supabaseServiceKey, role({ iss: 'supabase', role: 'anon' }), undefined],
  [
    'an expired role',
    supabaseServiceKey,
    role({ role: 'service_role', exp: 1_500_000_000 }),
    'medium',
  ],
  [
    'the demonstration key',
    supabaseServiceKey,
    role({ iss: 'supabase-demo', role: 'service_role' }),
    'low',
  ],
  ['an app bearer', twitterBearer, 'A'.repeat(22) + snippet, 'high'],
  ['the bearer of the web client', twitterBearer, 'A'.repeat(20) + 'NRILg' + snippet, 'low'],
  ['zero bytes', twitterBearer, 'A'.repeat(22) + 'Q'.repeat(70), undefined],
  ['a captcha secret', captchaSecret, joined('6Ld', sample('base62', 37)), 'high'],
  [
    'the captcha key of tests',
    captchaSecret,
    joined('6LeIxAcTAAAAA', sample('base62', 27)),
    undefined,
  ],
  [
    'a dated organisation token',
    sentryOrganisationToken,
    joined('sntrys_', encodedSample({ iat: 1, org: 'a' }), '_', sample('base62', 43)),
    'high',
  ],
  [
    'an undated organisation token',
    sentryOrganisationToken,
    joined('sntrys_', encodedSample({ org: 'a' }), '_', sample('base62', 43)),
    'medium',
  ],
  ['a user token', sentryOrganisationToken, joined('sntryu_', sample('hex', 64)), 'high'],
  [
    'a policy token',
    grafanaToken,
    grafana(encodedSample({ o: '1', n: 'a', k: 'b', m: {} })),
    'high',
  ],
  ['a policy token of nothing', grafanaToken, grafana(sample('base62', 60)), 'medium'],
  [
    'an old API key',
    grafanaToken,
    encodedSample({ k: sample('base62', 32), n: 'a', id: 1 }),
    'high',
  ],
  ['another object', grafanaToken, encodedSample({ k: 1, other: 2 }), undefined],
  [
    'a service account',
    grafanaToken,
    joined('gl', 'sa_', sample('base62', 32), '_', sample('hex', 8)),
    'high',
  ],
  [
    'a secret map token',
    mapboxToken,
    joined('sk.', encodedSample({ u: 'a', a: 'b' }), '.', snippet),
    'high',
  ],
  [
    'a temporary map token',
    mapboxToken,
    joined('tk.', encodedSample({ u: 'a', a: 'b' }), '.', snippet),
    'low',
  ],
  ['a map token of nothing', mapboxToken, joined('sk.', snippet, '.', snippet), 'medium'],
  [
    'an Intercom token',
    intercomToken,
    encode(`tok:${sampleUuid().replaceAll('-', '_')}:1:0`),
    'high',
  ],
  ['other Base64', intercomToken, encode('tok:something else that is long'), undefined],
  ['an upload token', uploadThingToken, encodedSample({ apiKey: 'x', appId: 'y' }), 'high'],
  ['an object without a key', uploadThingToken, encodedSample({ appId: 'y' }), undefined],
  [
    'a Tableau token',
    tableauToken,
    joined(encode('0123456789abcdef'), ':', sample('base62', 32)),
    'high',
  ],
  [
    'a shorter Tableau token',
    tableauToken,
    joined(encode('01234567'), ':', sample('base62', 32)),
    undefined,
  ],
];

describe('checks of services', () => {
  for (const [what, check, value, confidence] of CHECKS) {
    it(`${what}: ${confidence ?? 'nothing'}`, () => {
      assert.equal(check(value, '')?.confidence, confidence);
    });
  }
});

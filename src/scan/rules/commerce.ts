import type { Rule } from '../rule';
import { webhookSecret } from '../tokenChecks';
import { UUID } from './named';
import { sample, sampleUuid } from './sample';

const STRIPE = 'https://docs.stripe.com/keys#rolling-keys';
const STRIPE_KEYS = 'https://docs.stripe.com/keys';
const SQUARE = 'https://developer.squareup.com/docs/build-basics/access-tokens';
const BRAINTREE =
  'https://developer.paypal.com/braintree/articles/control-panel/important-gateway-credentials';
const PLAID = 'https://plaid.com/docs/api/items/#itemaccess_tokeninvalidate';

/** Payment. Where vendors share a prefix, the one with the narrower form goes first. */
export const COMMERCE_RULES: readonly Rule[] = [
  {
    id: 'paystack-secret-key',
    title: 'Paystack secret key',
    type: 'third-party-credential',
    func: 'paystack',
    keywords: ['sk_live_', 'sk_test_'],
    // Hexadecimal alone, which tells it from Stripe's.
    pattern: /(?<![A-Za-z0-9_])sk_(?:live|test)_[a-f0-9]{40}(?![A-Za-z0-9_])/y,
    entropy: 3,
    rotate: 'https://paystack.com/docs/api/authentication/',
    hits: () => ['sk_' + 'live_' + sample('hex', 40), 'Bearer sk_' + 'test_' + sample('hex', 40)],
    misses: () => ['pk_' + 'live_' + sample('hex', 40), 'sk_' + 'live_' + sample('base62', 40)],
  },
  {
    id: 'stripe-secret-key',
    title: 'Stripe secret key',
    type: 'third-party-credential',
    func: 'stripe',
    keywords: ['sk_live_', 'rk_live_', 'sk_prod_', 'rk_prod_', 'sk_org_'],
    pattern:
      /(?<![A-Za-z0-9_])(?:[sr]k_(?:live|prod)|sk_org(?:_live)?)_[A-Za-z0-9]{20,248}(?![A-Za-z0-9_])/y,
    entropy: 3,
    rotate: STRIPE,
    source: STRIPE_KEYS,
    hits: () => [
      'sk_' + 'live_' + sample('base62', 24),
      'rk_' + 'live_' + sample('base62', 99),
      'sk_' + 'org_live_' + sample('base62', 60),
    ],
    misses: () => [
      'sk_' + 'live_...',
      'pk_' + 'live_' + sample('base62', 24),
      'sk_' + 'live_' + 'x'.repeat(24),
    ],
  },
  {
    id: 'stripe-test-key',
    title: 'Stripe secret key of a test account',
    type: 'third-party-credential',
    func: 'stripe',
    keywords: ['sk_test_', 'rk_test_', 'sk_org_test_'],
    pattern: /(?<![A-Za-z0-9_])(?:[sr]k|sk_org)_test_[A-Za-z0-9]{20,248}(?![A-Za-z0-9_])/y,
    confidence: 'medium',
    entropy: 3,
    rotate: STRIPE,
    source: STRIPE_KEYS,
    hits: () => ['sk_' + 'test_' + sample('base62', 24), 'rk_' + 'test_' + sample('base62', 99)],
    misses: () => ['sk_' + 'test_123', 'pk_' + 'test_' + sample('base62', 24)],
  },
  {
    id: 'webhook-signing-secret',
    title: 'Webhook signing secret (Stripe, Svix and others)',
    type: 'application-secret',
    func: 'webhook',
    keywords: ['whsec_'],
    pattern: /(?<![A-Za-z0-9_])whsec_[A-Za-z0-9+/]{24,90}={0,2}(?![A-Za-z0-9_+/])/y,
    check: webhookSecret,
    entropy: 3,
    source: 'https://www.standardwebhooks.com/',
    hits: () => ['wh' + 'sec_' + sample('base62', 32), 'wh' + 'sec_' + sample('base64', 43) + '='],
    misses: () => ['wh' + 'sec_test', 'wh' + 'sec_' + 'x'.repeat(32)],
  },
  {
    id: 'webhook-signing-key',
    title: 'Private key that signs webhooks',
    type: 'cryptographic-key',
    func: 'webhook',
    keywords: ['whsk_'],
    pattern: /(?<![A-Za-z0-9_])whsk_[A-Za-z0-9+/]{40,90}={0,2}(?![A-Za-z0-9_+/])/y,
    confidence: 'medium',
    entropy: 3.5,
    rotate: 'https://www.standardwebhooks.com/',
    hits: () => [
      'wh' + 'sk_' + sample('base64', 86) + '==',
      'wh' + 'sk_' + sample('base64', 43) + '=',
    ],
    misses: () => ['wh' + 'pk_' + sample('base64', 43) + '=', 'wh' + 'sk_test'],
  },
  {
    id: 'square-token',
    title: 'Square access token',
    type: 'third-party-credential',
    func: 'square',
    keywords: ['sq0atp-', 'eaaa'],
    pattern:
      /(?<![A-Za-z0-9+/_-])(?:sq0atp-[A-Za-z0-9_-]{22}|EAAA[A-Za-z0-9_-]{60})(?![A-Za-z0-9_+/-])/y,
    entropy: 3.5,
    rotate: SQUARE,
    source: SQUARE,
    hits: () => ['sq0' + 'atp-' + sample('base62', 22), 'EA' + 'AA' + sample('base62', 60)],
    misses: () => ['EA' + 'AA' + sample('base62', 12)],
  },
  {
    id: 'square-client-secret',
    title: 'Square application secret',
    type: 'client-credential',
    func: 'square',
    keywords: ['sq0csp-', 'sq0csb-'],
    pattern: /(?<![A-Za-z0-9_])sq0cs[pb]-[A-Za-z0-9_-]{40,50}(?![A-Za-z0-9_-])/y,
    entropy: 3.5,
    rotate: SQUARE,
    hits: () => [
      'sq0' + 'csp-' + sample('base62', 43),
      'sandbox-sq0' + 'csb-' + sample('base62', 43),
    ],
    misses: () => ['sq0' + 'idp-' + sample('base62', 22)],
  },
  {
    id: 'paypal-access-token',
    title: 'PayPal access token',
    type: 'application-secret',
    func: 'paypal',
    keywords: ['a21aa'],
    pattern: /(?<![A-Za-z0-9_+/-])A21AA[A-Za-z0-9_-]{80,160}(?![A-Za-z0-9_+/-])/y,
    confidence: 'medium',
    entropy: 4,
    rotate: 'https://developer.paypal.com/api/rest/authentication/',
    hits: () => [
      'A' + '21AA' + sample('base62', 92),
      'Bearer A' + '21AA' + sample('base62', 92, 3),
    ],
    misses: () => ['A' + '21AA' + sample('base62', 9)],
  },
  {
    id: 'paypal-braintree-token',
    title: 'Braintree access token',
    type: 'third-party-credential',
    func: 'braintree',
    keywords: ['access_token$'],
    pattern: /access_token\$(?:production|sandbox)\$[a-z0-9]{16}\$[a-f0-9]{32}(?![A-Za-z0-9])/y,
    rotate: BRAINTREE,
    hits: () => [
      'access_' + 'token$production$' + sample('lowerAlnum', 16) + '$' + sample('hex', 32),
      'access_' + 'token$sandbox$' + sample('lowerAlnum', 16) + '$' + sample('hex', 32),
    ],
    misses: () => [
      'access_' + 'token$production$',
      'production' + '_' + sample('lowerAlnum', 8) + '_' + sample('lowerAlnum', 16),
    ],
  },
  {
    id: 'adyen-key',
    title: 'Adyen API key',
    type: 'third-party-credential',
    func: 'adyen',
    keywords: ['aqe', 'aqf'],
    pattern:
      /(?<![A-Za-z0-9+/_-])AQ[EF][A-Za-z0-9+/]{60,160}={0,2}-[A-Za-z0-9+/]{40,46}={0,2}-[!#-&(-[\]-_a-~]{16,20}?(?=["'`\\\s&)]|<\/|$)/y,
    entropy: 4,
    rotate: 'https://docs.adyen.com/development-resources/api-credentials#generate-api-key',
    hits: () => {
      const key = (seed: number): string =>
        'AQ' + `Ey${sample('base64', 96, seed)}==-${sample('base64', 43, seed)}=-7+<p,84eKmX;n3Qk`;
      return [key(5), `x-api-key: ${key(9)}`];
    },
    misses: () => ['AQ' + `Ey${sample('base64', 96)}==`, `test_${sample('upperAlnum', 32)}`],
  },
  {
    id: 'plaid-access-token',
    title: 'Plaid access token',
    type: 'third-party-credential',
    func: 'plaid',
    keywords: ['access-sandbox-', 'access-production-', 'access-development-'],
    pattern: new RegExp(`access-(?:sandbox|development|production)-${UUID}(?![A-Za-z0-9])`, 'y'),
    rotate: PLAID,
    source: 'https://plaid.com/docs/quickstart/glossary/',
    hits: () => ['access-' + 'production-' + sampleUuid(), 'access-' + 'sandbox-' + sampleUuid(3)],
    misses: () => ['access-' + 'production-key'],
  },
  {
    id: 'plaid-link-token',
    title: 'Plaid token for one use',
    type: 'application-secret',
    func: 'plaid',
    keywords: ['-sandbox-', '-production-', '-development-'],
    anchor: 'word',
    pattern: new RegExp(
      `(?<![A-Za-z0-9-])(?:public|link|asset-report)-(?:sandbox|development|production)-${UUID}(?![A-Za-z0-9])`,
      'y',
    ),
    confidence: 'low',
    rotate: PLAID,
    source: 'https://plaid.com/docs/quickstart/glossary/',
    hits: () => [
      'public-' + 'sandbox-' + sampleUuid(),
      'asset-report-' + 'production-' + sampleUuid(3),
    ],
    misses: () => ['link-' + 'production-key', 'item-' + 'sandbox-' + sampleUuid()],
  },
  {
    id: 'flutterwave-key',
    title: 'Flutterwave secret key',
    type: 'third-party-credential',
    func: 'flutterwave',
    keywords: ['flwseck'],
    pattern:
      /(?<![A-Za-z0-9])FLWSECK(?:(?:_TEST)?-[a-fA-F0-9]{32}-[A-Za-z0-9-]{1,24}|(?:_TEST)?[a-f0-9]{12,24})(?![A-Za-z0-9])/y,
    rotate: 'https://developer.flutterwave.com/docs/authentication',
    source: 'https://developer.flutterwave.com/docs/authentication',
    hits: () => [
      'FLW' + 'SECK-' + sample('hex', 32) + '-X',
      'FLW' + 'SECK_TEST' + sample('hex', 12),
    ],
    misses: () => ['FLW' + 'PUBK-' + sample('hex', 32) + '-X', 'FLW' + 'SECK_TEST_KEY'],
  },
];

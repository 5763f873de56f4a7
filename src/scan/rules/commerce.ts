import type { Rule } from '../rule';
import { sample } from './sample';

const STRIPE = 'https://docs.stripe.com/keys#rolling-keys';
const SHOPIFY =
  'https://shopify.dev/docs/apps/build/authentication-authorization/client-secrets/rotate-revoke-client-credentials';
const SQUARE = 'https://developer.squareup.com/docs/build-basics/access-tokens';

/** Payment and commerce. */
export const COMMERCE_RULES: readonly Rule[] = [
  {
    id: 'stripe-secret-key',
    title: 'Stripe secret key',
    type: 'third-party-credential',
    func: 'stripe',
    keywords: ['sk_live_', 'rk_live_', 'sk_prod_', 'rk_prod_'],
    pattern: /(?<![A-Za-z0-9_])[sr]k_(?:live|prod)_[A-Za-z0-9]{20,248}(?![A-Za-z0-9_])/y,
    entropy: 3,
    rotate: STRIPE,
    hits: () => ['sk_' + 'live_' + sample('base62', 24), 'rk_' + 'live_' + sample('base62', 99)],
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
    keywords: ['sk_test_', 'rk_test_'],
    pattern: /(?<![A-Za-z0-9_])[sr]k_test_[A-Za-z0-9]{20,248}(?![A-Za-z0-9_])/y,
    confidence: 'medium',
    entropy: 3,
    rotate: STRIPE,
    hits: () => ['sk_' + 'test_' + sample('base62', 24)],
    misses: () => ['sk_' + 'test_123'],
  },
  {
    id: 'webhook-signing-secret',
    title: 'Webhook signing secret (Stripe, Svix and others)',
    type: 'application-secret',
    func: 'webhook',
    keywords: ['whsec_'],
    pattern: /(?<![A-Za-z0-9_])whsec_[A-Za-z0-9+/]{24,90}={0,2}(?![A-Za-z0-9_+/])/y,
    entropy: 3,
    rotate: 'https://docs.stripe.com/webhooks#roll-endpoint-secrets',
    hits: () => ['wh' + 'sec_' + sample('base62', 32)],
    misses: () => ['wh' + 'sec_test', 'wh' + 'sec_' + 'x'.repeat(32)],
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
    hits: () => ['sq0' + 'atp-' + sample('base62', 22), 'EA' + 'AA' + sample('base62', 60)],
    misses: () => ['EA' + 'AA' + sample('base62', 12)],
  },
  {
    id: 'square-client-secret',
    title: 'Square application secret',
    type: 'client-credential',
    func: 'square',
    keywords: ['sq0csp-'],
    pattern: /sq0csp-[A-Za-z0-9_-]{43}(?![A-Za-z0-9_-])/y,
    rotate: SQUARE,
    hits: () => ['sq0' + 'csp-' + sample('base62', 43)],
    misses: () => ['sq0' + 'idp-' + sample('base62', 22)],
  },
  {
    id: 'shopify-token',
    title: 'Shopify access token',
    type: 'third-party-credential',
    func: 'shopify',
    keywords: ['shpat_', 'shpca_', 'shppa_', 'shpua_'],
    pattern: /shp(?:at|ca|pa|ua)_[a-fA-F0-9]{32}(?![A-Za-z0-9])/y,
    rotate: SHOPIFY,
    hits: () => ['shp' + 'at_' + sample('hex', 32)],
    misses: () => ['shp' + 'at_' + sample('hex', 8)],
  },
  {
    id: 'shopify-client-secret',
    title: 'Shopify app secret',
    type: 'client-credential',
    func: 'shopify',
    keywords: ['shpss_'],
    pattern: /shpss_[a-fA-F0-9]{32}(?![A-Za-z0-9])/y,
    rotate: SHOPIFY,
    hits: () => ['shp' + 'ss_' + sample('hex', 32)],
    misses: () => ['shp' + 'ss_' + sample('hex', 8)],
  },
  {
    id: 'paypal-braintree-token',
    title: 'Braintree access token',
    type: 'third-party-credential',
    func: 'braintree',
    keywords: ['access_token$'],
    pattern: /access_token\$(?:production|sandbox)\$[a-z0-9]{16}\$[a-f0-9]{32}(?![A-Za-z0-9])/y,
    rotate:
      'https://developer.paypal.com/braintree/articles/control-panel/important-gateway-credentials',
    hits: () => [
      'access_' + 'token$production$' + sample('lowerAlnum', 16) + '$' + sample('hex', 32),
    ],
    misses: () => ['access_' + 'token$production$'],
  },
  {
    id: 'plaid-access-token',
    title: 'Plaid access token',
    type: 'third-party-credential',
    func: 'plaid',
    keywords: ['access-sandbox-', 'access-production-', 'access-development-'],
    pattern:
      /access-(?:sandbox|development|production)-[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}(?![A-Za-z0-9])/y,
    rotate: 'https://plaid.com/docs/api/items/#itemaccess_tokeninvalidate',
    hits: () => [
      'access-' + 'production-' + ['1f2e3d4c', '5b6a', '4788', '9c0d', 'a1b2c3d4e5f6'].join('-'),
    ],
    misses: () => ['access-' + 'production-key'],
  },
  {
    id: 'flutterwave-key',
    title: 'Flutterwave secret key',
    type: 'third-party-credential',
    func: 'flutterwave',
    keywords: ['flwseck'],
    pattern: /FLWSECK(?:_TEST)?-[a-fA-F0-9]{32}-X(?![A-Za-z0-9])/y,
    rotate: 'https://developer.flutterwave.com/docs/authentication',
    hits: () => ['FLW' + 'SECK-' + sample('hex', 32) + '-X'],
    misses: () => ['FLW' + 'PUBK-' + sample('hex', 32) + '-X'],
  },
  {
    id: 'easypost-shippo-key',
    title: 'Key of a shipping service (EasyPost, Shippo, Duffel)',
    type: 'third-party-credential',
    func: 'shipping',
    keywords: ['ezak', 'eztk', 'shippo_', 'duffel_'],
    pattern:
      /(?<![A-Za-z0-9])(?:EZ[AT]K[A-Za-z0-9]{54}|shippo_(?:live|test)_[a-f0-9]{40}|duffel_(?:live|test)_[A-Za-z0-9_=-]{43})(?![A-Za-z0-9])/y,
    rotate: 'https://docs.easypost.com/docs/authentication',
    hits: () => ['EZ' + 'AK' + sample('base62', 54)],
    misses: () => ['EZ' + 'AK' + sample('base62', 5)],
  },
];

import type { Rule } from '../rule';
import { hex, UUID } from './named';
import { sample, sampleUuid } from './sample';

const SHOPIFY =
  'https://shopify.dev/docs/apps/build/authentication-authorization/client-secrets/rotate-revoke-client-credentials';
const SHOPIFY_TOKENS =
  'https://shopify.dev/changelog/length-of-the-shopify-access-token-is-increasing';

/** Shops, shipping, and payment services of one country or another. */
export const COMMERCE_SERVICE_RULES: readonly Rule[] = [
  {
    id: 'shopify-token',
    title: 'Shopify access token',
    type: 'third-party-credential',
    func: 'shopify',
    keywords: ['shpat_', 'shpca_', 'shppa_', 'shpua_'],
    pattern: /(?<![A-Za-z0-9])shp(?:at|ca|pa|ua)_[A-Za-z0-9]{32,64}(?![A-Za-z0-9])/y,
    entropy: 3,
    rotate: SHOPIFY,
    source: SHOPIFY_TOKENS,
    hits: () => ['shp' + 'at_' + sample('hex', 32), 'shp' + 'ca_' + sample('base62', 32)],
    misses: () => ['shp' + 'at_' + sample('hex', 8), 'shp' + 'at_' + 'x'.repeat(32)],
  },
  {
    id: 'shopify-client-secret',
    title: 'Shopify app secret',
    type: 'client-credential',
    func: 'shopify',
    keywords: ['shpss_'],
    pattern: /(?<![A-Za-z0-9])shpss_[A-Za-z0-9]{32,64}(?![A-Za-z0-9])/y,
    entropy: 3,
    rotate: SHOPIFY,
    source: 'https://shopify.dev/changelog/app-secret-key-length-has-increased',
    hits: () => ['shp' + 'ss_' + sample('hex', 32), 'shp' + 'ss_' + sample('base62', 32)],
    misses: () => ['shp' + 'ss_' + sample('hex', 8)],
  },
  {
    id: 'checkout-secret-key',
    title: 'Checkout.com secret key',
    type: 'third-party-credential',
    func: 'checkout',
    keywords: ['sk_'],
    pattern: new RegExp(
      `(?<![A-Za-z0-9_])sk_(?:(?:sbox_)?(?=[a-z]{0,25}[0-9])[a-z0-9]{26}[a-z0-9*=#$:]|(?:test_)?${UUID})(?![A-Za-z0-9_-])`,
      'y',
    ),
    entropy: 3.2,
    rotate: 'https://www.checkout.com/docs/developer-resources/api/manage-api-keys',
    source: 'https://www.checkout.com/docs/developer-resources/api/manage-api-keys',
    hits: () => ['sk_' + 'sbox_' + sample('lowerAlnum', 27), 'sk_' + 'test_' + sampleUuid()],
    misses: () => ['pk_' + 'sbox_' + sample('lowerAlnum', 27), 'sk_' + 'sbox_example'],
  },
  {
    id: 'klarna-key',
    title: 'Klarna API key',
    type: 'third-party-credential',
    func: 'klarna',
    keywords: ['klarna_live_api_', 'klarna_test_api_'],
    pattern:
      /(?<![A-Za-z0-9_])klarna_(?:live|test)_api_[A-Za-z0-9+/_-]{40,300}={0,2}(?![A-Za-z0-9_+/-])/y,
    entropy: 4,
    rotate:
      'https://docs.klarna.com/klarna-network-distribution/manage-credentials/manage-api-keys/',
    hits: () => [
      'klarna' + '_live_api_' + sample('base62', 120),
      'klarna' + '_test_api_' + sample('base62', 140),
    ],
    misses: () => ['klarna' + '_live_client_' + sample('base62', 80), 'klarna' + '_test_api_url'],
  },
  {
    id: 'woocommerce-secret',
    title: 'WooCommerce consumer secret',
    type: 'client-credential',
    func: 'woocommerce',
    keywords: ['cs_'],
    pattern: /(?<![A-Za-z0-9_])cs_[a-f0-9]{40}(?![A-Za-z0-9_])/y,
    entropy: 3,
    rotate: 'https://woocommerce.com/document/woocommerce-rest-api/',
    hits: () => ['c' + 's_' + sample('hex', 40), `?consumer_secret=cs_${sample('hex', 40, 3)}`],
    misses: () => ['c' + 'k_' + sample('hex', 40), 'c' + 's_test_' + sample('base62', 40)],
  },
  {
    id: 'paddle-key',
    title: 'Paddle API key',
    type: 'third-party-credential',
    func: 'paddle',
    keywords: ['pdl_'],
    pattern:
      /(?<![A-Za-z0-9_])pdl_(?:live|sdbx|test)_(?:apikey_)?[a-z0-9]{20,32}_[A-Za-z0-9]{18,32}_[A-Za-z0-9]{3}(?![A-Za-z0-9_])/y,
    rotate: 'https://developer.paddle.com/api-reference/about/authentication',
    source: 'https://developer.paddle.com/api-reference/about/authentication',
    hits: () => [
      'pd' + 'l_live_apikey_' + sample('lowerAlnum', 26) + '_' + sample('base62', 22) + '_A9z',
      'pd' + 'l_sdbx_apikey_' + sample('lowerAlnum', 26) + '_' + sample('base62', 22) + '_b7Q',
    ],
    misses: () => ['live_' + sample('hex', 27), 'pd' + 'l_live_apikey_' + sample('lowerAlnum', 26)],
  },
  {
    id: 'nexi-secret-key',
    title: 'Nexi Checkout secret key',
    type: 'third-party-credential',
    func: 'nexi',
    keywords: ['live-secret-key-', 'test-secret-key-'],
    pattern: /(?<![A-Za-z0-9])(?:live|test)-secret-key-[a-f0-9]{32}(?![A-Za-z0-9])/y,
    entropy: 3,
    rotate:
      'https://developer.nexigroup.com/nexi-checkout/en-EU/docs/access-your-integration-keys/',
    source:
      'https://developer.nexigroup.com/nexi-checkout/en-EU/docs/access-your-integration-keys/',
    hits: () => [
      'live-' + 'secret-key-' + sample('hex', 32),
      'test-' + 'secret-key-' + sample('hex', 32),
    ],
    misses: () => ['live-' + 'checkout-key-' + sample('hex', 32)],
  },
  {
    id: 'mercado-pago-token',
    title: 'Mercado Pago access token',
    type: 'third-party-credential',
    func: 'mercadopago',
    keywords: ['app_usr-', ...Array.from('123456789', (digit) => `test-${digit}`)],
    pattern:
      /(?<![A-Za-z0-9_-])(?:APP_USR|TEST)-\d{10,20}-\d{6}-[a-f0-9]{32}(?:__[A-Z_]{2,8}__)?-\d{5,12}(?![A-Za-z0-9])/y,
    rotate: 'https://www.mercadopago.com/developers/en/docs/your-integrations/credentials',
    hits: () => {
      const tail = `5${sample('digits', 15)}-080807-${sample('hex', 32)}-${sample('digits', 9)}`;
      return ['APP' + '_USR-' + tail, 'TES' + 'T-' + tail];
    },
    misses: () => ['APP' + '_USR-' + sampleUuid(), 'TES' + 'T-' + sampleUuid()],
  },
  {
    id: 'midtrans-server-key',
    title: 'Midtrans server key',
    type: 'third-party-credential',
    func: 'midtrans',
    keywords: ['mid-server-'],
    pattern: /(?<![A-Za-z0-9])Mid-server-[A-Za-z0-9_-]{20,30}(?![A-Za-z0-9_-])/y,
    entropy: 3.3,
    rotate: 'https://docs.midtrans.com/docs/midtrans-account',
    hits: () => [
      'Mid' + '-server-' + sample('base62', 24),
      'SB-Mid' + '-server-' + sample('base62', 24),
    ],
    misses: () => [
      'Mid' + '-client-' + sample('base62', 16),
      'mid' + '-server-side-rendered-page-here',
    ],
  },
  {
    id: 'xendit-key',
    title: 'Xendit secret key',
    type: 'third-party-credential',
    func: 'xendit',
    keywords: ['xnd_production_', 'xnd_development_'],
    pattern:
      /(?<![A-Za-z0-9_])xnd_(?:production|development)_[A-Za-z0-9]{30,90}={0,2}(?![A-Za-z0-9_])/y,
    entropy: 3.5,
    rotate: 'https://docs.xendit.co/docs/api-keys',
    hits: () => [
      'xnd_' + 'production_' + sample('base62', 60),
      'xnd_' + 'development_' + sample('base62', 60),
    ],
    misses: () => ['xnd_' + 'public_production_' + sample('base62', 60)],
  },
  {
    id: 'omise-secret-key',
    title: 'Omise secret key',
    type: 'third-party-credential',
    func: 'omise',
    keywords: ['skey_'],
    pattern: /(?<![A-Za-z0-9_])skey_(?:live_|test_)?[a-z0-9]{19}(?![A-Za-z0-9_])/y,
    entropy: 3,
    rotate: 'https://docs.opn.ooo/api-authentication',
    hits: () => [
      'skey' + '_live_' + sample('lowerAlnum', 19),
      'skey' + '_test_' + sample('lowerAlnum', 19),
    ],
    misses: () => ['pkey' + '_test_' + sample('lowerAlnum', 19), 'skey' + '_test_' + 'abc'],
  },
  {
    id: 'sumup-key',
    title: 'SumUp secret key',
    type: 'third-party-credential',
    func: 'sumup',
    keywords: ['sup_sk_'],
    pattern: /(?<![A-Za-z0-9_])sup_sk_[A-Za-z0-9]{28,40}(?![A-Za-z0-9_])/y,
    confidence: 'medium',
    entropy: 3.3,
    rotate: 'https://developer.sumup.com/tools/authorization/api-keys/',
    hits: () => [
      'sup' + '_sk_' + sample('base62', 32),
      'Bearer sup' + '_sk_' + sample('base62', 32, 3),
    ],
    misses: () => ['sup' + '_pk_' + sample('base62', 32)],
  },
  {
    id: 'easypost-key',
    title: 'EasyPost API key',
    type: 'third-party-credential',
    func: 'easypost',
    keywords: ['ezak', 'eztk'],
    pattern: /(?<![A-Za-z0-9])EZ[AT]K[A-Za-z0-9]{54}(?![A-Za-z0-9])/y,
    entropy: 3.5,
    rotate: 'https://docs.easypost.com/docs/authentication',
    hits: () => ['EZ' + 'AK' + sample('base62', 54), 'EZ' + 'TK' + sample('base62', 54)],
    misses: () => ['EZ' + 'AK' + sample('base62', 5)],
  },
  {
    id: 'shippo-token',
    title: 'Shippo API token',
    type: 'third-party-credential',
    func: 'shippo',
    keywords: ['shippo_live_', 'shippo_test_'],
    pattern: new RegExp(`(?<![A-Za-z0-9_])shippo_(?:live|test)_${hex(40)}(?![A-Za-z0-9])`, 'y'),
    rotate: 'https://docs.goshippo.com/docs/guides_general/authentication/',
    source: 'https://docs.goshippo.com/docs/guides_general/authentication/',
    hits: () => [
      'ship' + 'po_live_' + sample('hex', 40),
      'ShippoToken ship' + 'po_test_' + sample('hex', 40),
    ],
    misses: () => ['ship' + 'po_test_' + sample('hex', 9)],
  },
  {
    id: 'duffel-token',
    title: 'Duffel access token',
    type: 'third-party-credential',
    func: 'duffel',
    keywords: ['duffel_live_', 'duffel_test_'],
    pattern: /(?<![A-Za-z0-9_])duffel_(?:live|test)_[A-Za-z0-9_=-]{40,48}(?![A-Za-z0-9_=-])/y,
    entropy: 3.5,
    rotate: 'https://duffel.com/docs/guides/getting-started-with-flights',
    hits: () => [
      'duf' + 'fel_live_' + sample('base62', 43),
      'Bearer duf' + 'fel_test_' + sample('base62', 43),
    ],
    misses: () => ['duf' + 'fel_test_' + sample('base62', 9)],
  },
];

import assert from 'node:assert/strict';
import { findKeywords } from '../../src/scan/keywords';
import { matchProviders } from '../../src/scan/providers';
import { AI_NAMED_RULES } from '../../src/scan/rules/aiNamed';
import { AI_PLATFORM_RULES } from '../../src/scan/rules/aiPlatforms';
import { AI_RULES } from '../../src/scan/rules/ai';
import { COMMERCE_NAMED_RULES } from '../../src/scan/rules/commerceNamed';
import { COMMERCE_RULES } from '../../src/scan/rules/commerce';
import { COMMERCE_SERVICE_RULES } from '../../src/scan/rules/commerceServices';
import { FINANCE_NAMED_RULES } from '../../src/scan/rules/financeNamed';
import { MAIL_RULES } from '../../src/scan/rules/mail';
import { MESSAGING_NAMED_RULES } from '../../src/scan/rules/messagingNamed';
import { MESSAGING_RULES } from '../../src/scan/rules/messaging';
import { sample, sampleUuid } from '../../src/scan/rules/sample';
import type { Check, Rule } from '../../src/scan/rule';
import { WALLET_RULES } from '../../src/scan/rules/wallets';
import { base58, bech32, sampleBytes, stellarSeedSample } from '../../src/scan/rules/walletSamples';
import {
  base58Bytes,
  base58CheckedKey,
  base58KeyPair,
  bech32Key,
  bech32Remainder,
  crc16,
  ethereumKey,
  seedPhrase,
  stellarSeed,
} from '../../src/scan/walletChecks';

const FAMILIES: readonly Rule[] = [
  ...AI_RULES,
  ...AI_PLATFORM_RULES,
  ...AI_NAMED_RULES,
  ...COMMERCE_RULES,
  ...COMMERCE_SERVICE_RULES,
  ...COMMERCE_NAMED_RULES,
  ...WALLET_RULES,
  ...FINANCE_NAMED_RULES,
  ...MESSAGING_RULES,
  ...MAIL_RULES,
  ...MESSAGING_NAMED_RULES,
];

/** What one rule finds in a text, whatever the others say. */
function found(ruleId: string, text: string): string[] {
  return matchProviders(text, findKeywords(text))
    .filter((match) => match.rule.id === ruleId)
    .map((match) => text.slice(match.start, match.end));
}

/** The confidence of the one match of a rule. */
function confidence(ruleId: string, text: string): string | undefined {
  return matchProviders(text, findKeywords(text)).find((match) => match.rule.id === ruleId)
    ?.confidence;
}

/** Ways in which code and configuration write a token that is told by its form alone. */
const NOTATIONS: readonly (readonly [string, (value: string) => string])[] = [
  ['an environment file', (value) => `TOKEN=${value}\nNEXT=1`],
  ['YAML', (value) => `  token: ${value}\n`],
  ['YAML in quotes', (value) => `  token: '${value}'\n`],
  ['JSON', (value) => `{"token":"${value}","next":1}`],
  ['JSON in a string', (value) => `"{\\"token\\":\\"${value}\\"}"`],
  ['XML', (value) => `<token>${value}</token>`],
  ['an XML attribute', (value) => `<add key="Token" value="${value}" />`],
  ['a header', (value) => `Authorization: Bearer ${value}\r\n`],
  ['curl', (value) => `curl -H 'X-Token: ${value}' https://example.org`],
  ['a query', (value) => `https://example.org/v1?token=${value}&page=2`],
  ['a call', (value) => `client = Client(token="${value}", retries=3)`],
  ['a template', (value) => `const header = \`Bearer ${value}\`;`],
  ['prose', (value) => `the token (${value}) was given out, revoke it`],
];

/** Rules whose sample is the value itself: they are told by their form. */
function ofForm(): (readonly [string, string])[] {
  return FAMILIES.flatMap((rule) => {
    const [first = ''] = rule.hits();
    return found(rule.id, first)[0] === first ? [[rule.id, first] as const] : [];
  });
}

/** Ways in which code writes a value whose name tells the provider. */
const NAMED_NOTATIONS: readonly (readonly [string, (name: string, value: string) => string])[] = [
  ['an environment file', (name, value) => `export ${name}="${value}"`],
  ['JavaScript', (name, value) => `const ${camel(name)} = '${value}';`],
  ['Python', (name, value) => `${name.toLowerCase()} = "${value}"`],
  ['a default', (name, value) => `os.getenv("${name}", "${value}")`],
  ['another default', (name, value) => `process.env.${name} ?? "${value}"`],
  ['YAML', (name, value) => `${name.toLowerCase()}: ${value}`],
  ['a pair of YAML', (name, value) => `- name: ${name}\n  value: "${value}"`],
  ['JSON', (name, value) => `"${name}": "${value}",`],
  ['PHP', (name, value) => `define('${name}', '${value}');`],
  ['XML', (name, value) => `<add key="${name}" value="${value}"/>`],
  ['a command line', (name, value) => `--${name.toLowerCase().replaceAll('_', '-')} ${value}`],
  ['a header', (name, value) => `X-${name.toLowerCase().replaceAll('_', '-')}: ${value}`],
  ['Go', (name, value) => `${camel(name)} := "${value}"`],
];

function camel(name: string): string {
  return name.toLowerCase().replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
}

const NAMED: readonly (readonly [string, string, string])[] = [
  ['cohere-key', 'COHERE_API_KEY', sample('base62', 40)],
  ['cohere-key', 'CO_API_KEY', sample('base62', 40, 3)],
  ['mistral-key', 'MISTRAL_API_KEY', sample('base62', 32)],
  ['deepgram-key', 'DEEPGRAM_API_KEY', sample('hex', 40)],
  ['assemblyai-key', 'ASSEMBLYAI_API_KEY', sample('hex', 32)],
  ['wandb-legacy-key', 'WANDB_API_KEY', sample('hex', 40)],
  ['modal-token-secret', 'MODAL_TOKEN_SECRET', `as-${sample('base62', 22)}`],
  ['pinecone-legacy-key', 'PINECONE_API_KEY', sampleUuid()],
  ['plaid-secret', 'PLAID_SECRET', sample('hex', 30)],
  ['razorpay-key-secret', 'RAZORPAY_KEY_SECRET', sample('base62', 24)],
  ['mollie-key', 'MOLLIE_API_KEY', `live_${sample('base62', 30)}`],
  ['gocardless-token', 'GOCARDLESS_ACCESS_TOKEN', `sandbox_${sample('base62', 40)}`],
  ['lob-key', 'LOB_API_KEY', `test_${sample('hex', 35)}`],
  ['paypal-client-secret', 'PAYPAL_CLIENT_SECRET', `E${sample('base62', 79)}`],
  ['braintree-private-key', 'BRAINTREE_PRIVATE_KEY', sample('hex', 32)],
  ['adyen-hmac-key', 'ADYEN_HMAC_KEY', sample('upperHex', 64)],
  ['shopify-legacy-secret', 'SHOPIFY_API_SECRET', sample('hex', 32)],
  ['binance-key', 'BINANCE_API_SECRET', sample('base62', 64)],
  ['etherscan-key', 'ETHERSCAN_API_KEY', sample('upperAlnum', 34)],
  ['slack-app-secret', 'SLACK_SIGNING_SECRET', sample('hex', 32)],
  ['discord-client-secret', 'DISCORD_CLIENT_SECRET', sample('base62', 32)],
  ['twilio-key', 'TWILIO_AUTH_TOKEN', sample('hex', 32)],
  [
    'mailgun-named-key',
    'MAILGUN_API_KEY',
    `${sample('hex', 32)}-${sample('hex', 8)}-${sample('hex', 8, 3)}`,
  ],
  ['postmark-token', 'POSTMARK_SERVER_TOKEN', sampleUuid(3)],
  ['sparkpost-key', 'SPARKPOST_API_KEY', sample('hex', 40)],
  ['mailjet-key', 'MAILJET_SECRET_KEY', sample('hex', 32)],
  ['vonage-secret', 'NEXMO_API_SECRET', sample('base62', 16)],
  ['messagebird-key', 'MESSAGEBIRD_ACCESS_KEY', sample('base62', 25)],
  ['pusher-secret', 'PUSHER_APP_SECRET', sample('hex', 20)],
  ['ably-key', 'ABLY_API_KEY', `xVLyHw.9pwQrA:${sample('base62', 43)}`],
  ['line-channel-secret', 'LINE_CHANNEL_SECRET', sample('hex', 32)],
  ['vapid-private-key', 'VAPID_PRIVATE_KEY', sample('base62', 43)],
  ['mattermost-token', 'MATTERMOST_TOKEN', sample('lowerAlnum', 26)],
];

describe('rules of AI, commerce, finance and messaging', () => {
  for (const [id, value] of ofForm()) {
    it(`${id} is found in every notation`, () => {
      for (const [notation, write] of NOTATIONS)
        assert.deepEqual(found(id, write(value)), [value], notation);
    });
  }

  for (const [id, name, value] of NAMED) {
    it(`${id} is found under ${name} in every notation`, () => {
      for (const [notation, write] of NAMED_NOTATIONS)
        assert.deepEqual(found(id, write(name, value)), [value], notation);
    });
  }

  const elsewhere: readonly (readonly [string, string, string])[] = [
    ['a name that stands alone', 'postmark-token', `postmark: "${sampleUuid()}"`],
    ['a block', 'cohere-key', `cohere:\n  api_key: ${sample('base62', 40)}\n`],
    ['a call', 'sparkpost-key', `new SparkPost('${sample('hex', 40)}')`],
    [
      'a call after an id',
      'twilio-key',
      `twilio('AC${sample('hex', 32)}', '${sample('hex', 32, 3)}')`,
    ],
    ['a list', 'ethereum-private-key', `accounts: [\n  "0x${sample('hex', 64)}"\n]`],
    ['a header of its own', 'elevenlabs-legacy-key', `"xi-api-key": "${sample('hex', 32)}"`],
    [
      'a versioned path',
      'discord-webhook',
      `/api/v9/webhooks/${sample('digits', 18)}/${sample('base62', 68)}`,
    ],
  ];
  for (const [place, id, text] of elsewhere)
    it(`${id} is found in ${place}`, () => {
      assert.equal(found(id, text).length, 1);
    });

  const silent: readonly (readonly [string, string, string])[] = [
    ['a longer word', 'ably-key', `probably_key = "xVLyHw.9pwQrA:${sample('base62', 43)}"`],
    ['a public half', 'braintree-private-key', `BRAINTREE_PUBLIC_KEY=${sample('hex', 32)}`],
    [
      'a storefront',
      'shopify-legacy-secret',
      `X-Shopify-Storefront-Access-Token: ${sample('hex', 32)}`,
    ],
    ['a client id', 'shopify-legacy-secret', `SHOPIFY_API_KEY=${sample('hex', 32)}`],
    ['a digest under the name alone', 'mailjet-key', `"mailjet": "${sample('hex', 32)}"`],
    ['a version', 'deepgram-key', `deepgram_commit = "${sample('hex', 40)}"`],
    ['a transaction', 'ethereum-private-key', `walletTx: "0x${sample('hex', 64)}"`],
    ['an app id', 'onesignal-key', `onesignal_app_id = "${sampleUuid()}"`],
    ['the key of a channel', 'pusher-secret', `PUSHER_APP_KEY=${sample('hex', 20)}`],
  ];
  for (const [what, id, text] of silent)
    it(`${id} passes over ${what}`, () => {
      assert.deepEqual(found(id, text), []);
    });

  it('gives a value the name of the vendor with the narrower form', () => {
    const value = 'sk_' + 'live_' + sample('hex', 40);
    const [first] = matchProviders(value, findKeywords(value))
      .map((match) => match.rule.id)
      .sort();
    assert.equal(first, 'paystack-secret-key');
  });
});

describe('checks raise or lower the confidence', () => {
  const infix = ['WGdyb', '3FY'].join('');
  const node = ['ac09', '74be'].join('');
  const cases: readonly (readonly [string, string, string | undefined])[] = [
    ['groq-key', `gsk_${sample('base62', 52)}`, 'medium'],
    ['groq-key', `gsk_${sample('base62', 20)}${infix}${sample('base62', 24)}`, 'high'],
    ['webhook-signing-secret', `whsec_${sample('base62', 32)}`, 'high'],
    ['webhook-signing-secret', `whsec_${sample('base62', 88)}`, 'medium'],
    ['ethereum-private-key', `PRIVATE_KEY=0x${sample('hex', 64)}`, 'high'],
    ['ethereum-private-key', `PRIVATE_KEY=0x${node}${sample('hex', 56)}`, 'low'],
    ['matrix-token', `syt_Ym9i_qWertYuIopAsdfGhJklz_${sample('base62', 6)}`, 'medium'],
    ['onesignal-legacy-key', `ONESIGNAL_API_KEY=${sample('base64', 48)}`, undefined],
    [
      'discord-bot-token',
      `M${sample('base62', 23)}.G${sample('base62', 5)}.${sample('base62', 38)}`,
      'medium',
    ],
  ];
  for (const [id, text, expected] of cases)
    it(`${id}: ${expected ?? 'none'}`, () => {
      assert.equal(confidence(id, text), expected);
    });

  const verdicts: readonly (readonly [string, Check, string, string | undefined])[] = [
    ['a number above the order', ethereumKey, `0x${'f'.repeat(33)}${sample('hex', 31)}`, undefined],
    ['zero', ethereumKey, '0'.repeat(64), undefined],
    ['seven words', seedPhrase, 'crane lamp oval fringe tumble vapor ginger', undefined],
    [
      'a sentence',
      seedPhrase,
      'take crane lamp oval fringe tumble vapor ginger and polar quick zebra',
      undefined,
    ],
    ['a public key', base58KeyPair, `ed25519:${base58(sampleBytes(32))}`, undefined],
    ['a text in no base 58', base58CheckedKey, '0OIl', undefined],
    [
      'a changed letter',
      bech32Key,
      bech32('nsec', 52).replace(/.$/, (last) => (last === 'q' ? 'p' : 'q')),
      undefined,
    ],
    ['an upper-case text', bech32Key, bech32('nsec', 52).toUpperCase(), 'high'],
    ['a seed of Stellar', stellarSeed, stellarSeedSample(11), 'high'],
    [
      'a changed seed',
      stellarSeed,
      stellarSeedSample(11).replace(/.$/, (last) => (last === 'A' ? 'B' : 'A')),
      undefined,
    ],
  ];
  for (const [what, check, value, expected] of verdicts)
    it(`${what}: ${expected ?? 'none'}`, () => {
      assert.equal(check(value)?.confidence, expected);
    });

  it('agrees with published vectors', () => {
    // BIP 173, SEP 23 and the check value of CRC-16/XMODEM.
    assert.equal(bech32Remainder('a12uel5l'), 1);
    assert.equal(crc16(Buffer.from('123456789')), 0x31c3);
    assert.equal(base58Bytes('StV1DL6CwTryKyV')?.toString(), 'hello world');
  });
});

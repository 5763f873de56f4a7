import { wrappedServiceAccount } from '../checksCloud';
import { isNatural } from '../naturalness';
import { eitherName, identifier } from '../namedValue';
import type { Check, Rule } from '../rule';
import { credentialName, credentialOf, named } from './named';
import { spelled, under } from './notations';
import { prefixed } from './prefixed';
import { sample } from './sample';

const OAUTH_REVOKE =
  'https://developers.google.com/identity/protocols/oauth2/web-server#tokenrevoke';
const CLIENT_SECRET = 'https://support.google.com/cloud/answer/15549257';
const HMAC_KEYS = 'https://cloud.google.com/storage/docs/authentication/managing-hmackeys';

/** Four groups of four letters that make no words: `this that them they` is a sentence. */
const appPassword: Check = (value) =>
  isNatural(value.replaceAll(' ', ''))
    ? undefined
    : { confidence: 'high', reason: 'four groups of four letters that make no words' };

const legacySecret = (): string => sample('base62', 11) + '-' + sample('base62', 12);

/** Google Cloud, its sign-in and its interfaces. Publishable: OAuth client ids, Firebase's app ids. */
export const GOOGLE_RULES: readonly Rule[] = [
  {
    id: 'google-api-key',
    title: 'Google API key',
    type: 'third-party-credential',
    func: 'google',
    keywords: ['aiza'],
    pattern: prefixed('AIza[A-Za-z0-9_-]{35}'),
    entropy: 3,
    rotate: 'https://cloud.google.com/docs/authentication/api-keys',
    source:
      'https://docs.github.com/code-security/reference/secret-security/supported-secret-scanning-patterns',
    hits: () => spelled('AI' + 'za' + sample('base62', 35)),
    misses: () => ['AI' + 'za' + sample('base62', 34), 'AI' + 'za' + 'x'.repeat(35)],
  },
  {
    id: 'google-auth-key',
    title: 'Google API key bound to a service account',
    type: 'third-party-credential',
    func: 'google',
    keywords: ['aq.ab'],
    pattern: prefixed(String.raw`AQ\.Ab[A-Za-z0-9_-]{40,100}`),
    confidence: 'medium',
    entropy: 3.5,
    rotate: 'https://cloud.google.com/docs/authentication/api-keys',
    hits: () => spelled('AQ' + '.Ab8R' + sample('base62', 46)),
    misses: () => ['AQ' + '.Ab8R' + sample('base62', 9), 'FAQ.About'],
  },
  {
    id: 'gcp-wrapped-service-account-key',
    title: 'Google Cloud service account key in Base64',
    type: 'certificate-private-key',
    func: 'google',
    // `{"type": "service_account"` with the white space that tools write, in base64.
    keywords: [
      'ewogicj0exblijog',
      'ewogicaginr5cgui',
      'ewojinr5cgui',
      'ew0kicaidhlwzsi',
      'eyj0exblijoginnlcnzpy2vf',
      'eyj0exblijoic2vydmljzv9h',
    ],
    pattern: prefixed('(?:ewo|ew0|eyJ)[A-Za-z0-9+/_-]{800,6000}={0,2}', 'A-Za-z0-9+/=_-'),
    check: wrappedServiceAccount,
    rotate: 'https://cloud.google.com/iam/docs/keys-create-delete',
    source: 'https://cloud.google.com/docs/authentication/application-default-credentials',
    hits: () => [
      `GCP_KEY=${wrappedAccount('service_account', 2)}`,
      `credentials: '${wrappedAccount('service_account', 0)}'`,
      `GOOGLE_CREDENTIALS="${wrappedAccount('service_account', 4)}"`,
    ],
    misses: () => [
      wrappedAccount('external_account', 2, {}),
      wrappedAccount('service_account', 2).slice(0, 200),
    ],
  },
  {
    id: 'google-oauth-client-secret',
    title: 'Google OAuth client secret',
    type: 'client-credential',
    func: 'google',
    keywords: ['gocspx-'],
    pattern: prefixed('GOCSPX-[A-Za-z0-9_-]{28}'),
    entropy: 3,
    rotate: CLIENT_SECRET,
    source:
      'https://docs.github.com/code-security/reference/secret-security/supported-secret-scanning-patterns',
    hits: () => spelled('GOC' + 'SPX-' + sample('base62', 28)),
    misses: () => ['GOC' + 'SPX-' + sample('base62', 9), 'GOC' + 'SPX-' + 'x'.repeat(28)],
  },
  {
    id: 'google-legacy-client-secret',
    title: 'Google OAuth client secret, older form',
    type: 'client-credential',
    func: 'google',
    keywords: ['googleusercontent.com', 'google'],
    ...named(
      '(?=[A-Za-z0-9_-]{0,23}[0-9])(?=[A-Za-z0-9_-]{0,23}[A-Z])(?=[A-Za-z0-9_-]{0,23}[a-z])[A-Za-z0-9_-]{24}',
      String.raw`(?:googleusercontent\.com["'][^{}]{0,400}?|[Gg](?:oogle|OOGLE)[\w.-]{0,40}?)[Ss](?:ecret|ECRET)`,
    ),
    confidence: 'medium',
    entropy: 3.6,
    rotate: CLIENT_SECRET,
    hits: () => [
      ...under('GOOGLE_CLIENT_SECRET', legacySecret()),
      ...under('SOCIAL_AUTH_GOOGLE_OAUTH2_SECRET', legacySecret()),
      `{"client_id": "1-a.apps.googleusercontent.com", "token_uri": "x", "client_secret": "${legacySecret()}"}`,
    ],
    misses: () => [
      `GOOGLE_CLIENT_ID=1234567890-${sample('lowerAlnum', 32)}.apps.googleusercontent.com`,
      'google_secret_name: the-name-of-the-secret-1',
      `GOOGLE_CLIENT_SECRET=${sample('base62', 12)}`,
    ],
  },
  {
    id: 'google-oauth-token',
    title: 'Google OAuth token',
    type: 'third-party-credential',
    func: 'google',
    keywords: ['ya29.', '1//0'],
    pattern: prefixed(
      String.raw`ya29\.[A-Za-z0-9_-]{40,600}|1\/\/0[A-Za-z0-9_-]{38,200}`,
      'A-Za-z0-9_/-',
    ),
    confidence: 'medium',
    entropy: 3.5,
    rotate: OAUTH_REVOKE,
    hits: () => [
      ...spelled('ya2' + '9.' + sample('base62', 90)),
      ...spelled('1/' + '/0' + sample('base62', 98)),
    ],
    misses: () => ['ya2' + '9.' + sample('base62', 9), '1/' + '/0' + sample('base62', 9)],
  },
  {
    id: 'google-legacy-refresh-token',
    title: 'Google OAuth refresh token, older form',
    type: 'third-party-credential',
    func: 'google',
    keywords: ['refresh_token', 'refreshtoken', 'refresh-token'],
    ...named('1/[A-Za-z0-9_-]{43}(?![A-Za-z0-9_-])'),
    entropy: 3.5,
    rotate: OAUTH_REVOKE,
    hits: () => under('GOOGLE_REFRESH_TOKEN', '1/' + sample('base62', 43)),
    misses: () => ['refresh_token: 1/2', `refresh_token: 1/${sample('base62', 20)}`],
  },
  {
    id: 'gcp-hmac-secret',
    title: 'Secret of a Cloud Storage HMAC key',
    type: 'client-credential',
    func: 'google-cloud-storage',
    keywords: [
      'goog1e',
      'gs_secret',
      'gssecret',
      'gcssecret',
      'gcshmac',
      'gcs_secret',
      'gcs_hmac',
      'gs_hmac',
      'gs-secret',
      'gcs-secret',
    ],
    ...named(
      '[A-Za-z0-9+/]{40}(?!=)',
      eitherName(identifier('GOOG1E[A-Z0-9]{55}'), credentialName('gc?s')),
    ),
    entropy: 4.05,
    rotate: HMAC_KEYS,
    source: HMAC_KEYS,
    hits: () => [
      ...under('GS_SECRET_ACCESS_KEY', sample('base64', 40)),
      `${'GOOG' + '1E'}${sample('upperAlnum', 55)}:${sample('base64', 40)}`,
      `gcs_hmac: {access_id: a, secret: "${sample('base64', 40)}"}`,
    ],
    misses: () => [
      `gcs_secret_name: ${sample('hex', 40)}`,
      'GOOG' + '1E' + sample('upperAlnum', 55),
    ],
  },
  {
    id: 'gcp-hmac-access-id',
    title: 'Id of a Cloud Storage HMAC key',
    type: 'client-credential',
    func: 'google-cloud-storage',
    keywords: ['goog1e'],
    pattern: prefixed('GOOG1E[A-Z0-9]{55}', 'A-Za-z0-9'),
    confidence: 'low',
    entropy: 3.5,
    rotate: HMAC_KEYS,
    source: HMAC_KEYS,
    hits: () => spelled('GOOG' + '1E' + sample('upperAlnum', 55)),
    misses: () => ['GOOG' + '1E' + sample('upperAlnum', 20), 'GOOGLE'],
  },
  {
    id: 'firebase-cloud-messaging-key',
    title: 'Firebase Cloud Messaging server key (the interface is shut down)',
    type: 'third-party-credential',
    func: 'firebase',
    keywords: [':apa91b'],
    anchor: 'word',
    pattern: prefixed('AAAA[A-Za-z0-9_-]{7}:APA91b[A-Za-z0-9_-]{120,150}'),
    confidence: 'low',
    rotate: 'https://firebase.google.com/docs/cloud-messaging/migrate-v1',
    hits: () => spelled('AAA' + 'A' + sample('base62', 7) + ':APA' + '91b' + sample('base62', 134)),
    misses: () => [sample('base62', 11) + ':APA' + '91b' + sample('base62', 134)],
  },
  {
    id: 'google-app-password',
    title: 'Google app password',
    type: 'application-secret',
    func: 'google',
    keywords: ['pass', 'pwd', 'gmail'],
    ...named(
      '[a-z]{4} [a-z]{4} [a-z]{4} [a-z]{4}(?![A-Za-z ])',
      String.raw`(?:[Pp](?:ass|ASS)(?:[Ww](?:or)?d|W(?:OR)?D)?|pwd|PWD|[Gg](?:mail|MAIL)[\w.-]{0,40})`,
    ),
    check: appPassword,
    rotate: 'https://support.google.com/accounts/answer/185833',
    hits: () =>
      ['GMAIL_APP_PASSWORD="', "smtp.login(user, password='", 'password: "', 'MAIL_PASS: "'].map(
        (before) => before + groups() + before.slice(-1),
      ),
    misses: () => [
      'password: "this must have been said"',
      'password = "shop" "code" "word" "test"',
    ],
  },
  {
    id: 'google-recaptcha-secret',
    title: 'Google reCAPTCHA secret key',
    type: 'application-secret',
    func: 'recaptcha',
    keywords: ['captcha'],
    ...credentialOf('captcha', '6L[A-Za-z0-9_-]{38}', 'secret|secret_?key|private|private_?key'),
    entropy: 3.5,
    rotate: 'https://developers.google.com/recaptcha/docs/settings',
    hits: () => under('RECAPTCHA_SECRET_KEY', '6L' + 'cAAAAA' + sample('base62', 32)),
    misses: () => [
      `RECAPTCHA_SITE_KEY=6LcAAAAA${sample('base62', 32)}`,
      'recaptcha_secret: 6LcShort',
    ],
  },
];

function groups(): string {
  return ['xkqv', 'jzrw', 'bhtq', 'vpzm'].join(' ');
}

/** A key file in base64, with white space as `indent` tells. */
function wrappedAccount(type: string, indent: number, more = fakeKey()): string {
  const text = JSON.stringify({ type, project_id: 'shop', ...more, client_id: '1' }, null, indent);
  return Buffer.from(indent === 0 ? text.replace('":"', '": "') : text).toString('base64');
}

function fakeKey(): Record<string, string> {
  return { private_key: '-----BEGIN ' + `PRIVATE KEY-----\n${sample('base64', 1600)}\n` };
}

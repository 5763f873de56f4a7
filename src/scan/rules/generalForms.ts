import { basicCredentials } from '../checks';
import { serviceAddress } from '../passwords';
import type { Check, Rule } from '../rule';
import { judgeValue } from '../values';
import { jsonWebToken } from '../webTokens';
import { sample, signedSample } from './sample';

const bearerToken: Check = (value) => {
  const kind = judgeValue(value);
  if (kind !== 'random' && kind !== 'gibberish') return undefined;
  return { confidence: 'medium', reason: 'a token behind an authentication scheme' };
};

const queryToken: Check = (value) => {
  const kind = judgeValue(value);
  if (kind !== 'random' && kind !== 'gibberish') return undefined;
  return { confidence: 'medium', reason: 'a credential in the query of an address' };
};

/** An identifier as user is public: error trackers put their project's key there. */
const userToken: Check = (value) =>
  judgeValue(value) === 'random' && !/^[0-9a-f]{32}$/.test(value)
    ? { confidence: 'medium', reason: 'a token in the place of a user name' }
    : undefined;

const QUOTES = '"\'`';
const USER = String.raw`(?:[^\s:@/${QUOTES}<>(){}\\,]|\{[^{}\s]{0,40}\}){0,100}`;
const PASSWORD = String.raw`(?<value>[^\s${QUOTES}<>/?#\\()]{1,200})`;
const SCHEME = String.raw`(?<=(?<![A-Za-z0-9])[a-z][a-z0-9+.-]{1,30})`;

/** What may stand before the last word of a parameter's name; others are `page_token` and the like. */
const QUERY_NAMES =
  '(?:access|api|auth|private|refresh|id|session|client|app|secret|security|user|service|admin|x-api|oauth|circle)[_-]?';

/** Forms of no one provider: addresses, headers, signed tokens. */
export const GENERAL_RULES: readonly Rule[] = [
  {
    id: 'sidekiq-credentials',
    title: 'Credentials of Sidekiq’s gem server',
    type: 'client-credential',
    func: 'sidekiq',
    keywords: ['gems.contribsys.com', 'enterprise.contribsys.com'],
    pattern:
      /(?<=https?:\/\/[0-9a-f]{8}:(?<value>[0-9a-f]{8})@)(?:gems|enterprise)\.contribsys\.com/diy,
    rotate: 'https://github.com/sidekiq/sidekiq/wiki/Commercial-FAQ',
    hits: () => [
      'https' + '://' + sample('hex', 8) + ':' + sample('hex', 8, 3) + '@gems.contribsys.com/',
    ],
    misses: () => ['https' + '://gems.contribsys.com/', 'https' + '://u:p@gems.contribsys.com'],
  },
  {
    id: 'url-credentials',
    title: 'Address with a password',
    type: 'client-credential',
    func: 'http',
    keywords: ['://'],
    pattern: new RegExp(String.raw`${SCHEME}:\/\/${USER}:${PASSWORD}@(?=[\w%$[{.-])`, 'diy'),
    check: serviceAddress,
    source: 'https://docs.gitlab.com/security/tokens/',
    hits: () => [
      'https' + '://ann:' + 'S3cr3t!x' + '@git.example.net/x.git',
      'smtp' + 's://ann%40example.net:' + sample('base62', 12) + '@mail.internal:465',
      'ftp' + '://ann:' + sample('base62', 12) + '@h/x',
      'https' + '://oauth2:' + sample('base62', 20) + '@git.internal/a/b.git',
    ],
    misses: () => [
      'https' + '://example.org:8080/@scope',
      'https' + '://user:pass@example.org',
      'http' + '://user:<password>@h',
      'https' + '://${user}:${token}@example.org',
      'https' + '://ann:@example.org',
    ],
  },
  {
    id: 'url-token',
    title: 'Token in the place of an address’s user',
    type: 'third-party-credential',
    func: 'http',
    keywords: ['://'],
    pattern:
      /(?<=(?<![A-Za-z0-9])(?:https?|git|ssh|nats|tls|wss?)):\/\/(?<value>[A-Za-z0-9_.~-]{20,255})(?::x-oauth-basic)?@(?=[\w[])/diy,
    check: userToken,
    hits: () => ['https' + '://' + sample('base62', 40) + '@git.internal/a/b.git'],
    misses: () => [
      'https' + '://' + sample('hex', 32) + '@o1.ingest.sentry.io/2',
      'ssh' + '://a-user-with-a-long-name-of-words@h',
    ],
  },
  {
    id: 'url-query-credential',
    title: 'Credential in the query of an address',
    type: 'third-party-credential',
    func: 'http',
    keywords: ['token=', 'key=', 'secret=', 'password=', 'passwd=', 'pwd=', 'auth='],
    pattern: new RegExp(
      String.raw`(?<=(?:[?&]|&amp;|%26|%3F)(?:${QUERY_NAMES})?)(?:token|key|secret|password|passwd|pwd|auth)=` +
        String.raw`(?<value>[^\s${QUOTES}<>&#;\\{}$()|]{12,1000})`,
      'diy',
    ),
    check: queryToken,
    hits: () => ['https://api.example.net/v1/x?access_token=' + sample('base62', 32) + '&a=b'],
    misses: () => ['?token=${TOKEN}', '&key=value', '?page_token=' + sample('base62', 32)],
  },
  {
    id: 'device-token-path',
    title: 'Access token of a device in the path of an address',
    type: 'third-party-credential',
    func: 'iot',
    keywords: ['/telemetry', '/attributes', '/rpc'],
    pattern:
      /(?<=(?:https?|coaps?):\/\/[\w.:[\]-]{1,100}\/api\/v1\/(?<value>[A-Za-z0-9]{20}))\/(?:telemetry|attributes|rpc)(?![\w-])/dy,
    check: bearerToken,
    rotate: 'https://thingsboard.io/docs/user-guide/access-token/',
    source: 'https://thingsboard.io/docs/reference/http-api/',
    hits: () => [
      'https://iot.example.net/api/v1/' + sample('base62', 20) + '/telemetry',
      'coap://iot.example.net:5683/api/v1/' + sample('lowerAlnum', 20) + '/attributes?x=1',
    ],
    misses: () => [
      'https://iot.example.net/api/v1/$ACCESS_TOKEN/telemetry',
      'https://iot.example.net/api/v1/organizationsettings/attributes',
      '/api/v1/' + sample('base62', 20) + '/telemetry',
    ],
  },
  {
    id: 'json-web-token',
    title: 'JSON Web Token',
    type: 'application-secret',
    func: 'auth',
    keywords: ['eyj'],
    pattern:
      /(?<![A-Za-z0-9_.-])eyJ[A-Za-z0-9_-]{12,1000}\.(?:[A-Za-z0-9_-]{10,6000}(?:\.[A-Za-z0-9_-]{0,3000})?|[A-Za-z0-9_-]{0,1000}(?:\.[A-Za-z0-9_-]{10,6000}){3})(?![A-Za-z0-9_-])/y,
    check: jsonWebToken,
    source: 'https://datatracker.ietf.org/doc/html/rfc7519',
    hits: () => [signedSample({ sub: 'a1', iss: 'shop' })],
    misses: () => [
      'ey' +
        'J' +
        sample('base62', 30) +
        '.ey' +
        'J' +
        sample('base62', 30) +
        '.' +
        sample('base62', 43),
    ],
  },
  {
    id: 'paseto',
    title: 'PASETO or PASERK key',
    type: 'cryptographic-key',
    func: 'auth',
    keywords: ['.local.', '.secret.', '.public.'],
    pattern:
      /(?<=(?<![A-Za-z0-9_.])(?:v[1-4](?=\.(?:local|public))|k[1-4](?=\.(?:local|secret))))\.[a-z]{5,6}\.(?<value>[A-Za-z0-9_-]{40,2000})(?![A-Za-z0-9_-])/dy,
    confidence: 'medium',
    entropy: 3.5,
    source: 'https://github.com/paseto-standard/paserk',
    hits: () => [
      'v4' + '.local.' + sample('base62', 120),
      'k4' + '.secret.' + sample('base62', 86),
    ],
    misses: () => ['k4' + '.public.' + sample('base62', 43), 'config.local.json'],
  },
  {
    id: 'http-bearer-token',
    title: 'Token in an Authorization header',
    type: 'application-secret',
    func: 'http',
    keywords: ['bearer ', 'bearer%20'],
    pattern:
      /bearer(?:[ \t]{1,3}|%20)["']?(?<value>[A-Za-z0-9._~+/-]{16,2000}={0,2})(?![A-Za-z0-9._~+/=-])/diy,
    check: bearerToken,
    source: 'https://datatracker.ietf.org/doc/html/rfc6750',
    hits: () => ['Authorization: Bearer ' + sample('base62', 40)],
    misses: () => ['Authorization: Bearer <token>', 'Bearer authentication-is-required-here'],
  },
  {
    id: 'http-basic-credentials',
    title: 'User and password of HTTP Basic authentication',
    type: 'client-credential',
    func: 'http',
    keywords: ['basic ', '"auth"', '\\"auth\\"', 'basic%20'],
    pattern:
      /(?:basic(?:[ \t]{1,3}|%20)|\\?"auth\\?"\s{0,4}:\s{0,4}\\?")["']?(?<value>[A-Za-z0-9+/]{8,400}={0,2})(?![A-Za-z0-9+/=_-])/diy,
    check: basicCredentials,
    source: 'https://datatracker.ietf.org/doc/html/rfc7617',
    hits: () => [
      'Authorization: Basic ' + Buffer.from('ann:' + sample('base62', 12)).toString('base64'),
      '{"auths":{"h":{"auth":"' +
        Buffer.from('ann:' + sample('base62', 12)).toString('base64') +
        '"}}}',
      '-H "Authorization: Basic ' +
        Buffer.from(sample('base62', 32) + ':').toString('base64') +
        '"',
    ],
    misses: () => [
      'Basic authentication',
      'Basic ' + sample('base62', 24),
      'Basic ' + Buffer.from('user:password').toString('base64'),
      'Basic ' + Buffer.from('Aladdin:open sesame').toString('base64'),
    ],
  },
  {
    id: 'http-scheme-token',
    title: 'Key in an Authorization header',
    type: 'third-party-credential',
    func: 'http',
    keywords: ['authorization'],
    pattern:
      /(?<![A-Za-z])authorization\\{0,2}["']?\]?[ \t]{0,4}(?:[:=,]|=>)[ \t]{0,4}(?:f|[$@])?\\{0,2}["'`]?(?:(?:token|api[-_]?token|apikey|api[-_]key|key|ssws|oauth|ntlm|splunk|geniekey|accesskey|shippotoken|klaviyo-api-key|deepl-auth-key|discord|bot|sso-key|secret|private|x?api)[ \t=:]{1,3}(?:token=|key=)?\\{0,2}["']?)?(?!AWS4-)(?<value>[A-Za-z0-9._~+/-]{16,1000}={0,2})/diy,
    check: bearerToken,
    hits: () => [
      'Authorization: token ' + sample('hex', 40),
      'curl -H "Authorization: Api-Token ' + sample('hex', 40) + '"',
    ],
    misses: () => [
      'Authorization: token <your token>',
      'authorization: getAuthorizationHeader',
      `"AppAuthorization": "${sample('hex', 16)}"`,
    ],
  },
  {
    id: 'http-ntlm-answer',
    title: 'Answer to an NTLM challenge',
    type: 'client-credential',
    func: 'http',
    keywords: ['ntlm tlrmtvntuaad', 'negotiate tlrmtvntuaad'],
    pattern:
      /(?:NTLM|Negotiate)[ \t]{1,2}(?<value>TlRMTVNTUAAD[A-Za-z0-9+/]{60,3000}={0,2})(?![A-Za-z0-9+/=])/diy,
    confidence: 'low',
    source: 'https://learn.microsoft.com/openspecs/windows_protocols/ms-nlmp/',
    hits: () => ['Authorization: NTLM TlRM' + 'TVNTUAAD' + sample('base64', 200)],
    misses: () => ['Authorization: NTLM TlRM' + 'TVNTUAAB' + sample('base64', 60)],
  },
];

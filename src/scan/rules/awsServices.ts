import { bedrockKey } from '../checksCloud';
import type { Rule } from '../rule';
import { alnum, credentialOf, lowerAlnum, named } from './named';
import { spelled, under } from './notations';
import { prefixed } from './prefixed';
import { sample } from './sample';

const SERVICE_SPECIFIC =
  'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_service-specific-creds.html';
const BEDROCK_KEYS = 'https://docs.aws.amazon.com/bedrock/latest/userguide/api-keys.html';

/** Services of Amazon with credentials of their own. */
export const AWS_SERVICE_RULES: readonly Rule[] = [
  {
    id: 'aws-bedrock-api-key',
    title: 'Amazon Bedrock API key',
    type: 'third-party-credential',
    func: 'bedrock',
    keywords: ['abskqmvkcm9ja0fqsutles'],
    pattern: prefixed('ABSKQmVkcm9ja0FQSUtleS[A-Za-z0-9+/]{50,240}={0,2}', 'A-Za-z0-9+/='),
    check: bedrockKey,
    rotate: BEDROCK_KEYS,
    source: BEDROCK_KEYS,
    hits: () => [...spelled(bedrockSample()), `AWS_BEARER_TOKEN_BEDROCK=${bedrockSample()}`],
    misses: () => ['ABS' + 'K' + sample('base64', 128), bedrockSample().slice(0, 40)],
  },
  {
    id: 'aws-bedrock-short-term-key',
    title: 'Amazon Bedrock API key, short-term',
    type: 'third-party-credential',
    func: 'bedrock',
    keywords: ['bedrock-api-key-'],
    pattern: prefixed('bedrock-api-key-[A-Za-z0-9+/_-]{100,3000}={0,2}', 'A-Za-z0-9+/=_-'),
    confidence: 'medium',
    rotate: BEDROCK_KEYS,
    source: BEDROCK_KEYS,
    hits: () => spelled('bedrock-' + 'api-key-' + sample('base64', 400)),
    misses: () => ['bedrock-api-key-rotation', 'name: bedrock-api-key-secret-for-production'],
  },
  {
    id: 'aws-appsync-api-key',
    title: 'AWS AppSync API key',
    type: 'third-party-credential',
    func: 'appsync',
    keywords: ['da2-'],
    pattern: prefixed('da2-[a-z0-9]{26}', 'A-Za-z0-9'),
    confidence: 'medium',
    entropy: 3,
    rotate: 'https://docs.aws.amazon.com/appsync/latest/APIReference/API_DeleteApiKey.html',
    hits: () => spelled('da2' + '-' + sample('lowerAlnum', 26)),
    misses: () => ['da2' + '-' + sample('lowerAlnum', 12)],
  },
  {
    id: 'aws-ses-smtp-password',
    title: 'Amazon SES SMTP password',
    type: 'application-secret',
    func: 'ses',
    keywords: ['smtp', 'ses_', 'email_host_password', 'mail_pass', 'mailpass', 'mail_secret'],
    ...credentialOf(
      '(?:smtp|ses_|email_host|mail_)',
      '(?:B[A-P]|A[g-v])[A-Za-z0-9+/]{42}',
      'password|passwd|pass|secret|secret_key|pwd|key',
    ),
    confidence: 'high',
    entropy: 4.05,
    rotate: 'https://docs.aws.amazon.com/ses/latest/dg/smtp-credentials.html',
    hits: () => [
      ...under('SES_SMTP_PASSWORD', 'BK' + sample('base64', 42)),
      ...under('SMTP_PASS', 'Ap' + sample('base64', 42)),
      `smtp:\n  host: email-smtp.eu-west-1.amazonaws.com\n  password: BK${sample('base64', 42)}`,
    ],
    misses: () => [`SMTP_PASSWORD=${sample('base64', 43)}=`, 'SMTP_PASSWORD=BKhunter'],
  },
  {
    id: 'aws-cognito-client-secret',
    title: 'Amazon Cognito app client secret',
    type: 'client-credential',
    func: 'cognito',
    keywords: ['client_secret', 'clientsecret', 'client-secret', 'cognito'],
    ...named(lowerAlnum(51, 52), String.raw`[\w.-]{0,40}[Ss](?:ecret|ECRET)[\w.-]{0,20}`),
    confidence: 'medium',
    entropy: 4,
    rotate:
      'https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-settings-client-apps.html',
    hits: () => under('COGNITO_CLIENT_SECRET', sample('lowerAlnum', 51)),
    misses: () => [
      `COGNITO_CLIENT_ID=${sample('lowerAlnum', 26)}`,
      'COGNITO_USER_POOL_ID=eu-west-1_Ab12Cd34E',
      `client_secret=${sample('lowerAlnum', 40)}`,
    ],
  },
  {
    id: 'aws-codeartifact-token',
    title: 'AWS CodeArtifact authorization token',
    type: 'third-party-credential',
    func: 'codeartifact',
    keywords: ['eyj2zxiioje'],
    pattern: prefixed(String.raw`eyJ2ZXIiOjE[\w-]{20,600}(?:\.{1,2}[\w-]{10,2400}){1,5}`),
    confidence: 'medium',
    rotate: 'https://docs.aws.amazon.com/codeartifact/latest/ug/tokens-authentication.html',
    hits: () => [
      ...spelled('eyJ2ZXIi' + 'OjEs' + sample('base62', 120) + '..' + sample('base62', 200)),
      '//d-1.d.codeartifact.eu-west-1.amazonaws.com/npm/r/:_authToken=' +
        ('eyJ2ZXIi' + 'OjEs' + sample('base62', 120) + '.' + sample('base62', 500)),
    ],
    misses: () => ['eyJ2ZXIi' + 'OjEs' + sample('base62', 40)],
  },
  {
    id: 'aws-service-specific-password',
    title: 'AWS service-specific password (CodeCommit, Keyspaces)',
    type: 'application-secret',
    func: 'aws',
    keywords: ['-at-'],
    ...named(
      '[A-Za-z0-9+/]{42,44}={0,2}|(?:[A-Za-z0-9]|%2[BbFf]){42,44}(?:%3[Dd]){1,2}',
      String.raw`-at-[0-9]{12}`,
    ),
    confidence: 'medium',
    entropy: 4,
    rotate: SERVICE_SPECIFIC,
    hits: () => [
      `https://ann-at-123456789012:${sample('base64', 43)}=@git-codecommit.eu-west-1.amazonaws.com/v1/repos/shop`,
      `auth = PlainTextAuthProvider(username='ann-at-123456789012', password='${sample('base64', 44)}')`,
    ],
    misses: () => ['ann-at-123456789012: no password', 'look-at-me'],
  },
  {
    id: 'aws-api-gateway-key',
    title: 'Amazon API Gateway API key',
    type: 'third-party-credential',
    func: 'api-gateway',
    keywords: [
      'x-api-key',
      'x_api_key',
      'xapikey',
      'execute-api',
      'apigateway',
      'api_gateway',
      'api-gateway',
    ],
    ...credentialOf('(?:x[-_]?api|execute-api|api[-_]?gateway)', alnum(40)),
    confidence: 'medium',
    entropy: 4.3,
    rotate:
      'https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-setup-api-keys.html',
    hits: () => [
      `curl -H "x-api-key: ${sample('base62', 40)}" https://a1.execute-api.eu-west-1.amazonaws.com/v1`,
      ...under('API_GATEWAY_KEY', sample('base62', 40)),
    ],
    misses: () => [`x-api-key: ${sample('base62', 12)}`, `x-api-key: ${sample('hex', 40)}`],
  },
  {
    id: 'amazon-marketplace-token',
    title: 'Amazon Marketplace Web Service token',
    type: 'third-party-credential',
    func: 'amazon',
    keywords: ['amzn.mws.'],
    pattern: prefixed(String.raw`amzn\.mws\.[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}`),
    rotate: 'https://developer-docs.amazon.com/sp-api/docs/revoking-authorization',
    hits: () => spelled('amzn.' + `mws.4ea38b7b-f563-7709-4bae-${sample('hex', 12)}`),
    misses: () => ['amzn.mws.developer-id'],
  },
  {
    id: 'amazon-login-secret',
    title: 'Login with Amazon client secret',
    type: 'client-credential',
    func: 'amazon',
    keywords: ['amzn1.oa2-cs.v1.'],
    pattern: prefixed(String.raw`amzn1\.oa2-cs\.v1\.[0-9a-f]{64}`),
    rotate: 'https://developer-docs.amazon.com/sp-api/docs/rotating-your-apps-lwa-credentials',
    hits: () => spelled('amzn1.oa2-' + 'cs.v1.' + sample('hex', 64)),
    misses: () => ['amzn1.application-oa2-client.' + sample('hex', 32)],
  },
  {
    id: 'amazon-login-token',
    title: 'Login with Amazon access or refresh token',
    type: 'third-party-credential',
    func: 'amazon',
    keywords: ['atzr|', 'atza|'],
    pattern: prefixed(String.raw`Atz[ar]\|[A-Za-z0-9_+/-]{80,1200}={0,2}`, 'A-Za-z0-9_+/=-'),
    rotate: 'https://developer-docs.amazon.com/sp-api/docs/revoking-authorization',
    hits: () => [
      'Atz' + 'r|' + sample('base64', 300),
      'refresh = "Atz' + `a|${sample('base64', 300)}"`,
    ],
    misses: () => ['Atz' + 'r|' + sample('base64', 20)],
  },
];

function bedrockSample(): string {
  const text = `BedrockAPIKey-a1b2-at-123456789012:${sample('base64', 44)}`;
  return 'ABS' + 'K' + Buffer.from(text).toString('base64');
}

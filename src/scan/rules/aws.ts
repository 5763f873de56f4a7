import { presignedUrl } from '../checksExpiry';
import type { Rule } from '../rule';
import { named } from './named';
import { spelled, under } from './notations';
import { prefixed } from './prefixed';
import { sample } from './sample';

const ROTATE =
  'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_access-keys.html#securing_access-keys';
const REVOKE_SESSIONS =
  'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_use_revoke-sessions.html';
const IDENTIFIERS =
  'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html#identifiers-unique-ids';

/** The secret: 40 characters of base64, which hexadecimal digests of that length are too. */
const SECRET = '[A-Za-z0-9+/]{40}(?![=])';
/** `AKIA…`, as it stands before its secret: `AKIA…:…`, `"AKIA…", "…"`, two lines of a file. */
const ID_BEFORE = String.raw`(?<![A-Za-z0-9])(?:AKIA|ASIA)[A-Z0-9]{16}`;
const SECRET_NAME = String.raw`[\w.-]{3,30}`;

const accessKeyId = (): string => 'AKI' + 'A' + sample('base32', 16);

/** Amazon Web Services. Shapes: docs.aws.amazon.com, "IAM identifiers". */
export const AWS_RULES: readonly Rule[] = [
  {
    id: 'aws-access-key-id',
    title: 'AWS access key id',
    type: 'aws-access-key',
    func: 'aws',
    keywords: ['akia', 'asia', 'abia', 'acca', 'a3t'],
    pattern: prefixed(
      '(?:AKIA|ASIA|ABIA|ACCA|A3T[A-Z0-9])(?!IOSFODNN7(?!EXAMPLE))[A-Z0-9]{16}',
      'A-Za-z0-9',
    ),
    confidence: 'medium',
    entropy: 2.8,
    rotate: ROTATE,
    source: IDENTIFIERS,
    hits: () => [
      ...spelled(accessKeyId()),
      'AS' + 'IA' + sample('base32', 16),
      `Credential=${accessKeyId()}/20250101/us-east-1/s3/aws4_request`,
      `s3://${accessKeyId()}:x@bucket`,
    ],
    misses: () => [
      'AK' + 'IAIOSFODNN7EXAMPLE',
      accessKeyId() + 'QRST',
      'x' + accessKeyId(),
      'AROA' + sample('base32', 16),
      'AIDA' + sample('base32', 16),
    ],
  },
  {
    id: 'aws-secret-access-key',
    title: 'AWS secret access key',
    type: 'aws-access-key',
    func: 'aws',
    keywords: [
      'secret_access_key',
      'secretaccesskey',
      'secret_key',
      'secretkey',
      'secret-access-key',
      'secret-key',
      'secret.key',
      'aws_secret',
      'awssecret',
      'aws-secret',
      's3_secret',
      's3-secret',
      's3secret',
      'amazon_secret',
      'akia',
      'asia',
    ],
    ...named(SECRET, `(?:${ID_BEFORE}|${SECRET_NAME})`),
    entropy: 4.05,
    rotate: ROTATE,
    source: ROTATE,
    hits: () => [
      ...under('AWS_SECRET_ACCESS_KEY', sample('base64', 40)),
      ...under('S3_SECRET', sample('base64', 40)),
      `{ secretAccessKey: '${sample('base64', 40, 3)}' }`,
      `new BasicAWSCredentials("${accessKeyId()}", "${sample('base64', 40)}")`,
      `s3://${accessKeyId()}:${sample('base64', 40)}@bucket`,
      `${accessKeyId()},${sample('base64', 40)}`,
    ],
    misses: () => [
      'aws_secret_access_key = wJalrXUtnFEMI' + '/K7MDENG/bPxRfiCY' + 'EXAMPLEKEY',
      'secret_key = ' + sample('hex', 40),
      'secretKey: ' + sample('base64', 44),
    ],
  },
  {
    id: 'aws-session-token',
    title: 'AWS session token',
    type: 'aws-access-key',
    func: 'aws',
    keywords: ['iqojb3jpz2lu', 'fwogzxivyxdz', 'fqogzxivyxdz'],
    pattern: prefixed(
      '(?:IQoJb3JpZ2lu|FwoGZXIvYXdz|FQoGZXIvYXdz)[A-Za-z0-9+/%]{200,2600}={0,2}',
      'A-Za-z0-9+/=',
    ),
    rotate: REVOKE_SESSIONS,
    hits: () => spelled('IQoJb3Jp' + 'Z2lu' + sample('base64', 300)),
    misses: () => ['IQoJb3Jp' + 'Z2lu' + sample('base64', 30)],
  },
  {
    id: 'aws-session-token-by-name',
    title: 'AWS session token under its name',
    type: 'aws-access-key',
    func: 'aws',
    keywords: [
      'session_token',
      'sessiontoken',
      'session-token',
      'security_token',
      'security-token',
      'securitytoken',
    ],
    ...named('[A-Za-z0-9+/]{200,2600}={0,2}'),
    confidence: 'medium',
    entropy: 4.5,
    rotate: REVOKE_SESSIONS,
    hits: () => under('AWS_SESSION_TOKEN', sample('base64', 600)),
    misses: () => ['aws_session_token = ' + sample('base64', 40), 'SESSION_TOKEN_TTL=3600'],
  },
  {
    id: 'aws-sso-token',
    title: 'AWS access portal (SSO) token',
    type: 'aws-access-key',
    func: 'aws',
    keywords: ['aoaaaaaa', 'aoraaaaa', 'asaaaaaa'],
    pattern: prefixed('(?:ao[ar]|asa)AAAAA[A-Za-z0-9_+/:=-]{60,2400}', 'A-Za-z0-9_+/:=-'),
    confidence: 'medium',
    entropy: 4,
    rotate: 'https://docs.aws.amazon.com/singlesignon/latest/userguide/authconcept.html',
    hits: () => spelled('aoa' + 'AAAAA' + 'G' + sample('base64', 300)),
    misses: () => ['aoa' + 'AAAAA' + 'G' + sample('base64', 12)],
  },
  {
    id: 'aws-presigned-url',
    title: 'Signature of a pre-signed AWS URL',
    type: 'aws-access-key',
    func: 'aws',
    keywords: ['x-amz-signature='],
    pattern: /x-amz-signature=(?<value>[0-9a-f]{64})(?![0-9a-z])/diy,
    check: presignedUrl,
    rotate: ROTATE,
    hits: () => [
      'https://b.s3.amazonaws.com/k?X-Amz-Date=20990101T000000Z&X-Amz-Expires=3600&X-Amz-Signature=' +
        sample('hex', 64),
      `db.x.rds.amazonaws.com:3306/?Action=connect&DBUser=app&X-Amz-Signature=${sample('hex', 64)}`,
    ],
    misses: () => ['X-Amz-Signature=' + sample('hex', 32), 'signature=' + sample('hex', 64)],
  },
];

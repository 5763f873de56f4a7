import type { Rule } from '../rule';
import { sample } from './sample';

const ROTATE =
  'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_access-keys.html#securing_access-keys';

/** Amazon Web Services. Shapes: docs.aws.amazon.com, "IAM identifiers". */
export const AWS_RULES: readonly Rule[] = [
  {
    id: 'aws-access-key-id',
    title: 'AWS access key id',
    type: 'aws-access-key',
    func: 'aws',
    keywords: ['akia', 'asia', 'abia', 'acca'],
    pattern:
      /(?<![A-Za-z0-9+/])(?:AKIA|ASIA|ABIA|ACCA)(?!IOSFODNN7)[A-Z2-7]{16}(?![A-Za-z0-9+/=])/y,
    confidence: 'medium',
    rotate: ROTATE,
    hits: () => ['key = AKI' + 'A' + sample('base32', 16), 'AS' + 'IA' + sample('base32', 16)],
    misses: () => [
      'AK' + 'IAIOSFODNN7EXAMPLE',
      'AKI' + 'A' + sample('base32', 20),
      'xAKI' + 'A' + sample('base32', 16),
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
      'aws_secret',
      'awssecret',
    ],
    pattern:
      /[\w-]{3,20}\\{0,2}["']?\]?[ \t]{0,8}(?:=>|:=|[:=,(]|[ \t])[ \t]{0,8}\\{0,2}["'`]?(?<value>[A-Za-z0-9+/]{40})(?![A-Za-z0-9+/=])/dy,
    entropy: 4,
    rotate: ROTATE,
    hits: () => [
      'aws_secret_access_key = ' + sample('base64', 40),
      `{ secretAccessKey: '${sample('base64', 40, 3)}' }`,
    ],
    misses: () => [
      'aws_secret_access_key = wJalrXUtnFEMI' + '/K7MDENG/bPxRfiCY' + 'EXAMPLEKEY',
      'secret_key = ' + sample('hex', 39),
      'secretKey: ' + sample('base64', 44),
    ],
  },
  {
    id: 'aws-session-token',
    title: 'AWS session token',
    type: 'aws-access-key',
    func: 'aws',
    keywords: ['iqojb3jpz2lu', 'fwogzxivyxdz', 'fqogzxivyxdz'],
    pattern:
      /(?<![A-Za-z0-9+/])(?:IQoJb3JpZ2lu|FwoGZXIvYXdz|FQoGZXIvYXdz)[A-Za-z0-9+/=]{200,2000}(?![A-Za-z0-9+/=])/y,
    rotate: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_use_revoke-sessions.html',
    hits: () => ['IQoJb3Jp' + 'Z2lu' + sample('base64', 300)],
    misses: () => ['IQoJb3Jp' + 'Z2lu' + sample('base64', 30)],
  },
  {
    id: 'aws-bedrock-api-key',
    title: 'Amazon Bedrock API key',
    type: 'third-party-credential',
    func: 'bedrock',
    keywords: ['absk'],
    pattern: /(?<![A-Za-z0-9+/])ABSK[A-Za-z0-9+/]{100,160}={0,2}(?![A-Za-z0-9+/=])/y,
    rotate: 'https://docs.aws.amazon.com/bedrock/latest/userguide/api-keys.html',
    hits: () => ['ABS' + 'K' + sample('base64', 128)],
    misses: () => ['ABS' + 'K' + sample('base64', 40)],
  },
  {
    id: 'aws-appsync-api-key',
    title: 'AWS AppSync API key',
    type: 'third-party-credential',
    func: 'appsync',
    keywords: ['da2-'],
    pattern: /(?<![A-Za-z0-9])da2-[a-z0-9]{26}(?![A-Za-z0-9])/y,
    confidence: 'medium',
    rotate: 'https://docs.aws.amazon.com/appsync/latest/APIReference/API_DeleteApiKey.html',
    hits: () => ['da2' + '-' + sample('lowerAlnum', 26)],
    misses: () => ['da2' + '-' + sample('lowerAlnum', 12)],
  },
];

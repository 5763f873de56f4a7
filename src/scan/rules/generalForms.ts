import { basicCredentials, jsonWebToken } from '../checks';
import { isPlaceholder } from '../placeholders';
import { isReference } from '../references';
import type { Check, Rule } from '../rule';
import { isName, judgeValue } from '../values';
import { DATABASE_WORDS } from '../vocabulary';
import { sample } from './sample';

const ROTATE_PASSWORD =
  'https://docs.aws.amazon.com/secretsmanager/latest/userguide/rotating-secrets.html';

/** A password inside an address or a connection string: a person's or a machine's, but a real one. */
const livePassword: Check = (value) => {
  if (value.length < 3 || /^[{[<%$]|[}\]>]$|\(/.test(value)) return undefined;
  if (isReference(value) || isPlaceholder(value) || isName(value)) return undefined;
  // `postgres:postgres`: the default of an image, which protects nothing.
  if (DATABASE_WORDS.has(value.toLowerCase())) return undefined;
  return { confidence: 'high', reason: 'a password inside an address or connection string' };
};

const bearerToken: Check = (value) => {
  const kind = judgeValue(value);
  if (kind !== 'random' && kind !== 'gibberish') return undefined;
  return { confidence: 'medium', reason: 'a token behind an authentication scheme' };
};

/** What is no identifier, so that `Basic ` in prose is passed over before anything is decoded. */
const USER = String.raw`[^\s:@/"'` + '`' + String.raw`<>(){}\\,]{0,100}`;
const PASSWORD = String.raw`(?<value>[^\s"'` + '`' + String.raw`<>/?#\\()]{1,200})`;
const HOST = String.raw`@(?=[\w%$[{.-])`;
const DATABASES =
  'postgres(?:ql)?|mysqlx?|mariadb|mongodb|rediss?|valkey|amqps?|mssql|sqlserver|oracle|clickhouse|cockroachdb|' +
  'snowflake|neo4j|bolt|cassandra|couchbase|influxdb|db2|trino|redshift|nats|mqtts?|libsql|hana';
const PLACES =
  'https?|ftps?|sftp|ssh|scp|smtps?|imaps?|ldaps?|git|svn|wss?|socks5?h?|proxy|rtsp|smb|telnet|cloudinary';

/** Forms of no one provider: addresses, connection strings, headers, signed tokens. */
export const GENERAL_RULES: readonly Rule[] = [
  {
    id: 'database-url',
    title: 'Database or broker address with a password',
    type: 'database-credential',
    func: 'database',
    keywords: ['://'],
    pattern: new RegExp(
      `(?<=(?:${DATABASES})(?:\\+[\\w.-]{1,20})?):\\/\\/${USER}:${PASSWORD}${HOST}`,
      'diy',
    ),
    check: livePassword,
    rotate: ROTATE_PASSWORD,
    hits: () => [
      'postgres' + '://app:' + 'hunter2' + '@db.example.net:5432/shop',
      'mongodb' + '+srv://u:' + sample('base62', 16) + '@h/x',
    ],
    misses: () => [
      'postgres' + '://app@db/shop',
      'mysql' + '://u:${PASSWORD}@h',
      'redis' + '://user:password@localhost',
    ],
  },
  {
    id: 'url-credentials',
    title: 'Address with a password',
    type: 'client-credential',
    func: 'http',
    keywords: ['://'],
    pattern: new RegExp(
      `(?<=(?<![A-Za-z])(?:${PLACES}|git\\+https|git\\+ssh)):\\/\\/${USER}:${PASSWORD}${HOST}`,
      'diy',
    ),
    check: livePassword,
    rotate: ROTATE_PASSWORD,
    hits: () => ['https' + '://ann:' + 'S3cr3t!x' + '@git.example.net/x.git'],
    misses: () => [
      'https' + '://example.org:8080/@scope',
      'https' + '://user:pass@example.org',
      'http' + '://user:<password>@h',
    ],
  },
  {
    id: 'jdbc-password',
    title: 'Password in a JDBC address',
    type: 'database-credential',
    func: 'database',
    keywords: ['jdbc:'],
    pattern:
      /jdbc:[a-z0-9]{2,20}:[^\s"'`<>]{1,300}?[?&;]password=(?<value>[^\s"'`<>&;\\]{1,200})/diy,
    check: livePassword,
    rotate: ROTATE_PASSWORD,
    hits: () => ['jdbc:mysql://h/shop?user=app&password=' + sample('base62', 14)],
    misses: () => ['jdbc:mysql://h/shop?user=app&password=${DB_PASSWORD}'],
  },
  {
    id: 'connection-string-password',
    title: 'Password in a connection string',
    type: 'database-credential',
    func: 'database',
    keywords: ['password=', 'pwd='],
    pattern:
      /(?<=(?:;|(?:^|["'`\s])(?=[^"'`\n]{4,80};))[ \t]{0,2})(?:password|pwd)=(?<value>[^\s;"'`<>&]{3,128})(?=[ \t]{0,2}["';`\s\\]|$)/diy,
    check: livePassword,
    rotate: ROTATE_PASSWORD,
    hits: () => [`Server=db;Database=shop;User Id=app;Password=${sample('base62', 12)};`],
    misses: () => ['Server=db;User Id=app;Password={0};', 'Server=db;Integrated Security=true;'],
  },
  {
    id: 'json-web-token',
    title: 'JSON Web Token',
    type: 'application-secret',
    func: 'auth',
    keywords: ['eyj'],
    pattern:
      /(?<![A-Za-z0-9_.-])eyJ[A-Za-z0-9_-]{12,1000}\.ey[A-Za-z0-9_-]{10,6000}\.[A-Za-z0-9_-]{20,1000}/y,
    check: jsonWebToken,
    rotate: 'https://datatracker.ietf.org/doc/html/rfc8725',
    hits: () => [
      [
        Buffer.from('{"alg":"HS256","typ":"JWT"}').toString('base64url'),
        Buffer.from('{"sub":"a1","iss":"shop"}').toString('base64url'),
        sample('base62', 43),
      ].join('.'),
    ],
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
    id: 'http-bearer-token',
    title: 'Token in an Authorization header',
    type: 'application-secret',
    func: 'http',
    keywords: ['bearer ', 'bearer%20'],
    pattern:
      /bearer(?:[ \t]{1,3}|%20)["']?(?<value>[A-Za-z0-9._~+/-]{16,2000}={0,2})(?![A-Za-z0-9._~+/=-])/diy,
    check: bearerToken,
    rotate: 'https://datatracker.ietf.org/doc/html/rfc7009',
    hits: () => ['Authorization: Bearer ' + sample('base62', 40)],
    misses: () => ['Authorization: Bearer <token>', 'Bearer authentication-is-required-here'],
  },
  {
    id: 'http-basic-credentials',
    title: 'User and password of HTTP Basic authentication',
    type: 'client-credential',
    func: 'http',
    keywords: ['basic ', '"auth"'],
    pattern:
      /(?:basic[ \t]{1,3}|"auth"\s{0,4}:\s{0,4}")["']?(?<value>[A-Za-z0-9+/]{8,400}={0,2})(?![A-Za-z0-9+/=_-])/diy,
    check: basicCredentials,
    rotate: ROTATE_PASSWORD,
    hits: () => [
      'Authorization: Basic ' + Buffer.from('ann:' + sample('base62', 12)).toString('base64'),
    ],
    misses: () => ['Basic authentication', 'Basic ' + sample('base62', 24)],
  },
  {
    id: 'http-scheme-token',
    title: 'Key in an Authorization header',
    type: 'third-party-credential',
    func: 'http',
    keywords: ['authorization'],
    pattern:
      /authorization\\{0,2}["']?\]?[ \t]{0,4}[:=,][ \t]{0,4}(?:f|[$@])?\\{0,2}["'`]?(?:(?:token|apikey|api-key|key|ssws|oauth|ntlm|splunk|geniekey|accesskey|shippotoken)[ \t=]{1,3})?(?<value>[A-Za-z0-9._~+/-]{16,1000}={0,2})/diy,
    check: bearerToken,
    rotate: 'https://datatracker.ietf.org/doc/html/rfc7009',
    hits: () => ['Authorization: token ' + sample('hex', 40)],
    misses: () => ['Authorization: token <your token>'],
  },
  {
    id: 'curl-user',
    title: 'User and password on a curl command line',
    type: 'client-credential',
    func: 'http',
    keywords: ['curl '],
    pattern:
      /curl(?:[ \t]|\\\r?\n)(?:[^\n]|(?<=\\)\n){0,200}?[ \t'"]-(?:u|-user)(?: {1,3}|=)?["']?[^\s:="'$]{0,64}:(?<value>[^\s"']{3,100})/dy,
    check: livePassword,
    rotate: ROTATE_PASSWORD,
    hits: () => ['curl -s -u ann:' + sample('base62', 12) + ' https://example.org'],
    misses: () => [
      'curl -u user:password https://example.org',
      'curl -u "$USER:$TOKEN" https://example.org',
    ],
  },
  {
    id: 'sql-password',
    title: 'Password in an SQL statement',
    type: 'database-credential',
    func: 'database',
    keywords: ['identified '],
    pattern:
      /identified(?:[ \t]{1,4}with[ \t]{1,4}[\w"']{1,40})?[ \t]{1,4}(?:by|as)[ \t]{1,4}(?:password[ \t]{1,4})?["'](?<value>[^\s"']{3,128})["']/diy,
    check: livePassword,
    rotate: ROTATE_PASSWORD,
    hits: () => [`CREATE USER 'a'@'h' IDENTIFIED BY '${sample('base62', 12)}';`],
    misses: () => [`CREATE USER 'a'@'h' IDENTIFIED BY 'password';`],
  },
  {
    id: 'netrc-password',
    title: 'Password in a .netrc file',
    type: 'client-credential',
    func: 'http',
    keywords: ['login '],
    pattern: /login[ \t]{1,4}[^\s"']{1,100}\s{1,20}password[ \t]{1,4}(?<value>[^\s"']{3,128})/dy,
    check: livePassword,
    rotate: ROTATE_PASSWORD,
    hits: () => ['machine example.org login ann password ' + sample('base62', 12)],
    misses: () => ['login and password fields', 'machine x login ann password <password>'],
  },
];

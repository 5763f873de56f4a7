import { databasePassword } from '../passwords';
import type { Rule } from '../rule';
import { nkeySeed } from '../nkeys';
import { sample } from './sample';

/** How Secrets Manager itself changes the password of a database, whichever it is. */
const INFLUX = 'https://docs.influxdata.com/influxdb/v2/admin/tokens/';

/** Passwords, tokens and keys in the settings of one database or broker. */
export const DATABASE_SETTING_RULES: readonly Rule[] = [
  {
    id: 'pgpass-password',
    title: 'Password in a PostgreSQL password file',
    type: 'database-credential',
    func: 'postgresql',
    keywords: [':5432:', ':5433:', ':5434:', ':6432:', ':*:*:'],
    pattern:
      /(?<=(?:^|[\s"'])(?!#)[\w.*-]{1,100}):(?:543[234]|6432|\*):[\w*-]{1,64}:[\w.*-]{1,64}:(?<value>[^\s:"']{3,128})(?=["'\s]|$)/dmy,
    check: databasePassword,
    rotate: 'https://www.postgresql.org/docs/current/sql-alterrole.html',
    source: 'https://www.postgresql.org/docs/current/libpq-pgpass.html',
    hits: () => ['db.example.net:5432:shop:ann:' + sample('base62', 12)],
    misses: () => ['localhost:5432:shop', 'db:5432:shop:ann:${PASSWORD}', '0.0.0.0:5432:5432'],
  },
  {
    id: 'kafka-password',
    title: 'Password of a Kafka login module',
    type: 'database-credential',
    func: 'kafka',
    keywords: ['password=', 'password ='],
    pattern:
      /(?<=LoginModule["']?[ \t]{1,4}(?:required|requisite|sufficient|optional)[^;]{0,300}[\s\\])password[ \t]?=[ \t]?\\{0,3}["'](?<value>[^"'\\\s]{3,200})\\{0,3}["']/dy,
    check: databasePassword,
    rotate: 'https://kafka.apache.org/documentation/#security_sasl_scram',
    source: 'https://kafka.apache.org/documentation/#security_sasl',
    hits: () => [
      `org.apache.kafka.common.security.plain.PlainLoginModule required username="ann" password="${sample('base62', 12)}";`,
      `ScramLoginModule required \\\n  username="ann" \\\n  password="${sample('base62', 12)}";`,
    ],
    misses: () => [
      'PlainLoginModule required username="ann" password="${KAFKA_PASSWORD}";',
      'com.sun.security.auth.module.Krb5LoginModule required useKeyTab=true;',
    ],
  },
  {
    id: 'redis-password',
    title: 'Password in a Redis configuration',
    type: 'database-credential',
    func: 'redis',
    keywords: ['requirepass', 'masterauth'],
    pattern:
      /(?<=(?:^|\n|--|["'`]|set )[ \t]{0,8})(?:requirepass|masterauth)(?:[ \t]{1,4}|["']?[ \t]{0,2}[,:=][ \t]{0,2})["']?(?<value>[^\s"',;)<>]{3,128})/dy,
    check: databasePassword,
    rotate: 'https://redis.io/docs/latest/operate/oss_and_stack/management/security/',
    hits: () => [
      'requirepass ' + sample('base62', 16),
      'redis-server --requirepass "' + sample('base62', 16) + '"',
    ],
    misses: () => ['# requirepass foobared', 'requirepass $REDIS_PASSWORD', 'requirepass password'],
  },
  {
    id: 'redis-user-password',
    title: 'Password in a Redis access list',
    type: 'database-credential',
    func: 'redis',
    keywords: [' on >', ' on ~', ' on +'],
    pattern:
      /(?<=user[ \t]{1,4}[^\s]{1,64}(?:[ \t][^\s]{1,40}){0,6})[ \t]on[ \t](?:[~+&@*\w|-]{1,40}[ \t]){0,6}>(?<value>[^\s"'<>=][^\s"'<>]{3,127})(?=["'\s]|$)/dy,
    check: databasePassword,
    rotate: 'https://redis.io/docs/latest/operate/oss_and_stack/management/security/acl/',
    hits: () => ['user ann on >' + sample('base62', 16) + ' ~* +@all'],
    misses: () => ['depends on >= 1.2', 'user ann on >${PASSWORD} ~*'],
  },
  {
    id: 'neo4j-password',
    title: 'Password of Neo4j',
    type: 'database-credential',
    func: 'neo4j',
    keywords: ['neo4j_auth'],
    pattern: /NEO4J_AUTH["']?[ \t]{0,3}[:=][ \t]{0,3}["']?neo4j\/(?<value>[^\s"']{3,128})/diy,
    check: databasePassword,
    rotate: 'https://neo4j.com/docs/operations-manual/current/authentication-authorization/',
    hits: () => [
      'NEO4J_AUTH=neo4j/' + sample('base62', 12),
      'NEO4J_AUTH: neo4j/' + sample('base62', 9),
    ],
    misses: () => ['NEO4J_AUTH=none', 'NEO4J_AUTH=neo4j/${NEO4J_PASSWORD}'],
  },
  {
    id: 'influxdb-core-token',
    title: 'InfluxDB 3 token',
    type: 'database-credential',
    func: 'influxdb',
    keywords: ['apiv3_'],
    pattern: /(?<![A-Za-z0-9])apiv3_[A-Za-z0-9_-]{40,120}(?![A-Za-z0-9_-])/y,
    entropy: 3.5,
    rotate: INFLUX,
    hits: () => ['api' + 'v3_' + sample('base62', 86)],
    misses: () => ['api' + 'v3_' + sample('base62', 8)],
  },
  {
    id: 'elastic-service-token',
    title: 'Elasticsearch service token',
    type: 'third-party-credential',
    func: 'elasticsearch',
    keywords: ['aaeaawvsyxn0awmv'],
    pattern: /(?<![A-Za-z0-9+/])AAEAAWVsYXN0aWMv[A-Za-z0-9+/_-]{20,200}={0,2}(?![A-Za-z0-9+/_-])/y,
    rotate:
      'https://www.elastic.co/docs/deploy-manage/users-roles/cluster-or-deployment-auth/service-accounts',
    hits: () => ['AAEAAWVs' + 'YXN0aWMv' + sample('base62', 60)],
    misses: () => ['AAEAAWVs' + 'YXN0aWMv'],
  },
  {
    id: 'nats-seed',
    title: 'Seed of a NATS key',
    type: 'cryptographic-key',
    func: 'nats',
    keywords: ['nkey', 'nats'],
    pattern:
      /[A-Za-z]{4}[\w. $-]{0,60}["'`\])]{0,3}\s{0,4}[=:,(>]?\s{0,4}["'`]?(?<value>S[UAOCNX][A-Z2-7]{56})(?![A-Za-z0-9])/dy,
    check: nkeySeed,
    rotate:
      'https://docs.nats.io/running-a-nats-service/configuration/securing_nats/auth_intro/nkey_auth',
    hits: () => [
      ['-----BEGIN USER NKEY', 'SEED-----\nSU' + sample('base32', 56) + '\n'].join(' '),
      'NATS_NKEY_SEED=SU' + sample('base32', 56),
    ],
    misses: () => ['-----BEGIN NATS USER JWT-----', 'nkey: U' + sample('base32', 55)],
  },
];

import { elasticKey } from '../checksCloud';
import type { Rule } from '../rule';
import { credential } from './credential';
import { named } from './named';
import { sample } from './sample';

const DATABRICKS = 'https://docs.databricks.com/dev-tools/auth/pat.html';

/** Platforms to move, search and analyse data. */
export const ANALYTICS_PLATFORM_RULES: readonly Rule[] = [
  credential({
    id: 'databricks-token',
    title: 'Databricks access token or OAuth secret',
    func: 'databricks',
    keywords: ['dapi', 'dose', 'dkea', 'doau'],
    form: '(?:dapi|dose|dkea|doau)(?:[a-f0-9]{32}|[A-F0-9]{32})(?:-[0-9]{1,2})?(?!-[0-9])',
    inside: 'A-Za-z0-9',
    entropy: 3,
    rotate: DATABRICKS,
    source: 'https://docs.databricks.com/dev-tools/auth/pat.html',
    samples: () => ['dap' + 'i' + sample('hex', 32), 'dap' + 'i' + sample('hex', 32) + '-2'],
    misses: () => ['dap' + 'i' + 'a'.repeat(32)],
  }),
  credential({
    id: 'snowflake-token',
    title: 'Snowflake programmatic access token',
    type: 'database-credential',
    func: 'snowflake',
    keywords: ['snowflake'],
    value: String.raw`eyJ[\w-]{20,2000}\.eyJ[\w-]{20,2000}\.(?:[\w-]{40,100}|[\w-]{342})(?!\.)`,
    rotate: 'https://docs.snowflake.com/user-guide/programmatic-access-tokens',
    source: 'https://docs.snowflake.com/user-guide/programmatic-access-tokens',
    variable: 'SNOWFLAKE_PASSWORD',
    sample: () => `eyJ${sample('base62', 60)}.eyJ${sample('base62', 120)}.${sample('base62', 86)}`,
  }),
  {
    id: 'confluent-api-secret',
    title: 'Confluent Cloud API secret',
    type: 'client-credential',
    func: 'confluent',
    keywords: [
      'confluent',
      'kafka',
      'sasl',
      'schema_registry',
      'schema.registry',
      'cflt',
      'plainloginmodule',
      'basic.auth.user.info',
    ],
    // Sixty-four characters of base64; an id of sixteen may stand before it, joined by a colon.
    ...named(
      String.raw`(?:cflt[A-Za-z0-9+/]{60}|(?=[A-Za-z0-9+/]{0,63}[A-Z])(?=[A-Za-z0-9+/]{0,63}[0-9])[A-Za-z0-9+/]{64})(?!=)`,
      String.raw`[\w.-]{4,60}(?:[^\w.\r\n-][^\r\n]{0,80}?password)?(?:["' \t]{0,3}[:=]["' \t]{0,3}[A-Z0-9]{16}(?=:))?`,
    ),
    confidence: 'medium',
    entropy: 4.6,
    rotate:
      'https://docs.confluent.io/cloud/current/security/authenticate/workload-identities/service-accounts/api-keys/best-practices-api-keys.html',
    source:
      'https://docs.confluent.io/cloud/current/security/authenticate/workload-identities/service-accounts/api-keys/overview.html',
    hits: () => [
      `CONFLUENT_CLOUD_API_SECRET=${sample('base64', 64)}`,
      `sasl.password=cflt${sample('base64', 60)}`,
      `{ 'sasl.password': '${sample('base64', 64)}' }`,
      `PlainLoginModule required username="${sample('upperAlnum', 16)}" password="${sample('base64', 64)}";`,
      `basic.auth.user.info=${sample('upperAlnum', 16)}:${sample('base64', 64)}`,
    ],
    misses: () => [
      `CONFLUENT_API_KEY=${sample('upperAlnum', 16)}`,
      `kafka_checksum: ${sample('hex', 64)}`,
    ],
  },
  credential({
    id: 'elastic-cloud-api-key',
    title: 'Elastic Cloud API key',
    func: 'elastic',
    keywords: ['essu_'],
    form: 'essu_[A-Za-z0-9+/_-]{40,200}={0,2}',
    inside: 'A-Za-z0-9+/=_-',
    entropy: 3.8,
    rotate: 'https://www.elastic.co/docs/deploy-manage/api-keys',
    source: 'https://www.elastic.co/docs/deploy-manage/api-keys',
    samples: () => ['ess' + 'u_' + sample('base64', 80)],
    misses: () => ['processu_the_value_of_a_name_that_is_rather_long'],
  }),
  {
    id: 'elasticsearch-api-key',
    title: 'Elasticsearch API key',
    type: 'third-party-credential',
    func: 'elasticsearch',
    keywords: ['apikey', 'api_key', 'api-key', 'elastic'],
    ...named('(?=[A-Za-z0-9+/]{0,59}[A-Z])[A-Za-z0-9+/]{54,66}={0,2}'),
    check: elasticKey,
    rotate:
      'https://www.elastic.co/docs/api/doc/elasticsearch/operation/operation-security-invalidate-api-key',
    source: 'https://www.elastic.co/docs/deploy-manage/api-keys/elasticsearch-api-keys',
    hits: () => [
      `curl -H "Authorization: ApiKey ${encodedKey()}" https://es.example.org`,
      `es = Elasticsearch(url, api_key="${encodedKey()}")`,
      `ELASTIC_API_KEY=${encodedKey()}`,
    ],
    misses: () => [
      `api_key=${sample('base64', 58)}==`,
      `Authorization: ApiKey ${sample('hex', 60)}`,
    ],
  },
  credential({
    id: 'influxdb-token',
    title: 'InfluxDB token',
    type: 'database-credential',
    func: 'influxdb',
    keywords: ['influx'],
    value: '[A-Za-z0-9_-]{86}==',
    entropy: 4.5,
    rotate: 'https://docs.influxdata.com/influxdb/v2/admin/tokens/delete-token/',
    source: 'https://docs.influxdata.com/influxdb/v2/admin/tokens/',
    variable: 'INFLUXDB_TOKEN',
    sample: () => sample('base62', 86) + '==',
  }),
  credential({
    id: 'tinybird-token',
    title: 'Tinybird token',
    func: 'tinybird',
    keywords: ['p.eyj1'],
    form: String.raw`p\.eyJ1[A-Za-z0-9_-]{40,300}\.[A-Za-z0-9_-]{40,48}`,
    rotate: 'https://www.tinybird.co/docs/forward/administration/tokens',
    samples: () => [`p.eyJ1${sample('base62', 120)}.${sample('base62', 43)}`],
    misses: () => ['http.eyJ1'],
  }),
];

function encodedKey(): string {
  return Buffer.from(`${sample('base62', 20)}:${sample('base62', 22)}`).toString('base64');
}

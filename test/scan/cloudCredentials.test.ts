import assert from 'node:assert/strict';
import { Engine } from '../../src/scan/engine';
import { sample, sampleUuid } from '../../src/scan/rules/sample';
import { grammars } from '../support/grammars';

const engine = new Engine(grammars);

/** The rules that name what is found in a file. */
async function rulesOf(path: string, text: string): Promise<string[]> {
  return (await engine.scan({ path, text })).map(({ ruleId }) => ruleId);
}

const secret = (): string => sample('base64', 40);
const accessKeyId = 'AKI' + 'A' + sample('base32', 16);
const storageKey = (): string => sample('base64', 86) + '==';
const busKey = (): string => sample('base64', 43) + '=';

describe('credentials of clouds, as they stand in files', () => {
  const cases: [path: string, text: string, ruleIds: string[]][] = [
    [
      '.aws/credentials',
      `[default]\naws_access_key_id = ${accessKeyId}\naws_secret_access_key = ${secret()}\n`,
      ['aws-access-key-id', 'aws-secret-access-key'],
    ],
    [
      's3.ts',
      `new S3Client({ credentials: { accessKeyId: '${accessKeyId}', secretAccessKey: '${secret()}' } });`,
      ['aws-access-key-id', 'aws-secret-access-key'],
    ],
    [
      'Keys.java',
      `var keys = new BasicAWSCredentials("${accessKeyId}", "${secret()}");`,
      ['aws-access-key-id', 'aws-secret-access-key'],
    ],
    [
      'main.tf',
      `provider "aws" {\n  access_key = "${accessKeyId}"\n  secret_key = "${secret()}"\n}\n`,
      ['aws-access-key-id', 'aws-secret-access-key'],
    ],
    [
      'sts.json',
      JSON.stringify(
        {
          Credentials: {
            SecretAccessKey: secret(),
            SessionToken: 'IQoJb3Jp' + 'Z2lu' + sample('base64', 700),
          },
        },
        null,
        2,
      ),
      ['aws-secret-access-key', 'aws-session-token'],
    ],
    ['mail.env', `SES_SMTP_PASSWORD=BK${sample('base64', 42)}\n`, ['aws-ses-smtp-password']],
    [
      'appsettings.json',
      `{"Storage": "DefaultEndpointsProtocol=https;AccountName=shop;AccountKey=${storageKey()};EndpointSuffix=core.windows.net"}`,
      ['azure-storage-key'],
    ],
    [
      'local.settings.json',
      `{"Values": {"Bus": "Endpoint=sb://x.servicebus.windows.net/;SharedAccessKeyName=Root;SharedAccessKey=${busKey()}"}}`,
      ['azure-shared-access-key'],
    ],
    [
      'openai.py',
      `client = AzureOpenAI(azure_endpoint=url, api_key="${sample('hex', 32)}")`,
      ['azure-cognitive-services-key'],
    ],
    [
      'pipeline.yml',
      `variables:\n  AZURE_DEVOPS_EXT_PAT: ${sample('base32', 52).toLowerCase()}\n`,
      ['azure-devops-legacy-token'],
    ],
    [
      'maps.html',
      `<script src="https://maps.googleapis.com/maps/api/js?key=AIza${sample('base62', 35)}"></script>`,
      ['google-api-key'],
    ],
    [
      'client_secrets.json',
      JSON.stringify({
        web: {
          client_id: '1-a.apps.googleusercontent.com',
          client_secret: 'GOC' + 'SPX-' + sample('base62', 28),
        },
      }),
      ['google-oauth-client-secret'],
    ],
    [
      'deploy.yml',
      `env:\n  DIGITALOCEAN_ACCESS_TOKEN: dop_v1_${sample('hex', 64)}\n`,
      ['digitalocean-token'],
    ],
    [
      'main.tf',
      `provider "hcloud" {\n  token = "${sample('base62', 64)}"\n}\n`,
      ['hetzner-cloud-token'],
    ],
    ['main.tf', `provider "linode" {\n  token = "${sample('hex', 64)}"\n}\n`, ['linode-token']],
    ['config.yaml', `scaleway:\n  secret_key: ${sampleUuid()}\n`, ['scaleway-secret-key']],
    ['.env', `HEROKU_API_KEY=${sampleUuid()}\n`, ['heroku-legacy-api-key']],
    ['.env', `RAILWAY_TOKEN=${sampleUuid()}\n`, ['railway-token']],
    [
      'purge.sh',
      `curl -X POST -H "Fastly-Key: ${sample('base62', 32)}" https://api.fastly.com/service/x/purge_all\n`,
      ['fastly-api-token'],
    ],
    [
      'dns.sh',
      `curl -H 'X-Auth-Key: ${sample('hex', 37)}' https://api.cloudflare.com/client/v4/zones\n`,
      ['cloudflare-legacy-token'],
    ],
    [
      'kafka.properties',
      `sasl.jaas.config=PlainLoginModule required username="${sample('upperAlnum', 16)}" password="${sample('base64', 64)}";\n`,
      ['confluent-api-secret'],
    ],
    ['job.py', `spark = connect(host, token="dapi${sample('hex', 32)}")`, ['databricks-token']],
    [
      'Dockerfile',
      `FROM node\nENV VERCEL_TOKEN=${sample('base62', 24)}\n`,
      ['vercel-legacy-token'],
    ],
    [
      'deployment.yaml',
      `env:\n  - name: NETLIFY_AUTH_TOKEN\n    value: nfp_${sample('base62', 36)}\n`,
      ['netlify-token'],
    ],
    [
      'cloud.py',
      `client = AcsClient("LTAI${sample('base62', 20)}", "${sample('base62', 30)}", "cn-hangzhou")`,
      ['alibaba-access-key-id', 'alibaba-access-key-secret'],
    ],
  ];
  for (const [path, text, ruleIds] of cases) {
    it(`${path}: ${ruleIds.join(', ')}`, async () => {
      assert.deepEqual(await rulesOf(path, text), ruleIds);
    });
  }
});

describe('what stands beside credentials of clouds and is none', () => {
  const cases: [name: string, path: string, text: string][] = [
    [
      'a tenant and a client',
      '.env',
      `AZURE_TENANT_ID=${sampleUuid()}\nAZURE_CLIENT_ID=${sampleUuid()}\n`,
    ],
    [
      'an instrumentation key',
      'app.json',
      `{"connection": "InstrumentationKey=${sampleUuid()};IngestionEndpoint=https://x"}`,
    ],
    [
      'an OAuth client id',
      'a.ts',
      `const clientId = '1234567890-${sample('lowerAlnum', 32)}.apps.googleusercontent.com';`,
    ],
    [
      'a user pool',
      'a.ts',
      `const pool = { userPoolId: 'eu-west-1_Ab12Cd34E', clientId: '${sample('lowerAlnum', 26)}' };`,
    ],
    ['an application of Heroku', 'a.sh', `heroku_app_id=${sampleUuid()}\n`],
    ['a project of Railway', '.env', `RAILWAY_PROJECT_ID=${sampleUuid()}\n`],
    ['an account of Cloudflare', '.env', `CLOUDFLARE_ACCOUNT_ID=${sample('hex', 32)}\n`],
    ['a digest', 'a.tf', `source_code_hash = "${sample('hex', 64)}"\n`],
    ['a commit', 'a.yml', `linode_image_sha: ${sample('hex', 40)}\n`],
  ];
  for (const [name, path, text] of cases) {
    it(name, async () => {
      assert.deepEqual(await rulesOf(path, text), []);
    });
  }
});

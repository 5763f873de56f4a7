import assert from 'node:assert/strict';
import { configuredEndpoint, isAwsEndpoint, isLoopback } from '../../src/aws/endpoints';

const sections = new Map([['services.s', { 'sts.endpoint_url': 'https://sts.example' }]]);

describe('the endpoint of a service', () => {
  const all = {
    env: {
      AWS_ENDPOINT_URL_SECRETS_MANAGER: 'https://1.example',
      AWS_ENDPOINT_URL: 'https://2.example',
    },
    settings: { services: 's', endpoint_url: 'https://4.example' },
    sections: new Map([['services.s', { 'secrets_manager.endpoint_url': 'https://3.example' }]]),
  };

  it("is found in the SDK's order", () => {
    const order: string[] = [];
    const source = structuredClone(all);
    for (;;) {
      const endpoint = configuredEndpoint('secrets_manager', source);
      if (endpoint === undefined) break;
      order.push(endpoint);
      for (const settings of [source.env, source.settings, ...source.sections.values()]) {
        for (const [key, value] of Object.entries(settings)) {
          if (value === endpoint) Reflect.deleteProperty(settings, key);
        }
      }
    }
    assert.deepEqual(
      order,
      [1, 2, 3, 4].map((n) => `https://${n}.example`),
    );
  });

  it('is that of its own service', () => {
    const source = { env: {}, settings: { services: 's' }, sections };
    assert.equal(configuredEndpoint('sts', source), 'https://sts.example');
    assert.equal(configuredEndpoint('iam', source), undefined);
  });

  it('is the own one of AWS where configured endpoints are to be ignored', () => {
    const byEnvironment = {
      ...all,
      env: { ...all.env, AWS_IGNORE_CONFIGURED_ENDPOINT_URLS: 'true' },
    };
    const bySetting = { ...all, settings: { ignore_configured_endpoint_urls: 'True' } };
    assert.equal(configuredEndpoint('secrets_manager', byEnvironment), undefined);
    assert.equal(configuredEndpoint('secrets_manager', bySetting), undefined);
  });

  for (const endpoint of [
    'http://10.0.0.1',
    'http://127.0.0.1.example.com',
    'ftp://127.0.0.1',
    'x',
  ]) {
    it(`is never ${endpoint}`, () => {
      const source = { env: {}, settings: { endpoint_url: endpoint }, sections };
      assert.throws(() => configuredEndpoint('sts', source), { code: 'invalid-request' });
    });
  }
});

describe('an endpoint', () => {
  const own: [string, boolean][] = [
    ['https://secretsmanager.eu-central-1.amazonaws.com', true],
    ['https://secretsmanager.eu-central-1.amazonaws.com/', true],
    ['https://secretsmanager-fips.us-gov-west-1.amazonaws.com', true],
    ['https://secretsmanager.cn-north-1.amazonaws.com.cn', true],
    ['https://secretsmanager.eu-central-1.api.aws', true],
    ['https://sts.amazonaws.com', true],
    ['https://vpce-0a1b-2c3d.secretsmanager.eu-central-1.vpce.amazonaws.com', true],
    ['http://secretsmanager.eu-central-1.amazonaws.com', false],
    ['https://secretsmanager.eu-central-1.amazonaws.com:8443', false],
    ['https://secretsmanager.eu-central-1.amazonaws.com.example.com', false],
    ['https://secretsmanager.s3.amazonaws.com', false],
    ['https://a1b2c3.execute-api.eu-central-1.amazonaws.com', false],
    ['https://secretsmanager.eu-central-1.elb.amazonaws.com', false],
    ['https://user@secretsmanager.eu-central-1.amazonaws.com@example.com', false],
    ['http://127.0.0.1:4566', false],
  ];
  for (const [endpoint, expected] of own) {
    it(`${endpoint} is ${expected ? '' : 'not '}the own one of AWS`, () => {
      assert.equal(isAwsEndpoint(endpoint), expected);
    });
  }

  const local: [string, boolean][] = [
    ['http://127.0.0.1:1', true],
    ['http://localhost', true],
    ['http://[::1]:1', true],
    ['http://localhost.example.com', false],
    ['http://0.0.0.0', false],
  ];
  for (const [endpoint, expected] of local) {
    it(`${endpoint} is ${expected ? '' : 'not '}on this machine`, () => {
      assert.equal(isLoopback(endpoint), expected);
    });
  }
});

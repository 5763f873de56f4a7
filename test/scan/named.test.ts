import assert from 'node:assert/strict';
import { alnum, credentialOf, hex, UUID, type ByName } from '../../src/scan/rules/named';
import { sample, sampleUuid } from '../../src/scan/rules/sample';

const KEY = sample('hex', 32);
const PATTERN = credentialOf('acme', hex(32));

/** The value that the pattern finds at the first `acme`, in whichever case. */
function found({ locate, pattern }: ByName, text: string): string | undefined {
  for (const start of locate.starts(text, text.toLowerCase().indexOf('acme'))) {
    pattern.lastIndex = start;
    const match = pattern.exec(text);
    if (match) return match.groups?.['value'];
  }
  return undefined;
}

const NOTATIONS: readonly string[] = [
  `ACME_API_KEY=${KEY}`,
  `export ACME_TOKEN="${KEY}"`,
  `ACME_KEY := "${KEY}"`,
  `ACME_KEY ?= ${KEY}`,
  `ACME_KEY ::= ${KEY}`,
  `acmekey=${KEY}`,
  `ACMEAPIKEY=${KEY}`,
  `acme_accesskey: ${KEY}`,
  `acmeApiKey: '${KEY}',`,
  `const acmeKey: string = "${KEY}";`,
  `"acme-api-key": "${KEY}"`,
  `{\\"acme_secret\\": \\"${KEY}\\"}`,
  `config["acme_token"] = "${KEY}"`,
  `config['acme']['secret_key'] = '${KEY}'`,
  `acme.api.key=${KEY}`,
  `X-Acme-Key: ${KEY}`,
  `-H "X-Acme-Token: ${KEY}"`,
  `headers.set("X-Acme-Api-Key", "${KEY}")`,
  `tool --acme-api-key ${KEY} run`,
  `--acme-token=${KEY}`,
  `https://api.example.org/v1?acme_key=${KEY}&page=2`,
  `<acme-api-key>${KEY}</acme-api-key>`,
  `<add key="AcmeApiKey" value="${KEY}" />`,
  `<string name="acme_secret">${KEY}</string>`,
  `os.getenv("ACME_API_KEY", "${KEY}")`,
  `process.env.ACME_KEY || '${KEY}'`,
  `define('ACME_SECRET', '${KEY}');`,
  `new Acme({ apiKey: '${KEY}' })`,
  `Acme(api_key="${KEY}")`,
  `acme.init(site="eu", api_key="${KEY}")`,
  `acme:\n  site: eu\n  api_key: ${KEY}\n`,
  `"acme": {\n  "site": "eu",\n  "apiKey": "${KEY}"\n}`,
  `[acme]\nsite = eu\napi_key = ${KEY}\n`,
  `- name: ACME_API_KEY\n  value: ${KEY}\n`,
  `{ "name": "ACME_API_KEY", "value": "${KEY}" }`,
  `variable "acme_api_key" {\n  default = "${KEY}"\n}`,
];

const OTHERS: readonly string[] = [
  `acme_etag = "${KEY}"`,
  `ACME_KEY_ID=${KEY}`,
  `acmePublicKey = "${KEY}"`,
  `acme_monkey=${KEY}`,
  `ACME_API_KEY=${KEY}${KEY}`,
  `ACME_API_KEY=${KEY.slice(1)}`,
  `ACME_API_KEY=${'1'.repeat(32)}`,
  `acme:\n  enabled: true\nother:\n  api_key: ${KEY}\n`,
  `[acme]\nsite = eu\n[other]\napi_key = ${KEY}\n`,
];

describe('a credential that its name tells', () => {
  for (const text of NOTATIONS) {
    it(`is found in ${text.split(KEY).join('…').replaceAll('\n', '⏎')}`, () => {
      assert.equal(found(PATTERN, text), KEY);
    });
  }
  for (const [index, text] of OTHERS.entries()) {
    it(`is not taken from look-alike ${index}`, () => {
      assert.equal(found(PATTERN, text), undefined);
    });
  }

  it('keeps to the alphabet of the value, not to the case of the name', () => {
    assert.equal(found(PATTERN, `ACME_KEY=${KEY.toUpperCase()}`), undefined);
    assert.equal(
      found(credentialOf('acme', alnum(20)), 'acme_key = getConfigurationKeys'),
      undefined,
    );
    const uuid = sampleUuid();
    assert.equal(found(credentialOf('acme', UUID), `ACME_TOKEN=${uuid}`), uuid);
  });
});

import assert from 'node:assert/strict';
import { Engine } from '../../src/scan/engine';
import { grammars } from '../support/grammars';

const engine = new Engine(grammars);

/** Put together at run time, so that no scanner flags this file. */
const HUMAN = ['Wint3r', 'Cam'].join('');
const ENCODED = Buffer.from(`${HUMAN}p9`).toString('base64');

async function found(path: string, text: string): Promise<string[]> {
  const findings = await engine.scan({ path, text });
  return findings.map(({ span }) => text.slice(span.start, span.end));
}

/** A name and its value between the quotes of other notations. */
const QUOTES: readonly (readonly [form: string, text: (value: string) => string])[] = [
  ['entities', (value) => `<pre>{&quot;password&quot;: &quot;${value}&quot;}</pre>`],
  [
    'numbered entities',
    (value) => `<pre>{&#34;password&#34;: &#34;${value}&#34;, &#34;a&#34;: 1}</pre>`,
  ],
  ['entities of apostrophes', (value) => `<pre>{&#39;password&#39;: &#39;${value}&#39;}</pre>`],
  ['two backticks', (value) => `<p>Admin password: \`\`${value}\`\`</p>`],
];

describe('quotes of other notations', () => {
  for (const [form, text] of QUOTES) {
    it(`${form} hold a password`, async () => {
      assert.deepEqual(await found('a.html', text(HUMAN)), [HUMAN]);
    });

    it(`${form} hold what is none`, async () => {
      for (const value of ['string', '${password}', '<password>', 'your-password', ''])
        assert.deepEqual(await found('a.html', text(value)), [], value);
    });
  }
});

describe('manifests of Kubernetes Secrets', () => {
  const data = `data:\n  extra: ${ENCODED}\n`;

  it('tell whatever the order of their keys is', async () => {
    assert.deepEqual(await found('s.yaml', `kind: Secret\n${data}`), [ENCODED]);
    assert.deepEqual(await found('s.yaml', `${data}kind: Secret\n`), [ENCODED]);
    assert.deepEqual(
      await found('s.yaml', `'data':\n  'extra': '${ENCODED}'\n'kind': 'Secret'\n`),
      [ENCODED],
    );
  });

  it('tell a value that stands there as it is', async () => {
    assert.deepEqual(await found('s.yaml', `kind: Secret\nstringData:\n  extra: ${HUMAN}\n`), [
      HUMAN,
    ]);
  });

  it('say nothing of the document beside them', async () => {
    assert.deepEqual(await found('s.yaml', `kind: ConfigMap\n${data}---\nkind: Secret\n`), []);
  });

  it('hold settings too', async () => {
    for (const key of ['username', 'db-host', 's3_bucket', 'config.yaml', 'ca.crt'])
      assert.deepEqual(
        await found(
          's.yaml',
          `kind: Secret\ndata:\n  username: a\n  port: b\n  ${key}: ${ENCODED}\n`,
        ),
        [],
        key,
      );
  });
});

import assert from 'node:assert/strict';
import { Engine } from '../../src/scan/engine';
import { Grammars } from '../../src/parse/grammars';
import type { Finding } from '../../src/scan/finding';
import { grammars } from '../support/grammars';

const engine = new Engine(grammars);
const scan = (path: string, text: string): Promise<Finding[]> => engine.scan({ path, text });

/** Put together at run time, so that no scanner flags this file. */
const STRIPE = 'sk_' + 'live_' + '4eC39HqLyjWDarjtT1zdp7dc';
const HUMAN = 'hunt' + 'er2';
const CHOSEN = 'S3cr' + '3t!';

describe('Engine', () => {
  it('lowers the severity, never the confidence, in tests and documentation', async () => {
    const text = `const apiKey = "${STRIPE}";`;
    const [source] = await scan('src/pay.ts', text);
    assert.deepEqual([source?.confidence, source?.severity], ['high', 'warning']);
    for (const path of [
      'test/pay.ts',
      'src/pay.test.ts',
      'docs/pay.ts',
      'examples/pay/a.ts',
      'README.md',
    ]) {
      const [finding] = await scan(path, text);
      assert.deepEqual([finding?.confidence, finding?.severity], ['high', 'information'], path);
    }
  });

  it('gives a fingerprint that depends on the place and not on the value', async () => {
    const at = async (path: string, text: string): Promise<string[]> =>
      (await scan(path, text)).map(({ fingerprint }) => fingerprint);
    const [first] = await at('a.ts', `const password = '${HUMAN}';`);
    assert.match(first!, /^[0-9a-f]{24}$/);
    assert.deepEqual(await at('a.ts', `// moved\n\nconst password = '${CHOSEN}';`), [first]);
    assert.notDeepEqual(await at('b.ts', `const password = '${HUMAN}';`), [first]);
    const twice = await at('a.ts', `a({ password: '${HUMAN}' }); a({ password: '${HUMAN}' });`);
    assert.equal(new Set(twice).size, 2);
  });

  it('allows a value by a comment with a reason', async () => {
    const line = `const password = '${HUMAN}';`;
    const allowed = [
      `${line} // secret-ferry:allow only a demo`,
      `// secret-ferry:allow only a demo\n${line}`,
      `/* secret-ferry:allow only a demo */\n${line}`,
      `${line} // gitleaks:allow`,
      `${line} // pragma: allowlist secret`,
      `${line} // secretlint-disable-line`,
      `${line} // trufflehog:ignore`,
    ];
    for (const text of allowed) assert.deepEqual(await scan('a.ts', text), [], text);
    const told = [
      `${line} // secret-ferry:allow`,
      `/* secret-ferry:allow */\n${line}`,
      `// secret-ferry:allow a reason\n\n${line}`,
      `let x; // secret-ferry:allow a reason\n${line}`,
    ];
    for (const text of told) assert.equal((await scan('a.ts', text)).length, 1, text);
  });

  it('falls back to the text where a grammar cannot be loaded', async () => {
    const lost = new Engine(new Grammars({ runtime: '/nowhere/x.wasm', directory: '/nowhere' }));
    // The runtime is loaded already in this process, so it is the language that is missing.
    const findings = await lost.scan({ path: 'a.ts', text: `const password = '${HUMAN}';` });
    assert.equal(findings.length, 1);
  });

  it('goes by the language id before the path', async () => {
    const text = `password: ${HUMAN}`;
    assert.equal((await engine.scan({ path: 'Untitled-1', languageId: 'yaml', text })).length, 1);
  });

  it('never throws on odd text, and ends soon', async function () {
    this.timeout(300_000);
    const seconds = 10;
    const odd = [
      '',
      '\0password="\0"\0',
      '\ud800password = "\udc00abc"',
      'password="'.repeat(100_000),
      "token='" + 'a'.repeat(1_000_000),
      'secret' + '_'.repeat(500_000) + '="x"',
      '{"password":"'.repeat(50_000) + '"}'.repeat(50_000),
      '('.repeat(100_000) + 'password',
      'key:'.repeat(250_000),
      '-----BEGIN PRIVATE KEY-----'.repeat(40_000),
      '\ufeffpassword=\r\npassword=\r',
    ];
    for (const text of odd) {
      for (const path of ['a.ts', 'a.py', 'a.json', 'a.yml', 'a.txt']) {
        // Of processor: a busy machine takes as long as it likes.
        const start = process.cpuUsage();
        const findings = await scan(path, text);
        const { user, system } = process.cpuUsage(start);
        for (const { span } of findings)
          assert.ok(span.start < span.end && span.end <= text.length);
        assert.ok(user + system < seconds * 1_000_000, `${path}: ${text.slice(0, 20)}`);
      }
    }
  });
});

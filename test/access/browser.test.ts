import assert from 'node:assert/strict';
import { SecretBrowser, type BrowserState } from '../../src/access/browser';
import { Fault } from '../../src/base/fault';
import { Plaintext } from '../../src/base/plaintext';
import { MemoryStore } from '../support/memoryStore';

async function storeWith(count: number, prefix = 'a'): Promise<MemoryStore> {
  const store = new MemoryStore();
  for (let index = 0; index < count; index += 1) {
    const name = `${prefix}/${String(index).padStart(4, '0')}`;
    await store.create({ name, value: new Plaintext('x'), tags: {}, token: name.padEnd(32, '-') });
  }
  store.calls.length = 0;
  return store;
}

const denied = new Fault('denied', 'Not allowed to perform secretsmanager:ListSecrets.');

describe('SecretBrowser', () => {
  let states: BrowserState[];
  let browser: SecretBrowser;

  beforeEach(() => {
    states = [];
    browser = new SecretBrowser((state) => states.push(state));
  });

  function shows(): [string, number, boolean] {
    const { status, secrets, hasMore } = browser.state;
    return [status, secrets.length, hasMore];
  }

  it('shows the first page at once and the next only when asked', async () => {
    const store = await storeWith(250);
    await browser.open(store);
    assert.deepEqual(shows(), ['ready', 100, true]);
    assert.equal(store.calls.length, 1);
    await browser.more();
    assert.deepEqual(shows(), ['ready', 200, true]);
    await browser.more();
    assert.deepEqual(shows(), ['ready', 250, false]);
    await browser.more();
    assert.equal(store.calls.length, 3);
    assert.equal(states[0]?.status, 'loading');
  });

  it('has no more after a short page, without another request', async () => {
    const store = await storeWith(3);
    await browser.open(store);
    assert.deepEqual(shows(), ['ready', 3, false]);
    assert.equal(store.calls.length, 1);
  });

  it('fetches a page once, however often it is asked for meanwhile', async () => {
    const store = await storeWith(250);
    await browser.open(store);
    await Promise.all([browser.more(), browser.more(), browser.more()]);
    assert.deepEqual(shows(), ['ready', 200, true]);
  });

  it('shows the first of two queries first, and no secret twice', async () => {
    const store = await storeWith(3, 'a');
    await store.create({ name: 'b', value: new Plaintext('x'), tags: {}, token: 'b'.repeat(32) });
    await browser.open(store, [{ filters: [{ key: 'name', values: ['b'] }] }, {}]);
    const names = browser.state.secrets.map(({ name }) => name);
    assert.deepEqual(names, ['b', 'a/0000', 'a/0001', 'a/0002']);
  });

  it('names the missing action where listing is denied, and opens by name', async () => {
    const store = await storeWith(2);
    store.fail('list', denied);
    await browser.open(store, [{ filters: [{ key: 'name', values: ['a'] }] }, {}]);
    assert.deepEqual(shows(), ['no-listing', 0, false]);
    assert.match(browser.state.fault?.message ?? '', /secretsmanager:ListSecrets/);
    await browser.openByName('a/0001');
    assert.deepEqual(shows(), ['no-listing', 1, false]);
    store.fail('describe', denied);
    await browser.openByName('a/0000');
    assert.deepEqual(browser.state.namesOnly, ['a/0000']);
    assert.match(browser.state.fault?.message ?? '', /secretsmanager:ListSecrets/);
    await assert.rejects(browser.openByName('none'), { code: 'not-found' });
  });

  it('keeps what it has when a later page fails, and starts anew on refresh', async () => {
    const store = await storeWith(150);
    await browser.open(store);
    store.fail('list', new Fault('throttled', 'Slower.'));
    await browser.more();
    assert.deepEqual(shows(), ['failed', 100, false]);
    assert.equal(browser.state.fault?.code, 'throttled');
    await browser.refresh();
    assert.deepEqual(shows(), ['ready', 100, true]);
    assert.equal(browser.state.fault, undefined);
  });

  it('drops everything on another store, also what is still on its way', async () => {
    const first = await storeWith(150, 'first');
    const second = await storeWith(1, 'second');
    await browser.open(first);
    const late = browser.more();
    await browser.open(second);
    await late;
    assert.deepEqual(
      browser.state.secrets.map(({ name }) => name),
      ['second/0000'],
    );
    const early = browser.open(first);
    browser.close();
    await early;
    assert.deepEqual(shows(), ['closed', 0, false]);
  });

  it('drops a page that comes late from a store that does not stop', async () => {
    const deaf = await storeWith(150, 'deaf');
    const list = deaf.list.bind(deaf);
    deaf.list = (query) => list(query);
    await browser.open(deaf);
    const late = browser.more();
    browser.close();
    await late;
    assert.deepEqual(shows(), ['closed', 0, false]);
    assert.equal(states.at(-1)?.status, 'closed');
  });

  it('stops at its limit and says so', async () => {
    browser = new SecretBrowser(() => undefined, 120);
    await browser.open(await storeWith(250));
    await browser.more();
    assert.deepEqual(shows(), ['ready', 120, false]);
    assert.equal(browser.state.full, true);
  });
});

import assert from 'node:assert/strict';
import { setTimeout as wait } from 'node:timers/promises';
import type { Difference, PlacedFinding } from '../../src/scan/answers';
import {
  ScanClient,
  type Answer,
  type ScanClientOptions,
  type ScanStatus,
  type ScanWorker,
} from '../../src/scan/client';
import type { Finding } from '../../src/scan/finding';
import { DEFAULT_SCAN_OPTIONS } from '../../src/scan/options';
import type { FromWorker, ToWorker } from '../../src/scan/protocol';

/** A worker that a test plays by hand. */
class FakeWorker implements ScanWorker {
  readonly received: ToWorker[] = [];
  terminated = false;
  readonly #listeners = new Map<string, (argument: never) => void>();

  postMessage(message: ToWorker): void {
    this.received.push(message);
  }

  on(event: string, listener: (argument: never) => void): void {
    this.#listeners.set(event, listener);
  }

  emit(event: 'message', message: FromWorker): void;
  emit(event: 'exit', code: number): void;
  emit(event: string, argument: unknown): void {
    this.#listeners.get(event)?.(argument as never);
  }

  terminate(): void {
    this.terminated = true;
  }
}

/** A finding at the start of a line, as if lines had ten characters. */
function placedAt(line: number): PlacedFinding {
  const finding: Finding = {
    ruleId: 'generic-password',
    type: 'application-secret',
    confidence: 'high',
    severity: 'warning',
    span: { start: line * 10, end: line * 10 + 4 },
    fingerprint: `of line ${line}`,
    reasons: [],
  };
  return { finding, start: { line, character: 0 }, end: { line, character: 4 } };
}

describe('ScanClient', () => {
  const workers: FakeWorker[] = [];
  const statuses: ScanStatus[] = [];
  const found: string[] = [];
  /** What the editor holds, by URI. */
  const texts = new Map<string, string>();
  let client: ScanClient;

  function start(options: Partial<ScanClientOptions> = {}): void {
    client = new ScanClient({
      spawn: () => {
        const worker = new FakeWorker();
        workers.push(worker);
        return worker;
      },
      onFindings: ({ uri, version }) => found.push(`${uri}@${version}`),
      onStatus: (status) => statuses.push(status),
      backoffMilliseconds: 5,
      ...options,
    });
  }

  const open = (uri: string, version = 1, text = 'abc'): void => {
    texts.set(uri, text);
    const now = (): string => texts.get(uri) ?? '';
    client.open({ uri, version, path: 'a.ts', languageId: 'typescript', text: now });
  };
  const insert = (uri: string, version: number, newText: string): void => {
    texts.set(uri, newText + (texts.get(uri) ?? ''));
    client.change(uri, version, [{ span: { start: 0, end: 0 }, newText }]);
  };
  const answer = (worker: FakeWorker, uri: string, version: number): void => {
    const kept = { head: 0, tail: 0, by: 0, lines: 0 };
    worker.emit('message', { kind: 'findings', uri, version, findings: [], kept, milliseconds: 1 });
  };
  const kinds = (worker: FakeWorker): string[] =>
    worker.received.map(
      (message) => `${message.kind} ${message.kind === 'configure' ? message.scope : message.uri}`,
    );

  beforeEach(() => {
    for (const list of [workers, statuses, found]) list.length = 0;
  });
  afterEach(() => {
    client.dispose();
  });

  it('keeps a document back until its scope is configured, also in a new worker', async () => {
    start();
    const options = { ...DEFAULT_SCAN_OPTIONS, level: 'thorough' } as const;
    client.open({ uri: 'u', version: 1, path: 'a', languageId: '', scope: 's', text: () => 'abc' });
    assert.equal(workers.length, 0);
    client.configure('s', options);
    assert.deepEqual(kinds(workers[0]!), ['configure s', 'open u']);
    workers[0]!.emit('exit', 1);
    await wait(20);
    assert.deepEqual(kinds(workers[1]!), ['configure s', 'open u']);
  });

  it('waits for new answers once a scope is configured anew', () => {
    start();
    client.configure('s', DEFAULT_SCAN_OPTIONS);
    client.open({ uri: 'u', version: 1, path: 'a', languageId: '', scope: 's', text: () => 'abc' });
    const worker = workers[0]!;
    worker.emit('message', { kind: 'ready' });
    answer(worker, 'u', 1);
    assert.equal(client.status, 'ready');
    client.configure('s', { ...DEFAULT_SCAN_OPTIONS, off: new Set(['x']) });
    assert.equal(client.status, 'scanning');
    answer(worker, 'u', 1);
    assert.deepEqual([client.status, found], ['ready', ['u@1', 'u@1']]);
    assert.deepEqual(kinds(worker), ['configure s', 'open u', 'configure s']);
  });

  it('starts no worker before there is a document', () => {
    start();
    assert.equal(workers.length, 0);
    open('u');
    assert.deepEqual(kinds(workers[0]!), ['open u']);
  });

  it('hands on the answer to the newest version and drops a stale one', () => {
    start();
    open('u');
    insert('u', 2, 'x');
    answer(workers[0]!, 'u', 1);
    answer(workers[0]!, 'u', 2);
    client.close('u');
    answer(workers[0]!, 'u', 2);
    assert.deepEqual(found, ['u@2']);
  });

  it('sends changes that follow each other fast together, the first of them at once', async () => {
    start({ paceMilliseconds: 20 });
    open('u');
    for (const version of [2, 3, 4]) insert('u', version, 'x');
    assert.deepEqual(kinds(workers[0]!), ['open u', 'change u']);
    await wait(60);
    const changes = workers[0]!.received.flatMap((message) =>
      message.kind === 'change' ? [[message.from, message.version, message.steps.length]] : [],
    );
    assert.deepEqual(changes, [
      [1, 2, 1],
      [2, 4, 2],
    ]);
    insert('u', 5, 'x');
    insert('u', 6, 'x');
    workers[0]!.emit('message', { kind: 'resync', uri: 'u' });
    await wait(60);
    assert.deepEqual(kinds(workers[0]!).slice(3), ['change u', 'open u'], 'the text says it all');
  });

  it('puts answers together, stale ones too, and says whether they look the same', () => {
    const answers: Answer[] = [];
    start({ onFindings: (given) => answers.push(given) });
    open('u');
    const worker = workers[0]!;
    const [first, second] = [placedAt(1), placedAt(5)];
    const tell = (version: number, difference: Difference): void => {
      worker.emit('message', {
        kind: 'findings',
        uri: 'u',
        version,
        ...difference,
        milliseconds: 1,
      });
    };
    tell(1, { kept: { head: 0, tail: 0, by: 0, lines: 0 }, findings: [first, second] });
    insert('u', 2, 'x');
    insert('u', 3, '\n');
    insert('u', 4, 'x');
    tell(2, { kept: { head: 1, tail: 1, by: 1, lines: 0 }, findings: [] });
    tell(4, { kept: { head: 1, tail: 1, by: 2, lines: 0 }, findings: [] });
    insert('u', 5, '\n');
    tell(5, { kept: { head: 0, tail: 2, by: 1, lines: 1 }, findings: [] });
    const seen = answers.map(({ version, findings, isSame }) => [
      version,
      isSame,
      ...findings.map(({ finding, start }) => `${start.line} ${finding.span.start}`),
    ]);
    assert.deepEqual(seen, [
      [1, false, '1 10', '5 50'],
      [4, true, '1 10', '5 53'],
      [5, false, '2 11', '6 54'],
    ]);
    assert.equal(answers[1]?.findings[0], first, 'what did not move is the same object');
  });

  it('opens every document again, as it is by now, when the worker dies', async () => {
    start();
    open('u', 1, 'abc');
    open('v', 1, 'v');
    workers[0]!.emit('exit', 1);
    insert('u', 2, 'x');
    assert.equal(client.status, 'restarting');
    await wait(40);
    assert.equal(workers.length, 2);
    const opened = workers[1]!.received.map((message) =>
      message.kind === 'open' ? `${message.uri} ${message.version} ${message.text}` : message.kind,
    );
    assert.deepEqual(opened, ['u 2 xabc', 'v 1 v']);
  });

  it('gives up after dying often, and tries again with the next edit', async () => {
    start({ backoffMilliseconds: 0.1 });
    open('u');
    for (let deaths = 0; deaths < 40 && client.status !== 'failed'; deaths++) {
      workers.at(-1)!.emit('exit', 1);
      await wait(10);
    }
    assert.equal(client.status, 'failed');
    const before = workers.length;
    insert('u', 2, 'x');
    assert.equal(workers.length, before + 1);
    assert.deepEqual(kinds(workers.at(-1)!), ['open u']);
  });

  it('lets an idle worker go and revives it with the next change', async () => {
    start({ idleMilliseconds: 10 });
    open('u');
    workers[0]!.emit('message', { kind: 'ready' });
    answer(workers[0]!, 'u', 1);
    await wait(40);
    assert.deepEqual([client.status, workers[0]!.terminated], ['idle', true]);
    insert('u', 2, 'x');
    assert.deepEqual(
      workers[1]!.received.map((message) => message.kind === 'open' && message.text),
      ['xabc'],
    );
  });

  it('sends the whole text where the worker asks for it', () => {
    start();
    open('u');
    workers[0]!.emit('message', { kind: 'resync', uri: 'u' });
    assert.deepEqual(kinds(workers[0]!), ['open u', 'open u']);
  });

  it('says nothing more once disposed', () => {
    start();
    open('u');
    client.dispose();
    answer(workers[0]!, 'u', 1);
    workers[0]!.emit('exit', 0);
    open('w');
    assert.deepEqual([found, workers.length, workers[0]!.terminated], [[], 1, true]);
  });
});

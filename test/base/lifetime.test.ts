import assert from 'node:assert/strict';
import { Fault, isFault, throwIfCancelled } from '../../src/base/fault';
import { Lifetime } from '../../src/base/lifetime';
import { formatLogLine } from '../../src/base/log';

describe('Lifetime', () => {
  it('disposes in reverse order, once', () => {
    const seen: string[] = [];
    const lifetime = new Lifetime();
    lifetime.add({ dispose: () => seen.push('first') });
    lifetime.add({ dispose: () => seen.push('second') });
    lifetime.dispose();
    lifetime.dispose();
    assert.deepEqual(seen, ['second', 'first']);
  });

  it('disposes at once of what comes too late', () => {
    const lifetime = new Lifetime();
    lifetime.dispose();
    let disposed = false;
    lifetime.add({ dispose: () => (disposed = true) });
    assert.ok(disposed);
  });

  it('goes on after a failing dispose and reports it', () => {
    let disposed = false;
    const lifetime = new Lifetime();
    lifetime.add({ dispose: () => (disposed = true) });
    lifetime.add({
      dispose: () => {
        throw new Error('stuck');
      },
    });
    assert.throws(() => {
      lifetime.dispose();
    }, AggregateError);
    assert.ok(disposed);
  });
});

describe('Fault', () => {
  it('says what happened and what to do next', () => {
    const fault = new Fault('denied', 'Not allowed.', 'Ask for it.');
    assert.equal(fault.text, 'Not allowed. Ask for it.');
    assert.equal(new Fault('offline', 'No network.').text, 'No network.');
  });

  it('is told by its code', () => {
    assert.ok(isFault(new Fault('denied', 'x'), 'offline', 'denied'));
    assert.ok(!isFault(new Fault('denied', 'x'), 'offline'));
    assert.ok(!isFault(new Error('x')));
  });

  it('is thrown for a signal that was aborted, and only then', () => {
    const controller = new AbortController();
    throwIfCancelled(controller.signal);
    throwIfCancelled(undefined);
    controller.abort();
    assert.throws(
      () => {
        throwIfCancelled(controller.signal);
      },
      (error) => isFault(error, 'cancelled'),
    );
  });
});

describe('formatLogLine', () => {
  it('writes fields as key=value and leaves out those not set', () => {
    assert.equal(formatLogLine('scanned', { files: 3, error: undefined }), 'scanned files=3');
  });
});

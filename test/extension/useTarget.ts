import assert from 'node:assert/strict';
import { closeEditors } from './editorActions';
import { Shown } from './shown';
import { openTargetSandbox, type TargetSandbox } from './targetSandbox';

/** What a test of a move plays with. */
export interface Stage {
  readonly target: TargetSandbox;
  readonly shown: Shown;
}

/**
 * Gives each test of the surrounding `describe` a sandbox of its own as its target, and whatever is
 * put before the user. Both are there while a test runs, and only then.
 */
export function useTarget(): Stage {
  let target: TargetSandbox | undefined;
  let shown: Shown | undefined;

  beforeEach(async () => {
    target = await openTargetSandbox();
    shown = new Shown();
  });

  afterEach(async () => {
    shown?.dispose();
    await closeEditors();
    await target?.close();
    target = undefined;
    shown = undefined;
  });

  return {
    get target() {
      assert.ok(target, 'no test is running');
      return target;
    },
    get shown() {
      assert.ok(shown, 'no test is running');
      return shown;
    },
  };
}

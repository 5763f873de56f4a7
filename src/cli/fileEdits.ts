import { join } from 'node:path';
import type { EditPort } from '../migrate/apply';
import type { FileEdits } from '../rewrite/adapter';
import { decode } from '../workspace/decode';
import { applyFileEdits } from '../workspace/fileEdits';
import { nodeFiles } from '../workspace/nodeFiles';

/**
 * Edits files on disk. Where one of several can't be written, those already written are taken
 * back, so that all are as before.
 */
export function fileEditPort(root: string): EditPort {
  return {
    async read(path) {
      const bytes = await nodeFiles.read(join(root, path));
      return bytes && decode(bytes).text;
    },
    apply: (edits, expected) => applyAll(root, edits, expected),
  };
}

async function applyAll(
  root: string,
  edits: readonly FileEdits[],
  expected: ReadonlyMap<string, string>,
): Promise<'applied' | 'changed' | 'refused'> {
  const before = new Map<string, Uint8Array>();
  for (const { path, edits: own } of edits) {
    const bytes = await nodeFiles.read(join(root, path));
    const text = expected.get(path);
    const answer =
      bytes && text !== undefined
        ? await applyFileEdits(nodeFiles, { root, path, edits: own, expected: text })
        : 'changed';
    if (answer !== 'applied') {
      await takeBack(root, before);
      return answer;
    }
    if (bytes) before.set(path, bytes);
  }
  return 'applied';
}

async function takeBack(root: string, before: ReadonlyMap<string, Uint8Array>): Promise<void> {
  for (const [path, bytes] of before) await nodeFiles.write(join(root, path), bytes);
}

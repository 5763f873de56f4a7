import { join } from 'node:path';
import type { GrammarFiles } from '../parse/grammars';

/** Files beside the extension's bundle that are loaded on first use. */
export interface ShippedFiles {
  readonly worker: string;
  readonly sandbox: string;
  readonly grammars: GrammarFiles;
}

export function shippedFiles(extensionPath: string): ShippedFiles {
  const dist = join(extensionPath, 'dist');
  const directory = join(dist, 'grammars');
  return {
    worker: join(dist, 'worker.js'),
    sandbox: join(dist, 'sandbox.js'),
    grammars: { runtime: join(directory, 'web-tree-sitter.wasm'), directory },
  };
}

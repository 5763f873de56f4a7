import type { MessagePort } from 'node:worker_threads';
import { Engine } from '../scan/engine';
import type { ScanOptions } from '../scan/options';
import type { Listed } from '../workspace/walk';
import { openGrammars } from './engine';
import { FileScanner, type PassedOver, type ScannedFile } from './fileScanner';

/** What a thread is told: how the files of a project are scanned, and which of them are its own. */
export type ToThread =
  | {
      readonly kind: 'project';
      readonly root: string;
      readonly options: ScanOptions;
      readonly maxBytes: number | undefined;
    }
  | { readonly kind: 'files'; readonly root: string; readonly files: readonly Listed[] };

/** What came of the files of a message, in their order; messages are answered one after the other. */
export type FromThread = readonly (ScannedFile | PassedOver)[];

/** The thread's side of ScanPool: answers until it is ended. */
export function serveScans(port: MessagePort): void {
  const grammars = openGrammars();
  const scanners = new Map<string, FileScanner>();
  let queue = Promise.resolve();
  const scanAll = async (root: string, files: readonly Listed[]): Promise<void> => {
    const scanner = scanners.get(root);
    if (!scanner) throw new Error('the project was not named first');
    const found: (ScannedFile | PassedOver)[] = [];
    for (const file of files) found.push(await scanner.scan(file));
    port.postMessage(found satisfies FromThread);
  };
  port.on('message', (message: ToThread) => {
    const { root } = message;
    if (message.kind === 'files') queue = queue.then(() => scanAll(root, message.files));
    else {
      const engine = new Engine(grammars, message.options);
      scanners.set(root, new FileScanner(root, engine, message.maxBytes));
    }
  });
}

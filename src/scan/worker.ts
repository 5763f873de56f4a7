import { parentPort, workerData } from 'node:worker_threads';
import { Grammars, type GrammarFiles } from '../parse/grammars';
import type { FromWorker, ToWorker } from './protocol';
import { Session } from './session';

/** The entry of the worker's bundle. `workerData` is the grammars' location, as GrammarFiles. */
function main(files: GrammarFiles): void {
  const port = parentPort;
  if (!port) throw new Error('this file runs as a worker thread');
  const send = (message: FromWorker): void => {
    port.postMessage(message);
  };
  const session = new Session(new Grammars(files), send);
  port.on('message', (message: ToWorker) => void session.receive(message));
  send({ kind: 'ready' });
}

main(workerData as GrammarFiles);

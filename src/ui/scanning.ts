import { Worker } from 'node:worker_threads';
import * as vscode from 'vscode';
import { ScanClient } from '../scan/client';
import type { Finding } from '../scan/finding';
import { Documents } from './documents';
import type { Findings } from './findings';
import { IdleScan } from './idleScan';
import type { Output } from './output';
import { ScannedFiles, type FileText } from './scannedFiles';
import { ScanScopes } from './scanScopes';
import type { ShippedFiles } from './shippedFiles';

/** A file that takes longer is passed over. */
const FILE_MILLISECONDS = 30_000;
/** While somebody types, what is found is told so often. */
const PACE_MILLISECONDS = 200;
/** Marks texts that are not open documents; no editor has URIs like these. */
const FILE_PREFIX = 'secret-ferry-scan:';

export interface ScanningOptions {
  readonly findings: Findings;
  readonly output: Output;
  readonly shipped: ShippedFiles;
}

/** The worker and what is sent to it: the open documents as they change, and single files. */
export class Scanning implements vscode.Disposable {
  readonly #client: ScanClient;
  readonly #scopes: ScanScopes;
  readonly #documents: Documents;
  /** Files that are not open. */
  readonly files: ScannedFiles;
  readonly #idle: IdleScan;
  readonly #waiting = new Map<string, (found: readonly Finding[]) => void>();
  #last = 0;

  constructor({ findings, output, shipped }: ScanningOptions) {
    this.#client = new ScanClient({
      spawn: () => new Worker(shipped.worker, { workerData: shipped.grammars }),
      onFindings: (answer) => {
        const waiting = this.#waiting.get(answer.uri);
        if (waiting) waiting(answer.findings.map(({ finding }) => finding));
        else this.#documents.receive(answer);
      },
      paceMilliseconds: PACE_MILLISECONDS,
      logger: output,
    });
    this.#scopes = new ScanScopes(this.#client, output);
    this.#documents = new Documents(this.#client, findings);
    this.files = new ScannedFiles({ findings, scan: (file) => this.#scan(file) });
    this.#idle = new IdleScan({ findings, output, files: this.files });
  }

  /** The findings of a text that is not open; undefined where that takes too long. */
  #scan({ text, ...file }: FileText): Promise<readonly Finding[] | undefined> {
    this.#last += 1;
    const uri = `${FILE_PREFIX}${this.#last}`;
    return new Promise((resolve) => {
      const finish = (found?: readonly Finding[]): void => {
        clearTimeout(timer);
        this.#waiting.delete(uri);
        this.#client.close(uri);
        resolve(found);
      };
      const timer = setTimeout(finish, FILE_MILLISECONDS);
      this.#waiting.set(uri, finish);
      this.#client.open({ uri, version: 1, languageId: '', ...file, text: () => text });
    });
  }

  dispose(): void {
    this.#idle.dispose();
    this.files.dispose();
    this.#documents.dispose();
    this.#scopes.dispose();
    this.#client.dispose();
    for (const finish of [...this.#waiting.values()]) finish([]);
  }
}

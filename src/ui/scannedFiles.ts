import * as vscode from 'vscode';
import { LineIndex } from '../base/text';
import type { OpenText } from '../scan/client';
import type { Finding } from '../scan/finding';
import { decode } from '../workspace/decode';
import { nodeFiles } from '../workspace/nodeFiles';
import type { Findings, LocatedFinding } from './findings';
import { scanPath, scopeOf } from './workspacePaths';

/** A file's text, and whose options hold for it. */
export type FileText = Pick<OpenText, 'path' | 'scope'> & { readonly text: string };

export interface ScannedFilesOptions {
  readonly findings: Findings;
  /** The findings of a text; undefined where they can't be had. */
  readonly scan: (file: FileText) => Promise<readonly Finding[] | undefined>;
}

/**
 * Files that were scanned where they lie, without being open. What was found in them is kept up to
 * date: when a file changes on disk, and when its editor is closed, which may throw edits away.
 */
export class ScannedFiles implements vscode.Disposable {
  readonly #options: ScannedFilesOptions;
  readonly #known = new Set<string>();
  readonly #subscriptions: vscode.Disposable[];
  #isWatching = false;

  constructor(options: ScannedFilesOptions) {
    this.#options = options;
    this.#subscriptions = [
      vscode.workspace.onDidCloseTextDocument(({ uri }) => {
        this.#again(uri);
      }),
    ];
  }

  /** Scans a file and keeps an eye on it. @returns undefined where it can't be read or scanned. */
  async scan(uri: vscode.Uri): Promise<readonly LocatedFinding[] | undefined> {
    this.#watch();
    const bytes = await nodeFiles.read(uri.fsPath).catch(() => undefined);
    if (!bytes) return undefined;
    const { text } = decode(bytes);
    const found = await this.#options.scan({ path: scanPath(uri), scope: scopeOf(uri), text });
    // It may have been opened meanwhile: then its document is what counts.
    if (!found || isOpen(uri)) return found && this.#options.findings.get(uri)?.found;
    const located = locate(text, found);
    this.#known.add(uri.toString());
    this.#options.findings.set({ uri, found: located });
    return located;
  }

  dispose(): void {
    for (const subscription of this.#subscriptions) subscription.dispose();
  }

  #watch(): void {
    if (this.#isWatching) return;
    this.#isWatching = true;
    const watcher = vscode.workspace.createFileSystemWatcher('**/*', true);
    this.#subscriptions.push(
      watcher,
      watcher.onDidChange((uri) => {
        this.#again(uri);
      }),
      watcher.onDidDelete((uri) => {
        this.#gone(uri);
      }),
    );
  }

  /** A file is gone, or a folder with all that is in it. */
  #gone(uri: vscode.Uri): void {
    const key = uri.toString();
    for (const known of this.#known) {
      if (known !== key && !known.startsWith(`${key}/`)) continue;
      this.#known.delete(known);
      const file = vscode.Uri.parse(known, true);
      if (!isOpen(file)) this.#options.findings.delete(file);
    }
  }

  #again(uri: vscode.Uri): void {
    if (this.#known.has(uri.toString()) && !isOpen(uri)) void this.scan(uri);
  }
}

export function isOpen(uri: vscode.Uri): boolean {
  const key = uri.toString();
  return vscode.workspace.textDocuments.some((one) => one.uri.toString() === key);
}

function locate(text: string, found: readonly Finding[]): LocatedFinding[] {
  const index = new LineIndex(text);
  const at = (offset: number): vscode.Position => {
    const { line, character } = index.position(offset);
    return new vscode.Position(line, character);
  };
  return found.map((finding) => ({
    finding,
    range: new vscode.Range(at(finding.span.start), at(finding.span.end)),
  }));
}

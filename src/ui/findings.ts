import * as vscode from 'vscode';
import type { Finding } from '../scan/finding';

/** A finding with its place in the text it was found in. */
export interface LocatedFinding {
  readonly finding: Finding;
  readonly range: vscode.Range;
}

/** What was found in one text. */
export interface FindingSet {
  readonly uri: vscode.Uri;
  /** The open document's version; absent for a file that was scanned where it lies. */
  readonly version?: number;
  readonly found: readonly LocatedFinding[];
}

/** The one store of findings. Whoever shows them reads here, and never from each other. */
export class Findings implements vscode.Disposable {
  readonly #sets = new Map<string, FindingSet>();
  readonly #changed = new vscode.EventEmitter<readonly vscode.Uri[]>();
  readonly onDidChange = this.#changed.event;

  set(set: FindingSet): void {
    this.#sets.set(set.uri.toString(), set);
    this.#changed.fire([set.uri]);
  }

  delete(uri: vscode.Uri): void {
    if (this.#sets.delete(uri.toString())) this.#changed.fire([uri]);
  }

  /** Removes what lies at or under `uri`: a file or a folder was deleted or renamed. */
  deleteUnder(uri: vscode.Uri): void {
    const prefix = `${uri.toString()}/`;
    for (const [key, set] of this.#sets) {
      if (key === uri.toString() || key.startsWith(prefix)) this.delete(set.uri);
    }
  }

  get(uri: vscode.Uri): FindingSet | undefined {
    return this.#sets.get(uri.toString());
  }

  all(): readonly FindingSet[] {
    return [...this.#sets.values()];
  }

  /** The document's findings, only while they are those of its present text. */
  current(document: vscode.TextDocument): readonly LocatedFinding[] | undefined {
    const set = this.get(document.uri);
    return set?.version === document.version ? set.found : undefined;
  }

  dispose(): void {
    this.#changed.dispose();
    this.#sets.clear();
  }
}

/** Waits until the document's present text was scanned, or `milliseconds` have gone by. */
export async function settledFindings(
  findings: Findings,
  document: vscode.TextDocument,
  milliseconds = 5000,
): Promise<readonly LocatedFinding[] | undefined> {
  const now = findings.current(document);
  if (now) return now;
  return new Promise((resolve) => {
    const finish = (): void => {
      subscription.dispose();
      clearTimeout(timer);
      resolve(findings.current(document));
    };
    const subscription = findings.onDidChange(() => {
      if (findings.current(document)) finish();
    });
    const timer = setTimeout(finish, milliseconds);
  });
}

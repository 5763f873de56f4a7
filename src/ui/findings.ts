import * as vscode from 'vscode';
import type { Finding } from '../scan/finding';
import { companionsOf } from './groups';

/** A finding with its place in the text it was found in. */
export interface LocatedFinding {
  readonly finding: Finding;
  readonly range: vscode.Range;
}

/** What was found in one text. */
export interface FindingSet {
  readonly uri: vscode.Uri;
  /** The open document's version; absent for a file that was scanned where it lies, or in part. */
  readonly version?: number;
  readonly found: readonly LocatedFinding[];
}

/** The one store of findings. Whoever shows them reads here, and never from each other. */
export class Findings implements vscode.Disposable {
  readonly #sets = new Map<string, FindingSet>();
  readonly #changed = new vscode.EventEmitter<readonly vscode.Uri[]>();
  /** What is shown of these texts is another than before. */
  readonly onDidChange = this.#changed.event;
  readonly #answered = new vscode.EventEmitter<void>();
  /** A text was scanned, whether that changed anything or not. */
  readonly onDidAnswer = this.#answered.event;

  readonly #unsettled = new Set<string>();

  /**
   * Most keys that are typed move no finding: then only the version is another.
   * @param isSame whether that is known already, from the scanner
   */
  set(set: FindingSet, isSame = false): void {
    const key = set.uri.toString();
    const before = this.#sets.get(key)?.found ?? [];
    this.#sets.set(key, set);
    this.#answered.fire();
    const isUnsettled = this.#unsettled.delete(key);
    const isShown = isSame && before.length === set.found.length;
    if (isUnsettled || !(isShown || looksSame(before, set.found))) this.#changed.fire([set.uri]);
  }

  /** An edit may have taken the editor's marks of this text away: the next answer is shown anyway. */
  unsettle(uri: vscode.Uri): void {
    this.#unsettled.add(uri.toString());
  }

  delete(uri: vscode.Uri): void {
    this.#unsettled.delete(uri.toString());
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
    this.#answered.dispose();
    this.#sets.clear();
    this.#unsettled.clear();
  }
}

function looksSame(before: readonly LocatedFinding[], after: readonly LocatedFinding[]): boolean {
  return (
    before.length === after.length &&
    before.every((one, index) => {
      const other = after[index];
      return other?.range.isEqual(one.range) === true && aspect(one) === aspect(other);
    })
  );
}

/** What is told of a finding besides its place. */
function aspect({ finding }: LocatedFinding): string {
  const { fingerprint, ruleId, severity, confidence, binding = '', reasons } = finding;
  const companions = companionsOf(finding).map(({ what }) => what);
  return [fingerprint, ruleId, severity, confidence, binding, ...reasons, ...companions].join('\n');
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
    const subscription = findings.onDidAnswer(() => {
      if (findings.current(document)) finish();
    });
    const timer = setTimeout(finish, milliseconds);
  });
}

import * as vscode from 'vscode';
import type { Position, TextEdit } from '../base/text';
import type { PlacedFinding } from '../scan/answers';
import type { Answer, OpenText } from '../scan/client';
import type { LineRange } from '../scan/protocol';
import type { Findings, LocatedFinding } from './findings';
import { onSettings, setting } from './settings';
import { scanPath, scopeOf } from './workspacePaths';

/** What of the scan client is needed here. */
export interface Scanner {
  open(document: OpenText): void;
  change(uri: string, version: number, edits: readonly TextEdit[]): void;
  look(uri: string, visible: readonly LineRange[]): void;
  close(uri: string): void;
}

/** Schemes of texts that people write; others (git, output, debug) show what is elsewhere. */
const SCHEMES = new Set([
  'file',
  'untitled',
  'vscode-notebook-cell',
  'vscode-remote',
  'vscode-vfs',
]);
/** The user's own settings, which is no place where code looks secrets up. */
const OWN_SCHEMES = new Set(['vscode-userdata', 'output', 'git']);

/** Whether texts of this place are scanned: those people write, in any file system they can write to. */
export function isScannable({ scheme }: vscode.Uri): boolean {
  if (SCHEMES.has(scheme)) return true;
  return !OWN_SCHEMES.has(scheme) && vscode.workspace.fs.isWritableFileSystem(scheme) === true;
}

/** Why an open document has no findings; undefined where it is scanned. */
export type NotScanned = 'off' | 'too-large' | 'elsewhere' | undefined;

export function whyNotScanned(document: vscode.TextDocument): NotScanned {
  if (!isScannable(document.uri)) return 'elsewhere';
  if (!setting('scan.enable', document.uri)) return 'off';
  return lengthOf(document) > longest(document) ? 'too-large' : undefined;
}

/** The longest text that is scanned, in UTF-16 units. */
function longest({ uri }: vscode.TextDocument): number {
  return setting('scan.maxFileSize', uri) * 1024;
}

/** As `getText().length`, which would put all lines together. */
function lengthOf(document: vscode.TextDocument): number {
  return document.offsetAt(document.lineAt(document.lineCount - 1).range.end);
}

/** Of a longer text the findings that are seen are told before the rest. */
const LARGE = 200 * 1024;
/** So much of a text is seen where no editor says it: it is just being opened. */
const FIRST_LINES: readonly LineRange[] = [{ start: 0, end: 100 }];

/**
 * A document that is scanned, or would be if it were shorter. What it takes to handle a key is kept
 * here: to ask the editor for a setting, or for the length of a text, costs more than all the rest.
 */
interface Followed {
  readonly document: vscode.TextDocument;
  readonly longest: number;
  length: number;
  /** The version that the scanner has been told; undefined where it is too long. */
  sent: number | undefined;
}

/**
 * Tells the scanner of every document that is opened, changed and closed, with versions.
 */
export class Documents implements vscode.Disposable {
  readonly #scanner: Scanner;
  readonly #findings: Findings;
  /** By URI. */
  readonly #followed = new Map<string, Followed>();
  /** The editor's ranges, by the starts of what does not move from one answer to the next. */
  readonly #ranges = new WeakMap<Position, vscode.Range>();
  readonly #subscriptions: vscode.Disposable;

  constructor(scanner: Scanner, findings: Findings) {
    this.#scanner = scanner;
    this.#findings = findings;
    const { workspace } = vscode;
    this.#subscriptions = vscode.Disposable.from(
      workspace.onDidOpenTextDocument((document) => {
        this.#open(document);
      }),
      workspace.onDidChangeTextDocument((event) => {
        this.#change(event);
      }),
      workspace.onDidCloseTextDocument((document) => {
        this.#close(document);
      }),
      vscode.window.onDidChangeTextEditorVisibleRanges(({ textEditor: { document } }) => {
        this.#look(document);
      }),
      workspace.onDidDeleteFiles(({ files }) => {
        for (const uri of files) findings.deleteUnder(uri);
      }),
      workspace.onDidRenameFiles(({ files }) => {
        for (const { oldUri } of files) findings.deleteUnder(oldUri);
      }),
      onSettings(['scan.enable', 'scan.maxFileSize'], () => {
        this.#restart();
      }),
    );
    for (const document of workspace.textDocuments) this.#open(document);
  }

  /** Takes an answer of the scanner into the store, where it is still about the present text. */
  receive({ uri, version, findings, isPartial, isSame }: Answer): void {
    const document = this.#followed.get(uri)?.document;
    if (document?.version !== version) return;
    this.#findings.set(
      {
        uri: document.uri,
        // Nobody acts on what is not yet known for sure.
        ...(!isPartial && { version }),
        found: findings.map((placed) => ({
          finding: placed.finding,
          range: this.#rangeOf(placed),
        })),
      },
      isSame,
    );
  }

  dispose(): void {
    this.#subscriptions.dispose();
    this.#followed.clear();
  }

  #rangeOf({ start, end }: PlacedFinding): vscode.Range {
    const known = this.#ranges.get(start);
    if (known) return known;
    const range = new vscode.Range(start.line, start.character, end.line, end.character);
    this.#ranges.set(start, range);
    return range;
  }

  #open(document: vscode.TextDocument): void {
    const { uri } = document;
    this.#followed.delete(uri.toString());
    if (!isScannable(uri) || !setting('scan.enable', uri)) return;
    const followed = { document, longest: longest(document), length: lengthOf(document) };
    this.#follow({ ...followed, sent: undefined });
  }

  /** Has a document scanned afresh, unless it is too long. */
  #follow(followed: Followed): void {
    const { document } = followed;
    const { uri, version, languageId } = document;
    const key = uri.toString();
    this.#followed.set(key, followed);
    if (followed.length > followed.longest) return;
    followed.sent = version;
    this.#scanner.open({
      uri: key,
      version,
      path: scanPath(uri),
      languageId,
      scope: scopeOf(uri),
      text: () => document.getText(),
      visible: () => (followed.length > LARGE ? visibleLines(document) : undefined),
    });
  }

  #change({ document, contentChanges }: vscode.TextDocumentChangeEvent): void {
    const uri = document.uri.toString();
    const followed = this.#followed.get(uri);
    if (!followed || document.version === followed.sent) return;
    const shown = this.#findings.get(document.uri)?.found ?? [];
    if (shown.length > 0 && mayTouch(contentChanges, shown)) this.#findings.unsettle(document.uri);
    for (const { rangeLength, text } of contentChanges) {
      followed.length += text.length - rangeLength;
    }
    const edits = contentChanges.length > 0 ? toEdits(contentChanges) : undefined;
    // It may have been too long so far, or be too long from now on.
    if (followed.length > followed.longest) this.#stop(followed);
    else if (followed.sent === undefined || !edits) this.#open(document);
    else {
      followed.sent = document.version;
      this.#scanner.change(uri, document.version, edits);
    }
  }

  #look(document: vscode.TextDocument): void {
    const uri = document.uri.toString();
    const followed = this.#followed.get(uri);
    if (followed && followed.length > LARGE) this.#scanner.look(uri, visibleLines(document));
  }

  /** It has become too long. */
  #stop(followed: Followed): void {
    const { uri } = followed.document;
    if (followed.sent !== undefined) this.#scanner.close(uri.toString());
    followed.sent = undefined;
    this.#findings.delete(uri);
  }

  #close({ uri }: vscode.TextDocument): void {
    const followed = this.#followed.get(uri.toString());
    if (followed?.sent !== undefined) this.#scanner.close(uri.toString());
    this.#followed.delete(uri.toString());
    this.#findings.delete(uri);
  }

  #restart(): void {
    for (const document of vscode.workspace.textDocuments) {
      this.#close(document);
      this.#open(document);
    }
  }
}

function visibleLines(document: vscode.TextDocument): readonly LineRange[] {
  const editors = vscode.window.visibleTextEditors.filter((one) => one.document === document);
  const ranges = editors.flatMap(({ visibleRanges }) => visibleRanges);
  if (ranges.length === 0) return FIRST_LINES;
  return ranges.map(({ start, end }) => ({ start: start.line, end: end.line }));
}

/**
 * The editor's changes as edits of the previous text. The editor lists them from the text's end
 * towards its start, so that they mean the same applied one after another.
 * @returns undefined where that does not hold.
 */
export function toEdits(
  changes: readonly vscode.TextDocumentContentChangeEvent[],
): TextEdit[] | undefined {
  const edits: TextEdit[] = [];
  let before = Number.POSITIVE_INFINITY;
  for (const { rangeOffset, rangeLength, text } of changes) {
    const span = { start: rangeOffset, end: rangeOffset + rangeLength };
    if (span.end > before) return undefined;
    before = span.start;
    edits.push({ span, newText: text });
  }
  return edits;
}

/** Whether a change is on the line of a finding, or moves lines, after which their numbers say little. */
function mayTouch(
  changes: readonly vscode.TextDocumentContentChangeEvent[],
  found: readonly LocatedFinding[],
): boolean {
  return changes.some(
    ({ range: { start, end, isSingleLine }, text }) =>
      !isSingleLine ||
      /[\r\n]/.test(text) ||
      found.some(({ range }) => range.start.line <= end.line && start.line <= range.end.line),
  );
}

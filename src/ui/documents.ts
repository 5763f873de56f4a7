import * as vscode from 'vscode';
import type { TextEdit } from '../base/text';
import type { OpenText } from '../scan/client';
import type { Finding } from '../scan/finding';
import type { Findings, LocatedFinding } from './findings';
import { onSettings, setting } from './settings';
import { scanPath, scopeOf } from './workspacePaths';

/** What of the scan client is needed here. */
export interface Scanner {
  open(document: OpenText): void;
  change(uri: string, version: number, edits: readonly TextEdit[]): void;
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
  return isTooLarge(document) ? 'too-large' : undefined;
}

function isTooLarge(document: vscode.TextDocument): boolean {
  return lengthOf(document) > setting('scan.maxFileSize', document.uri) * 1024;
}

/** As `getText().length`, which would put all lines together after each change. */
function lengthOf(document: vscode.TextDocument): number {
  return document.offsetAt(document.lineAt(document.lineCount - 1).range.end);
}

/**
 * Tells the scanner of every document that is opened, changed and closed, with versions.
 */
export class Documents implements vscode.Disposable {
  readonly #scanner: Scanner;
  readonly #findings: Findings;
  /** The versions that the scanner has been told, by URI. */
  readonly #sent = new Map<string, number>();
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
  receive(uri: string, version: number, found: readonly Finding[]): void {
    const document = vscode.workspace.textDocuments.find((one) => one.uri.toString() === uri);
    if (document?.version !== version || !this.#sent.has(uri)) return;
    this.#findings.set({
      uri: document.uri,
      version,
      found: found.map((finding) => ({ finding, range: rangeOf(document, finding) })),
    });
  }

  dispose(): void {
    this.#subscriptions.dispose();
    this.#sent.clear();
  }

  #open(document: vscode.TextDocument): void {
    if (whyNotScanned(document) !== undefined) return;
    const { uri, version, languageId } = document;
    this.#sent.set(uri.toString(), version);
    this.#scanner.open({
      uri: uri.toString(),
      version,
      path: scanPath(uri),
      languageId,
      scope: scopeOf(uri),
      text: () => document.getText(),
    });
  }

  #change({ document, contentChanges }: vscode.TextDocumentChangeEvent): void {
    const uri = document.uri.toString();
    const from = this.#sent.get(uri);
    const shown = this.#findings.get(document.uri)?.found ?? [];
    if (shown.length > 0 && mayTouch(contentChanges, shown)) this.#findings.unsettle(document.uri);
    // It may have been too large so far, or be too large from now on.
    if (from === undefined || isTooLarge(document)) {
      this.#drop(document);
      if (isTooLarge(document)) this.#findings.delete(document.uri);
      this.#open(document);
      return;
    }
    if (document.version === from) return;
    const edits = toEdits(contentChanges);
    if (!edits) {
      this.#open(document);
      return;
    }
    this.#sent.set(uri, document.version);
    this.#scanner.change(uri, document.version, edits);
  }

  #close(document: vscode.TextDocument): void {
    this.#drop(document);
    this.#findings.delete(document.uri);
  }

  #drop({ uri }: vscode.TextDocument): void {
    if (this.#sent.delete(uri.toString())) this.#scanner.close(uri.toString());
  }

  #restart(): void {
    for (const document of vscode.workspace.textDocuments) {
      this.#drop(document);
      this.#findings.delete(document.uri);
      this.#open(document);
    }
  }
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

function rangeOf(document: vscode.TextDocument, { span }: Finding): vscode.Range {
  return new vscode.Range(document.positionAt(span.start), document.positionAt(span.end));
}

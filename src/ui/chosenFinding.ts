import * as vscode from 'vscode';
import { Fault } from '../base/fault';
import { nearestFinding } from './codeActions';
import { whyNotScanned } from './documents';
import { settledFindings, type Findings, type LocatedFinding } from './findings';

/** A finding in the present text of its document. */
export interface ChosenFinding extends LocatedFinding {
  readonly document: vscode.TextDocument;
}

/** What a tree item or a code action says of a finding. */
export interface FindingAddress {
  readonly uri: vscode.Uri;
  readonly fingerprint: string;
}

/**
 * The finding a command was called for: by code action or hover (URI and fingerprint), from the
 * tree (an address), or the one at the cursor.
 * @throws Fault `document-changed` where it is not in the text any more, `edit-refused` where there
 *   is none.
 */
export async function chosenFinding(
  findings: Findings,
  args: readonly unknown[],
): Promise<ChosenFinding> {
  const address = addressIn(args);
  if (!address) return findingAtCursor(findings);
  const document = await vscode.workspace.openTextDocument(address.uri);
  const found = await presentFindings(findings, document);
  const chosen = found.find(({ finding }) => finding.fingerprint === address.fingerprint);
  if (chosen) return { ...chosen, document };
  throw new Fault(
    'document-changed',
    'This secret is not in the text any more.',
    'Look at the file again.',
  );
}

/** The finding that a command's arguments name; undefined where they name none. */
export function addressIn(args: readonly unknown[]): FindingAddress | undefined {
  const [first, second] = args;
  if (typeof first === 'string' && typeof second === 'string') {
    return { uri: vscode.Uri.parse(first, true), fingerprint: second };
  }
  if (typeof first !== 'object' || first === null) return undefined;
  const { uri, fingerprint } = first as Partial<FindingAddress>;
  return uri instanceof vscode.Uri && typeof fingerprint === 'string'
    ? { uri, fingerprint }
    : undefined;
}

/**
 * The findings of a document's text as it is now.
 * @throws Fault `edit-refused` where the document is not scanned, `timeout` where that takes too long.
 */
export async function presentFindings(
  findings: Findings,
  document: vscode.TextDocument,
): Promise<readonly LocatedFinding[]> {
  const reason = whyNotScanned(document);
  if (reason !== undefined) throw NOT_SCANNED[reason]();
  const found = await settledFindings(findings, document);
  if (found) return found;
  throw new Fault('timeout', 'The file is still being scanned.', 'Try again in a moment.');
}

/** @throws Fault `edit-refused` where no editor is open. */
export function activeEditor(): vscode.TextEditor {
  const editor = vscode.window.activeTextEditor;
  if (editor) return editor;
  throw new Fault('edit-refused', 'No file is open in the editor.', 'Open one first.');
}

async function findingAtCursor(findings: Findings): Promise<ChosenFinding> {
  const { document, selection } = activeEditor();
  const found = await presentFindings(findings, document);
  const line = document.lineAt(selection.active.line).range;
  const chosen = nearestFinding(found, selection) ?? nearestFinding(found, line);
  if (chosen) return { ...chosen, document };
  throw new Fault(
    'edit-refused',
    'No hardcoded secret was found at the cursor.',
    'Put the cursor on one that is marked.',
  );
}

const NOT_SCANNED = {
  off: () =>
    new Fault('edit-refused', 'Scanning is switched off.', 'Set secretFerry.scan.enable to true.'),
  'too-large': () =>
    new Fault(
      'edit-refused',
      'The file is too large to be scanned.',
      'Raise secretFerry.scan.maxFileSize.',
    ),
  elsewhere: () =>
    new Fault(
      'edit-refused',
      'This is no text that you can edit, so it is not scanned.',
      'Open the file itself.',
    ),
} as const;

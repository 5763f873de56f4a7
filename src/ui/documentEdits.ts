import * as vscode from 'vscode';
import { sortEdits, type TextEdit } from '../base/text';
import type { EditPort } from '../migrate/apply';
import type { FileEdits } from '../rewrite/adapter';
import { isInside } from '../workspace/fileEdits';
import { nodeFiles } from '../workspace/nodeFiles';
import { uriIn } from './workspacePaths';

/**
 * Edits of the documents of one place (see `placeOf`). All files change in one step that one undo
 * takes back, and nothing is saved.
 */
export function documentEdits(workspace: string): EditPort {
  return {
    read: async (path) => (await openDocument(uriIn(workspace, path)))?.getText(),
    apply: (edits, expected) => applyAll(workspace, edits, expected),
  };
}

async function openDocument(uri: vscode.Uri): Promise<vscode.TextDocument | undefined> {
  try {
    return await vscode.workspace.openTextDocument(uri);
  } catch {
    return undefined;
  }
}

async function applyAll(
  workspace: string,
  edits: readonly FileEdits[],
  expected: ReadonlyMap<string, string>,
): Promise<'applied' | 'changed' | 'refused'> {
  const documents: vscode.TextDocument[] = [];
  for (const { path } of edits) {
    const uri = uriIn(workspace, path);
    const document = await openDocument(uri);
    if (!document) return 'changed';
    if (!(await staysInside(workspace, uri))) return 'refused';
    documents.push(document);
  }
  const isSame = (): boolean =>
    edits.every(({ path }, i) => documents[i]?.getText() === expected.get(path));
  if (!isSame()) return 'changed';
  const change = new vscode.WorkspaceEdit();
  edits.forEach((file, i) => {
    const document = documents[i];
    if (document) addEdits(change, document, file.edits);
  });
  // From the comparison to here nothing was awaited. The edit carries the documents' versions, and
  // the editor refuses it where one has changed on the way.
  if (await vscode.workspace.applyEdit(change)) return 'applied';
  return isSame() ? 'refused' : 'changed';
}

function addEdits(
  change: vscode.WorkspaceEdit,
  document: vscode.TextDocument,
  edits: readonly TextEdit[],
): void {
  for (const { span, newText } of joinTouching(document.getText(), edits)) {
    const range = new vscode.Range(document.positionAt(span.start), document.positionAt(span.end));
    change.replace(document.uri, range, newText);
  }
}

/** Edits that touch become one: an editor may order an insertion and a replacement as it likes. */
function joinTouching(text: string, edits: readonly TextEdit[]): TextEdit[] {
  const joined: TextEdit[] = [];
  for (const edit of sortEdits(edits, text.length)) {
    const last = joined.at(-1);
    if (last?.span.end !== edit.span.start) {
      joined.push({ span: edit.span, newText: edit.newText });
      continue;
    }
    const span = { start: last.span.start, end: edit.span.end };
    joined[joined.length - 1] = { span, newText: last.newText + edit.newText };
  }
  return joined;
}

/** Whether a file lies in the place's folder also after every symbolic link is followed. */
async function staysInside(workspace: string, uri: vscode.Uri): Promise<boolean> {
  if (uri.scheme !== 'file') return true;
  return isInside(nodeFiles, vscode.Uri.parse(workspace, true).fsPath, uri.fsPath);
}

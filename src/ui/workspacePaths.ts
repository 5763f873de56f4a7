import { dirname, relative, sep } from 'node:path';
import * as vscode from 'vscode';

const CELL = 'vscode-notebook-cell';

/** The file that a document belongs to: of a notebook's cell the notebook, else its own. */
export function fileOf(uri: vscode.Uri): vscode.Uri {
  if (uri.scheme !== CELL) return uri;
  const key = uri.toString();
  const notebook = vscode.workspace.notebookDocuments.find((one) =>
    one.getCells().some(({ document }) => document.uri.toString() === key),
  );
  if (notebook) return notebook.uri;
  // A cell may be there before its notebook is.
  const file = vscode.Uri.file(uri.path);
  return vscode.workspace.getWorkspaceFolder(file) ? file : uri;
}

/** Whether a file is open as a notebook, whose cells are the documents then. */
export function isOpenNotebook(uri: vscode.Uri): boolean {
  const key = uri.toString();
  return vscode.workspace.notebookDocuments.some((one) => one.uri.toString() === key);
}

/**
 * The path that findings of a document carry: relative to its workspace folder, so that it is the
 * same on every machine; for what lies outside, the file's name alone.
 */
export function scanPath(document: vscode.Uri): string {
  const uri = fileOf(document);
  const folder = vscode.workspace.getWorkspaceFolder(uri);
  return folder ? relativePath(folder.uri, uri) : (uri.path.split('/').at(-1) ?? uri.path);
}

/** Whose scan options hold for a document: its workspace folder's; outside of any, the user's own. */
export function scopeOf(uri: vscode.Uri): string {
  return vscode.workspace.getWorkspaceFolder(fileOf(uri))?.uri.toString() ?? '';
}

function relativePath(folder: vscode.Uri, uri: vscode.Uri): string {
  const prefix = folder.path.endsWith('/') ? folder.path : `${folder.path}/`;
  return uri.path.startsWith(prefix) ? uri.path.slice(prefix.length) : uri.path;
}

/**
 * The folder that a move in this document is about, and the document's path in it. An unsaved
 * document outside any folder has none.
 */
export interface Place {
  /** Absolute path; absent for a document that lies nowhere yet. */
  readonly root?: string;
  /** Relative to the root, with `/`. */
  readonly path: string;
  /** Names the place in the journal of moves: a folder, or the document where it is not in a file. */
  readonly workspace: string;
}

export function placeOf(document: vscode.Uri): Place {
  const uri = fileOf(document);
  if (uri.scheme !== 'file') {
    return { path: scanPath(uri), workspace: document.toString() };
  }
  const folder = vscode.workspace.getWorkspaceFolder(uri);
  const root = folder?.uri.scheme === 'file' ? folder.uri.fsPath : dirname(uri.fsPath);
  const path = relative(root, uri.fsPath).split(sep).join('/');
  const named = uri === document ? vscode.Uri.file(root) : document;
  return { root, path, workspace: named.toString() };
}

/** The document that a path of a place means. */
export function uriIn(workspace: string, path: string): vscode.Uri {
  const uri = vscode.Uri.parse(workspace, true);
  return uri.scheme === 'file' ? vscode.Uri.joinPath(uri, path) : uri;
}

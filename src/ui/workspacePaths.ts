import { dirname, relative, sep } from 'node:path';
import * as vscode from 'vscode';

/**
 * The path that findings of a document carry: relative to its workspace folder, so that it is the
 * same on every machine; for what lies outside, the file's name alone.
 */
export function scanPath(uri: vscode.Uri): string {
  const folder = vscode.workspace.getWorkspaceFolder(uri);
  return folder ? relativePath(folder.uri, uri) : (uri.path.split('/').at(-1) ?? uri.path);
}

/** Whose scan options hold for a document: its workspace folder's; outside of any, the user's own. */
export function scopeOf(uri: vscode.Uri): string {
  return vscode.workspace.getWorkspaceFolder(uri)?.uri.toString() ?? '';
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
  /** Names the place in the journal of moves. */
  readonly workspace: string;
}

export function placeOf(uri: vscode.Uri): Place {
  if (uri.scheme !== 'file') {
    return { path: scanPath(uri), workspace: uri.toString() };
  }
  const folder = vscode.workspace.getWorkspaceFolder(uri);
  const root = folder?.uri.scheme === 'file' ? folder.uri.fsPath : dirname(uri.fsPath);
  const path = relative(root, uri.fsPath).split(sep).join('/');
  return { root, path, workspace: vscode.Uri.file(root).toString() };
}

/** The document that a path of a place means. */
export function uriIn(workspace: string, path: string): vscode.Uri {
  const uri = vscode.Uri.parse(workspace, true);
  return uri.scheme === 'file' ? vscode.Uri.joinPath(uri, path) : uri;
}

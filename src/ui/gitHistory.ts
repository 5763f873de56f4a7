import * as vscode from 'vscode';

/** The part of the built-in git extension's interface (version 1) that is used here. */
interface GitExtension {
  getAPI(version: 1): {
    getRepository(
      uri: vscode.Uri,
    ): { log(options: { path: string; maxEntries: number }): Promise<readonly unknown[]> } | null;
  };
}

/**
 * Whether the file was ever committed, so that what stood in it is in the history; false where git
 * can't tell. Only for trusted workspaces: the git extension runs git.
 */
export async function wasCommitted(uri: vscode.Uri): Promise<boolean> {
  const git = vscode.extensions.getExtension<GitExtension>('vscode.git');
  if (uri.scheme !== 'file' || !git || !vscode.workspace.isTrusted) return false;
  try {
    const api = (git.isActive ? git.exports : await git.activate()).getAPI(1);
    const commits = await api.getRepository(uri)?.log({ path: uri.fsPath, maxEntries: 1 });
    return (commits ?? []).length > 0;
  } catch {
    // A repository without a commit, or git is switched off.
    return false;
  }
}

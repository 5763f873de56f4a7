import { join } from 'node:path';
import * as vscode from 'vscode';
import { Fault } from '../base/fault';
import { defaultScheme } from '../tagging/presets';
import type { Scheme } from '../tagging/scheme';
import { isInside } from '../workspace/fileEdits';
import { nodeFiles } from '../workspace/nodeFiles';
import { readTeamFile, saveToTeamFile, TEAM_FILE, type TeamFile } from '../workspace/teamFile';
import type { TeamRules } from './moveRules';
import type { Place } from './workspacePaths';

/** What the team has agreed on for a place; the guidance's defaults where it has no team file. */
export interface Team {
  readonly scheme: Scheme;
  readonly rules: TeamRules;
  readonly kmsKey?: TeamFile['kmsKey'];
  /** Keeps a tag's value in the team file. Absent where there is no folder to keep one in. */
  readonly saveAnswer?: (key: string, value: string) => Promise<void>;
}

/** @throws Fault `team-file-invalid`: half of what a team meant is worse than nothing. */
export async function teamOf({ root }: Place): Promise<Team> {
  if (root === undefined) return { scheme: defaultScheme, rules: {} };
  const { file, problems } = await readTeamFile(nodeFiles, root);
  const [problem] = problems;
  if (problem) {
    throw new Fault(
      'team-file-invalid',
      `${TEAM_FILE}, line ${problem.line}: ${problem.message}`,
      'Correct it, then try again.',
    );
  }
  const saveAnswer = (key: string, value: string): Promise<void> => saveTag(root, key, value);
  if (!file) return { scheme: defaultScheme, rules: {}, saveAnswer };
  const { scheme, expect, create, kmsKey } = file;
  const rules = { expect, create };
  return { scheme, rules, saveAnswer, ...(kmsKey === undefined ? {} : { kmsKey }) };
}

/** The scheme of the first workspace folder; the defaults where it can't be read. */
export async function openWorkspaceScheme(): Promise<Scheme> {
  const folder = vscode.workspace.workspaceFolders?.find(({ uri }) => uri.scheme === 'file');
  if (!folder) return defaultScheme;
  return (await readTeamFile(nodeFiles, folder.uri.fsPath)).file?.scheme ?? defaultScheme;
}

/** Changes the file as the editor has it; saves it unless it had unsaved changes before. */
async function saveTag(root: string, key: string, value: string): Promise<void> {
  const uri = vscode.Uri.file(join(root, TEAM_FILE));
  const exists = (await nodeFiles.stat(uri.fsPath)) !== undefined;
  if (exists && !(await isInside(nodeFiles, root, uri.fsPath))) throw refused();
  const change = new vscode.WorkspaceEdit();
  if (!exists) {
    const contents = Buffer.from(saveToTeamFile(undefined, ['metadata', key], value));
    change.createFile(uri, { contents });
    if (!(await vscode.workspace.applyEdit(change))) throw refused();
    return;
  }
  const document = await vscode.workspace.openTextDocument(uri);
  const wasDirty = document.isDirty;
  const text = document.getText();
  const all = new vscode.Range(document.positionAt(0), document.positionAt(text.length));
  change.replace(uri, all, saveToTeamFile(text, ['metadata', key], value));
  if (!(await vscode.workspace.applyEdit(change))) throw refused();
  if (!wasDirty && !(await document.save())) throw refused();
}

function refused(): Fault {
  return new Fault('edit-refused', `${TEAM_FILE} could not be changed.`, 'Is it read-only?');
}

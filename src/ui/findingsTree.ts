import { posix } from 'node:path';
import * as vscode from 'vscode';
import type { FindingAddress } from './chosenFinding';
import type { Findings, FindingSet, LocatedFinding } from './findings';
import { companionsOf } from './groups';
import { count, describeType, listed } from './wording';
import { scanPath } from './workspacePaths';

/** As the Problems view shows them, colour included. */
const ICONS = {
  error: icon('error', 'problemsErrorIcon.foreground'),
  warning: icon('warning', 'problemsWarningIcon.foreground'),
  information: icon('info', 'problemsInfoIcon.foreground'),
} as const;

/** A workspace folder, a file with findings, or one of them. The latter is also what its commands get. */
export type FindingsNode = FolderNode | FindingSet | FindingNode;

interface FolderNode {
  readonly folder: vscode.WorkspaceFolder;
  readonly files: readonly FindingSet[];
}

interface FindingNode extends FindingAddress {
  readonly located: LocatedFinding;
}

/** The view "Findings": by file, in several folders by folder; opening one goes to its place. */
export function registerFindingsTree(findings: Findings): vscode.Disposable {
  const changed = new vscode.EventEmitter<void>();
  const treeDataProvider = { ...findingsData(findings), onDidChangeTreeData: changed.event };
  const view = vscode.window.createTreeView<FindingsNode>('secretFerry.findings', {
    showCollapseAll: true,
    treeDataProvider,
  });
  const update = (): void => {
    changed.fire();
    const total = countOf(filesOf(findings));
    view.badge = { value: total, tooltip: count(total, 'hardcoded secret') };
  };
  return vscode.Disposable.from(
    view,
    changed,
    findings.onDidChange(update),
    vscode.workspace.onDidChangeWorkspaceFolders(update),
  );
}

/** What the view shows. */
export function findingsData(findings: Findings) {
  return {
    getChildren: (node?: FindingsNode): FindingsNode[] =>
      node ? childrenOf(node) : byFolder(filesOf(findings)),
    getTreeItem: itemOf,
  };
}

function filesOf(findings: Findings): FindingSet[] {
  const withFindings = findings.all().filter(({ found }) => found.length > 0);
  return withFindings.sort((a, b) => a.uri.toString().localeCompare(b.uri.toString()));
}

/** One folder goes without saying; what lies outside of several comes after them. */
function byFolder(files: readonly FindingSet[]): (FolderNode | FindingSet)[] {
  const folders = vscode.workspace.workspaceFolders ?? [];
  if (folders.length < 2) return [...files];
  const isIn = (file: FindingSet, folder?: vscode.WorkspaceFolder): boolean =>
    vscode.workspace.getWorkspaceFolder(file.uri)?.index === folder?.index;
  const inside = folders.map((folder) => ({
    folder,
    files: files.filter((file) => isIn(file, folder)),
  }));
  return [
    ...inside.filter(({ files: own }) => own.length > 0),
    ...files.filter((file) => isIn(file)),
  ];
}

function childrenOf(node: FindingsNode): FindingsNode[] {
  if ('located' in node) return [];
  if ('folder' in node) return [...node.files];
  const { uri, found } = node;
  return found.map((located) => ({ uri, fingerprint: located.finding.fingerprint, located }));
}

function countOf(files: readonly FindingSet[]): number {
  return files.reduce((sum, { found }) => sum + found.length, 0);
}

function itemOf(node: FindingsNode): vscode.TreeItem {
  if ('folder' in node) return folderItem(node);
  return 'located' in node ? findingItem(node) : fileItem(node);
}

function folderItem({ folder, files }: FolderNode): vscode.TreeItem {
  const item = new vscode.TreeItem(folder.name, vscode.TreeItemCollapsibleState.Expanded);
  item.id = `folder ${folder.uri.toString()}`;
  item.iconPath = new vscode.ThemeIcon('root-folder');
  item.contextValue = 'folder';
  const secrets = count(countOf(files), 'hardcoded secret');
  item.description = secrets;
  item.accessibilityInformation = { label: `Folder ${folder.name}, ${secrets}` };
  return item;
}

function fileItem({ uri, found }: FindingSet): vscode.TreeItem {
  const item = new vscode.TreeItem(uri, vscode.TreeItemCollapsibleState.Expanded);
  item.id = uri.toString();
  // The folder of the workspace stands above where there are several.
  const folder = posix.dirname(vscode.workspace.asRelativePath(uri, false));
  if (folder !== '.') item.description = folder;
  item.iconPath = vscode.ThemeIcon.File;
  item.contextValue = 'file';
  item.accessibilityInformation = {
    label: `${scanPath(uri)}, ${count(found.length, 'hardcoded secret')}`,
  };
  return item;
}

function findingItem({ uri, fingerprint, located }: FindingNode): vscode.TreeItem {
  const { finding, range } = located;
  const type = describeType(finding.type);
  const label = finding.binding ?? type;
  const line = range.start.line + 1;
  const item = new vscode.TreeItem(label);
  item.id = `${uri.toString()} ${fingerprint}`;
  // The line first: a narrow side bar cuts the end off.
  item.description = `line ${line}${finding.binding === undefined ? '' : `, ${type}`}`;
  const companions = companionsOf(finding).map(({ what }) => what);
  const together = companions.length > 0 ? [`belongs together with ${listed(companions, 5)}`] : [];
  item.tooltip = [
    `${finding.ruleId}, ${finding.confidence} confidence`,
    ...finding.reasons,
    ...together,
  ].join('\n');
  item.iconPath = ICONS[finding.severity];
  item.contextValue = 'finding';
  item.command = {
    title: 'Go to Finding',
    command: 'vscode.open',
    arguments: [uri, { selection: range } satisfies vscode.TextDocumentShowOptions],
  };
  item.accessibilityInformation = {
    label: [
      `Hardcoded ${type}, ${label}, line ${line}, ${finding.confidence} confidence`,
      ...together,
    ].join(', '),
  };
  return item;
}

function icon(name: string, color: string): vscode.ThemeIcon {
  return new vscode.ThemeIcon(name, new vscode.ThemeColor(color));
}

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

/** A file with findings, or one of them. The latter is also what its commands get. */
type Node = FindingSet | FindingNode;

interface FindingNode extends FindingAddress {
  readonly located: LocatedFinding;
}

/** The view "Findings": by file; opening one goes to its place. */
export function registerFindingsTree(findings: Findings): vscode.Disposable {
  const changed = new vscode.EventEmitter<void>();
  const view = vscode.window.createTreeView<Node>('secretFerry.findings', {
    showCollapseAll: true,
    treeDataProvider: {
      onDidChangeTreeData: changed.event,
      getChildren: (node) => (node ? findingsOf(node) : files(findings)),
      getTreeItem: (node) => ('located' in node ? findingItem(node) : fileItem(node)),
    },
  });
  const update = (): void => {
    changed.fire();
    const total = files(findings).reduce((sum, { found }) => sum + found.length, 0);
    view.badge = { value: total, tooltip: count(total, 'hardcoded secret') };
  };
  return vscode.Disposable.from(view, changed, findings.onDidChange(update));
}

function files(findings: Findings): FindingSet[] {
  const withFindings = findings.all().filter(({ found }) => found.length > 0);
  return withFindings.sort((a, b) => a.uri.toString().localeCompare(b.uri.toString()));
}

function findingsOf(node: Node): FindingNode[] {
  if ('located' in node) return [];
  const { uri, found } = node;
  return found.map((located) => ({ uri, fingerprint: located.finding.fingerprint, located }));
}

function fileItem({ uri, found }: FindingSet): vscode.TreeItem {
  const item = new vscode.TreeItem(uri, vscode.TreeItemCollapsibleState.Expanded);
  item.id = uri.toString();
  const folder = posix.dirname(vscode.workspace.asRelativePath(uri));
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

import * as vscode from 'vscode';
import { whyNotScanned } from './documents';
import type { Findings } from './findings';
import { describeTarget } from './reviewRows';
import type { Session } from './session';
import { count } from './wording';

/** The status bar's item for the workspace, and the language status of the file in the editor. */
export function registerStatus(findings: Findings, session: Session): vscode.Disposable {
  const item = vscode.window.createStatusBarItem(
    'secretFerry.status',
    vscode.StatusBarAlignment.Left,
    0,
  );
  item.name = 'Secret Ferry';
  item.command = 'secretFerry.findings.focus';
  const language = vscode.languages.createLanguageStatusItem('secretFerry.file', '*');
  language.name = 'Secret Ferry';
  const update = (): void => {
    updateItem(item, findings, session);
    updateLanguage(language, findings);
  };
  update();
  item.show();
  return vscode.Disposable.from(
    item,
    language,
    findings.onDidChange(update),
    session.onDidChange(update),
    vscode.window.onDidChangeActiveTextEditor(update),
  );
}

function updateItem(item: vscode.StatusBarItem, findings: Findings, session: Session): void {
  const total = findings.all().reduce((sum, { found }) => sum + found.length, 0);
  const { target } = session;
  const place = target ? ` ${shortTarget(session)}` : '';
  item.text = `$(key) ${total}${place}`;
  const found = `${count(total, 'hardcoded secret')} found`;
  item.tooltip = target
    ? `${found}\n${describeTarget(target)} (profile ${target.profile})`
    : `${found}\nNot connected to AWS`;
  item.accessibilityInformation = { label: `Secret Ferry: ${item.tooltip.replace('\n', ', ')}` };
}

function shortTarget({ target }: Session): string {
  if (!target) return '';
  const { sandboxId, endpoint, profile, region } = target;
  if (sandboxId !== undefined) return '$(beaker) Sandbox';
  return endpoint === undefined ? `${profile} · ${region}` : `${profile} · ${endpoint}`;
}

const NOT_SCANNED = {
  off: 'scanning is off',
  'too-large': 'not scanned, too large',
  elsewhere: 'not scanned',
} as const;

function updateLanguage(language: vscode.LanguageStatusItem, findings: Findings): void {
  const document = vscode.window.activeTextEditor?.document;
  const reason = document && whyNotScanned(document);
  const found = document ? (findings.get(document.uri)?.found.length ?? 0) : 0;
  language.text = reason ? NOT_SCANNED[reason] : count(found, 'hardcoded secret');
  language.severity =
    found > 0 ? vscode.LanguageStatusSeverity.Warning : vscode.LanguageStatusSeverity.Information;
  language.command =
    found > 0
      ? { title: 'Move All Secrets in File…', command: 'secretFerry.moveAllInFile' }
      : undefined;
}

import * as vscode from 'vscode';
import type { Findings, LocatedFinding } from './findings';

/**
 * What commands on a finding get: a place and a fingerprint, never a value, so that nothing
 * secret passes through the editor's command service.
 */
export type FindingRef = readonly [uri: string, fingerprint: string];

const ENTRIES = [
  { title: 'Move to AWS Secrets Manager…', command: 'secretFerry.moveSecret' },
  { title: 'Insert lookup for existing secret…', command: 'secretFerry.insertLookup' },
  { title: 'Ignore here with reason…', command: 'secretFerry.ignoreHere' },
] as const;

/** The lightbulb: at most three entries, for the finding nearest to the cursor. */
export function registerCodeActions(findings: Findings): vscode.Disposable {
  const provider: vscode.CodeActionProvider = {
    provideCodeActions(document, range) {
      const nearest = nearestFinding(findings.current(document) ?? [], range);
      return nearest ? actionsFor(document, nearest) : [];
    },
  };
  return vscode.languages.registerCodeActionsProvider('*', provider, {
    providedCodeActionKinds: [vscode.CodeActionKind.QuickFix],
  });
}

/** Of the findings that `range` touches, the one that starts nearest to its start. */
export function nearestFinding(
  found: readonly LocatedFinding[],
  range: vscode.Range,
): LocatedFinding | undefined {
  const touched = found.filter((one) => one.range.intersection(range));
  const distance = ({ range: { start } }: LocatedFinding): number =>
    Math.abs(start.line - range.start.line) * 10_000 +
    Math.abs(start.character - range.start.character);
  return touched.sort((a, b) => distance(a) - distance(b))[0];
}

function actionsFor(
  document: vscode.TextDocument,
  { finding, range }: LocatedFinding,
): vscode.CodeAction[] {
  const ref: FindingRef = [document.uri.toString(), finding.fingerprint];
  const diagnostics = vscode.languages
    .getDiagnostics(document.uri)
    .filter((diagnostic) => diagnostic.range.isEqual(range) && isOurs(diagnostic, finding.ruleId));
  return ENTRIES.map(({ title, command }) => {
    const action = new vscode.CodeAction(title, vscode.CodeActionKind.QuickFix);
    action.command = { title, command, arguments: [...ref] };
    action.diagnostics = diagnostics;
    action.isPreferred = false;
    return action;
  });
}

function isOurs({ code }: vscode.Diagnostic, ruleId: string): boolean {
  return typeof code === 'object' && code.value === ruleId;
}

import * as vscode from 'vscode';
import type { Severity } from '../scan/finding';
import { ruleDocUrl } from '../scan/ruleDocs';
import type { Findings, LocatedFinding } from './findings';
import { describeType } from './wording';

export const DIAGNOSTIC_SOURCE = 'Secret Ferry';

const LEVELS: Readonly<Record<Severity, vscode.DiagnosticSeverity>> = {
  error: vscode.DiagnosticSeverity.Error,
  warning: vscode.DiagnosticSeverity.Warning,
  information: vscode.DiagnosticSeverity.Information,
};

/** Shows the findings as problems; never with the value. */
export function registerDiagnostics(findings: Findings): vscode.Disposable {
  const collection = vscode.languages.createDiagnosticCollection('secretFerry');
  const subscription = findings.onDidChange((uris) => {
    for (const uri of uris) {
      const found = findings.get(uri)?.found ?? [];
      collection.set(uri, found.length > 0 ? found.map(toDiagnostic) : undefined);
    }
  });
  return vscode.Disposable.from(subscription, collection);
}

function toDiagnostic({ finding, range }: LocatedFinding): vscode.Diagnostic {
  const { ruleId, severity, confidence, binding } = finding;
  const where = binding === undefined ? '' : ` in "${binding}"`;
  const message = `Hardcoded ${describeType(finding.type)}${where} (${confidence} confidence).`;
  const diagnostic = new vscode.Diagnostic(range, message, LEVELS[severity]);
  diagnostic.source = DIAGNOSTIC_SOURCE;
  diagnostic.code = { value: ruleId, target: vscode.Uri.parse(ruleDocUrl(ruleId)) };
  return diagnostic;
}

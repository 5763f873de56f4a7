import * as vscode from 'vscode';
import { nearestFinding } from './codeActions';
import type { Findings, LocatedFinding } from './findings';
import { companionsOf } from './groups';
import { listed } from './wording';

const MOVE = 'secretFerry.moveSecret';
const IGNORE = 'secretFerry.ignoreHere';

/** Says why something was flagged, and what can be done about it. */
export function registerHover(findings: Findings): vscode.Disposable {
  return vscode.languages.registerHoverProvider('*', {
    provideHover(document, position) {
      const at = new vscode.Range(position, position);
      const nearest = nearestFinding(findings.current(document) ?? [], at);
      return nearest && new vscode.Hover(explain(document, nearest), nearest.range);
    },
  });
}

function explain(
  document: vscode.TextDocument,
  { finding }: LocatedFinding,
): vscode.MarkdownString {
  const text = new vscode.MarkdownString();
  text.isTrusted = { enabledCommands: [MOVE, IGNORE] };
  // The reasons hold names out of the code, which must not become links.
  for (const reason of finding.reasons) text.appendText(`• ${reason}\n`);
  const others = companionsOf(finding).map(
    ({ what, span }) => `${what} on line ${document.positionAt(span.start).line + 1}`,
  );
  if (others.length > 0) text.appendText(`Belongs together with ${listed(others, 5)}.\n`);
  const ref = encodeURIComponent(JSON.stringify([document.uri.toString(), finding.fingerprint]));
  text.appendMarkdown(
    `\n[Move to AWS Secrets Manager…](command:${MOVE}?${ref}) · [Ignore…](command:${IGNORE}?${ref})`,
  );
  return text;
}

import * as vscode from 'vscode';
import { Fault } from '../base/fault';
import { applyEdits, type TextEdit } from '../base/text';
import { grammarFor, type Grammars } from '../parse/grammars';
import type { Finding } from '../scan/finding';
import { chosenFinding, type ChosenFinding } from './chosenFinding';
import { commentStyle } from './comments';
import type { Services } from './services';
import { scanPath } from './workspacePaths';

const MARK = 'secret-ferry:allow';

/**
 * Puts a comment with a reason above a finding's line, so that it is not reported again. The reason
 * may come as the third argument, after URI and fingerprint.
 */
export async function ignoreHere(services: Services, args: readonly unknown[]): Promise<void> {
  const chosen = await chosenFinding(services.findings, args);
  const { document } = chosen;
  const { version } = document;
  const text = document.getText();
  const edit = commentEdit(chosen);
  const reason =
    typeof args[2] === 'string' ? args[2] : await askReason('Ignore here: why is this no secret?');
  if (reason === undefined) return;
  if (reasonProblem(reason) !== undefined) throw byHand('The reason is no text for a comment.');
  const withReason = { ...edit, newText: edit.newText.replace(MARK, () => `${MARK} ${reason}`) };
  await requireHarmless(services.grammars, chosen, text, withReason);
  if (document.version !== version) {
    throw new Fault('document-changed', 'The text was changed meanwhile.', 'Try again.');
  }
  const change = new vscode.WorkspaceEdit();
  change.insert(document.uri, document.positionAt(edit.span.start), withReason.newText);
  if (!(await vscode.workspace.applyEdit(change))) {
    throw new Fault('edit-refused', 'The editor refused the edit.', 'Is the file read-only?');
  }
}

/** Asks for the reason of a permission; undefined where none is given. */
export function askReason(title: string): Thenable<string | undefined> {
  return vscode.window.showInputBox({
    title,
    prompt: 'Is kept with the code, for whoever reads it next.',
    placeHolder: 'made up, for the tests only',
    ignoreFocusOut: true,
    validateInput: reasonProblem,
  });
}

/** A reason has words, takes one line, and does not end the comment. */
function reasonProblem(text: string): string | undefined {
  const fits = /[\p{L}\p{N}]/u.test(text) && !/\*\/|-->|[\r\n]/.test(text);
  return fits ? undefined : 'A reason in words, please.';
}

/** The comment as a line of its own, indented as the finding's line is. */
function commentEdit({ document, range }: ChosenFinding): TextEdit {
  const style = commentStyle(document.languageId, document.uri.path);
  if (!style) throw byHand(`Comments of "${document.languageId}" are not known to Secret Ferry.`);
  const line = document.lineAt(range.start.line);
  const indentation = line.text.slice(0, line.firstNonWhitespaceCharacterIndex);
  const end = document.eol === vscode.EndOfLine.CRLF ? '\r\n' : '\n';
  const start = document.offsetAt(line.range.start);
  return {
    span: { start, end: start },
    newText: `${indentation}${style.before}${MARK}${style.after}${end}`,
  };
}

/**
 * A line put into the middle of a string would change what the program does, so the edited text is
 * looked at first: the line must be a comment, and the finding must be gone.
 */
async function requireHarmless(
  grammars: Grammars,
  { document, finding }: ChosenFinding,
  text: string,
  edit: TextEdit,
): Promise<void> {
  const edited = applyEdits(text, [edit]);
  const { languageId, uri } = document;
  const offset = edit.span.start + edit.newText.indexOf(MARK);
  const isComment = grammarFor(languageId)
    ? await isInComment(grammars, languageId, edited, offset)
    : !mayBeInString(text, finding);
  if (!isComment) throw byHand('A line above it would become part of a string.');
  const { Engine } = await import('../scan/engine');
  const engine = new Engine(grammars);
  const after = await engine.scan({ path: scanPath(uri), languageId, text: edited });
  const moved = finding.span.start + edit.newText.length;
  if (after.some(({ span }) => span.start === moved)) {
    throw byHand('A comment above it would not have an effect.');
  }
}

async function isInComment(
  grammars: Grammars,
  languageId: string,
  text: string,
  offset: number,
): Promise<boolean> {
  const grammar = grammarFor(languageId);
  if (!grammar) return false;
  const tree = await grammars.parse(grammar, text);
  try {
    return tree.rootNode.descendantForIndex(offset)?.type === 'comment';
  } finally {
    tree.delete();
  }
}

/** Without a grammar: only a line that starts the value itself, outside of any open long string. */
function mayBeInString(text: string, { span, binding }: Finding): boolean {
  const lineStart =
    Math.max(text.lastIndexOf('\n', span.start - 1), text.lastIndexOf('\r', span.start - 1)) + 1;
  const before = text.slice(0, lineStart);
  const onLine = text.slice(lineStart, span.start);
  const name = binding?.split(/[.\s[\]]/).findLast((part) => part !== '');
  const startsHere = name !== undefined && onLine.includes(name);
  const longStrings = [/"""/g, /'''/g, /`/g].some(
    (mark) => (before.match(mark)?.length ?? 0) % 2 === 1,
  );
  return !startsHere || longStrings || /<<[-~]?["']?\w/.test(before);
}

function byHand(why: string): Fault {
  return new Fault(
    'edit-refused',
    why,
    `Write "${MARK}" and a reason into a comment on the line, by hand.`,
  );
}

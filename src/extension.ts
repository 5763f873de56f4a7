import { join } from 'node:path';
import type { ExtensionContext } from 'vscode';
import { Grammars } from './parse/grammars';
import { registerCodeActions } from './ui/codeActions';
import { registerCommands } from './ui/commands';
import { registerDiagnostics } from './ui/diagnostics';
import { Findings } from './ui/findings';
import { registerFindingsTree } from './ui/findingsTree';
import { Habits } from './ui/habits';
import { handlers } from './ui/handlers';
import { registerHover } from './ui/hover';
import { openJournal } from './ui/journalFiles';
import { once } from './ui/once';
import { createOutput } from './ui/output';
import { Previews } from './ui/preview';
import { openRequestedSample, Samples } from './ui/sample';
import { Sandbox } from './ui/sandbox';
import { SecretsTree } from './ui/secretsTree';
import { Scanning } from './ui/scanning';
import type { Services } from './ui/services';
import { Session } from './ui/session';
import { shippedFiles } from './ui/shippedFiles';
import { registerStatus } from './ui/status';
import { openWorkspaceScheme } from './ui/team';
import { registerTerminals } from './ui/terminals';

/** Builds the extension from its parts. Nothing of AWS, the grammars or the sandbox is loaded yet. */
export function activate(context: ExtensionContext): void {
  const { subscriptions, globalState, workspaceState, secrets } = context;
  const storage = context.globalStorageUri.fsPath;
  const shipped = shippedFiles(context.extensionPath);
  const output = createOutput();
  const findings = new Findings();
  const grammars = new Grammars(shipped.grammars);
  const sandbox = new Sandbox({ script: shipped.sandbox, directory: storage, logger: output });
  const samples = new Samples(globalState, storage);
  const session = new Session({ logger: output, memory: workspaceState, sandbox, samples });
  const previews = new Previews();
  const services: Services = {
    output,
    findings,
    grammars,
    sandbox,
    samples,
    session,
    previews,
    habits: new Habits(globalState, workspaceState),
    adapters: once(async () => (await import('./rewrite/adapters')).createAdapters(grammars)),
    journal: once(() => openJournal(join(storage, 'journal'), secrets)),
  };
  const tree = new SecretsTree({ session, logger: output, scheme: openWorkspaceScheme });
  const scanning = new Scanning({ findings, output, shipped });
  subscriptions.push(
    output,
    findings,
    sandbox,
    session,
    previews,
    tree,
    scanning,
    registerDiagnostics(findings),
    registerCodeActions(findings),
    registerHover(findings),
    registerFindingsTree(findings),
    registerStatus(findings, session),
    registerTerminals(context.environmentVariableCollection, session, sandbox),
    registerCommands(handlers(services, tree, scanning), output),
  );
  openRequestedSample(services);
}

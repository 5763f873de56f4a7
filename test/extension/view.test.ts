import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as vscode from 'vscode';
import { silentLogger } from '../../src/base/log';
import { defaultScheme } from '../../src/tagging/presets';
import { Samples } from '../../src/ui/sample';
import { Sandbox } from '../../src/ui/sandbox';
import type { SecretNode } from '../../src/ui/secretItems';
import { SecretsTree } from '../../src/ui/secretsTree';
import { Session } from '../../src/ui/session';
import { eventually } from './editorActions';
import { Memory } from './memory';

/** One line an item, as a screen reader goes through them: indented label, then description. */
function outline(tree: SecretsTree, node?: SecretNode, depth = 0): string[] {
  return tree.getChildren(node).flatMap((child) => {
    const { label, description } = tree.getTreeItem(child);
    const line = [label, description].filter((part) => typeof part === 'string').join(' | ');
    return ['  '.repeat(depth) + line, ...outline(tree, child, depth + 1)];
  });
}

function reasonOf(name: string, lines: readonly string[]): string | undefined {
  return lines.find((line) => line.startsWith(`  ${name} | `))?.split(' | ')[1];
}

function items(tree: SecretsTree, node?: SecretNode): vscode.TreeItem[] {
  return tree
    .getChildren(node)
    .flatMap((child) => [tree.getTreeItem(child), ...items(tree, child)]);
}

/**
 * The editor shows a view's items to nobody, so this builds the view a second time. It takes the
 * place of the extension's own for the rest of the run: these tests come last.
 */
describe('the view of secrets', function () {
  this.timeout(30_000);
  let directory: string;
  let sandbox: Sandbox;
  let session: Session;
  let tree: SecretsTree;

  before(async () => {
    directory = await mkdtemp(join(tmpdir(), 'secret-ferry-view-'));
    const extension = vscode.extensions.getExtension('secret-ferry.secret-ferry');
    assert.ok(extension);
    const script = join(extension.extensionPath, 'dist/sandbox.js');
    sandbox = new Sandbox({ script, directory, logger: silentLogger });
    const samples = new Samples(new Memory(), directory);
    session = new Session({ logger: silentLogger, memory: new Memory(), sandbox, samples });
    const scheme = () => Promise.resolve(defaultScheme);
    tree = new SecretsTree({ session, logger: silentLogger, scheme });
  });

  after(async () => {
    tree.dispose();
    session.dispose();
    sandbox.dispose();
    await rm(directory, { recursive: true, force: true });
  });

  async function listAs(profile: string): Promise<string[]> {
    await session.select({ sandbox: true, profile });
    await session.connect();
    return eventually('the list', () => {
      const lines = outline(tree);
      return lines.some((line) => line.startsWith('Not accessible')) ? lines : undefined;
    });
  }

  it('groups what is the role’s own, and gives the reason for each of the others', async () => {
    const lines = await listAs('secret-ferry-sandbox');
    assert.deepEqual(lines.slice(0, 6), [
      'payments',
      '  dev | 4',
      '    ledger-token | ••••••••',
      '    mail-password | ••••••••',
      '    report-database | ••••••••',
      '    session-key | ••••••••',
    ]);
    assert.match(lines[6] ?? '', /^Not accessible \| \d+, predicted$/);
    assert.equal(reasonOf('borrowed-token', lines), 'appenv is prod, your role has dev.');
    assert.match(reasonOf('legacy-smtp', lines) ?? '', /^It has no tag name; .*no tag appenv\.$/);
  });

  it('shows another role its own, and the first one’s as not accessible', async () => {
    const lines = await listAs('secret-ferry-sandbox-other');
    const divide = lines.findIndex((line) => line.startsWith('Not accessible'));
    const own = lines.slice(0, divide).join('\n');
    assert.match(own, /^orders\n {2}dev \| 2\n/);
    assert.doesNotMatch(own, /payments/);
    assert.equal(
      reasonOf('mail-password', lines.slice(divide)),
      'name is payments, your role has orders; appid is pay01, your role has ord01.',
    );
  });

  it('says every item aloud, and shows no value', async () => {
    await listAs('secret-ferry-sandbox');
    const all = items(tree);
    assert.ok(all.length > 10);
    for (const { label, accessibilityInformation } of all) {
      assert.ok(accessibilityInformation?.label, JSON.stringify(label));
    }
    const tooltip = all.find(({ contextValue }) => contextValue === 'secret')?.tooltip;
    assert.ok(tooltip instanceof vscode.MarkdownString);
    for (const part of ['appid = pay01', 'KMS key', 'Rotation', 'Last accessed']) {
      assert.ok(
        tooltip.value.replaceAll('&nbsp;', ' ').includes(part),
        `${part} in ${tooltip.value}`,
      );
    }
    assert.notEqual(tooltip.isTrusted, true);
  });
});

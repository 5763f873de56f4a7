import assert from 'node:assert/strict';
import type { EditorDriver } from './driver';
import { openEditor } from './open';
import { createWorkspace } from './workspace';

/** Made up, and put together here so that no scanner takes it for a real one. */
const token = 'sk_' + 'live_' + '4eC39HqLyjWDarjtT1zdp7dcQm8XvB2n';

describe('typing a token', () => {
  let workspace: Awaited<ReturnType<typeof createWorkspace>>;
  let editor: EditorDriver;

  before(async () => {
    workspace = await createWorkspace({
      'package.json': '{ "name": "shop", "type": "module" }\n',
      'payment.js': "export const stripeKey = '';\n",
    });
    editor = await openEditor({ workspace: workspace.folder });
    await editor.openFile('payment.js');
  });

  after(async () => {
    await editor.close();
    await workspace.remove();
  });

  afterEach(async function () {
    if (this.currentTest?.state === 'failed') await editor.screenshot('typing-failed');
  });

  it('underlines it before the file is saved', async () => {
    await editor.placeCursor("''", 1);
    await editor.type(token);
    await editor.waitForSquiggle();
    await editor.screenshot('squiggle');
  });

  it('offers at most three entries, the move first', async () => {
    const entries = await editor.openQuickFixes('Move to AWS Secrets Manager…');
    await editor.screenshot('quick-fix');
    await editor.page.keyboard.press('Escape');
    assert.equal(entries[0], 'Move to AWS Secrets Manager…');
    const ours = entries.filter((entry) => /AWS Secrets Manager|lookup|Ignore here/.test(entry));
    assert.ok(ours.length <= 3, ours.join('; '));
  });

  it('is told in the Problems view, without its value', async () => {
    const problems = await editor.problems(/stripe/i);
    assert.equal(problems.length, 1, problems.join('\n'));
    assert.ok(!problems.join('\n').includes(token));
  });
});

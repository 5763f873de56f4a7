import assert from 'node:assert/strict';
import { PartTrees } from '../../src/scan/partTrees';
import { grammars } from '../support/grammars';

describe('PartTrees', () => {
  it('parses a part once for as long as each scan asks for it', async () => {
    const parts = new PartTrees(grammars);
    const first = await parts.part('javascript', 'const a = 1;');
    parts.turn();
    assert.ok(first);
    assert.equal(await parts.part('javascript', 'const a = 1;'), first);
    await parts.part('javascript', 'const b = 2;');
    parts.turn();
    assert.equal(parts.size, 2);
    await parts.part('javascript', 'const b = 2;');
    parts.turn();
    assert.equal(parts.size, 1);
    assert.notEqual(await parts.part('javascript', 'const a = 1;'), first);
    parts.clear();
    assert.equal(parts.size, 0);
  });

  it('keeps a broken part too', async () => {
    const parts = new PartTrees(grammars);
    const first = await parts.part('javascript', 'const = ;');
    parts.turn();
    assert.equal(await parts.part('javascript', 'const = ;'), first);
    assert.ok(first.rootNode.hasError);
    parts.clear();
  });
});

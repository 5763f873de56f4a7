import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Runner, type Fate } from '../../scripts/mutate/runner';
import { root } from './running';

/** What the round trips are run against: one piece of the rewriter, broken in memory. */
interface Control {
  readonly piece: string;
  readonly file: string;
  readonly right: string;
  readonly wrong: string;
  /** The test of a round trip that notices. */
  readonly noticed: RegExp;
}

const CONTROLS: readonly Control[] = [
  {
    piece: 'the decoder',
    file: 'src/rewrite/literals.ts',
    right: 'value: decoded.value,\n  };\n}\n\nfunction resolvePart',
    wrong: 'value: new Plaintext(node.text.slice(1, -1)),\n  };\n}\n\nfunction resolvePart',
    noticed: /prints the same before and after$/,
  },
  {
    piece: 'the import',
    file: 'src/rewrite/javascript/edits.ts',
    right: 'flatMap(({ statement }) => statement ?? [])',
    wrong: 'flatMap(() => [])',
    noticed: /prints the same before and after$/,
  },
  {
    piece: 'the await',
    file: 'src/rewrite/javascript/expression.ts',
    right: "const wait = waits ? 'await ' : '';\n  const isTyped",
    wrong: "const wait = '';\n  const isTyped",
    noticed: /prints the same before and after$/,
  },
  {
    piece: 'the constant rule',
    file: 'src/rewrite/javascript/position.ts',
    right: 'if (!fits) return namedProblem(parent, field);',
    wrong: '',
    noticed: /is decided: guidance$/,
  },
];

const TRIPS = join(root, 'test/roundtrip/javascript.test.ts');
const LIMIT = 200_000;

describe('round trips with a piece of the rewriter broken', function () {
  this.timeout(LIMIT + 20_000);

  it('pass with nothing broken', async () => {
    const file = 'src/rewrite/literals.ts';
    assert.equal(await tripsWith(file, sourceOf(file)), 'survived');
  });

  for (const { piece, file, right, wrong, noticed } of CONTROLS) {
    it(`fail without ${piece}`, async () => {
      const source = sourceOf(file);
      assert.equal(source.split(right).length, 2, `${file} has another text`);
      const fate = await tripsWith(
        file,
        source.replace(right, () => wrong),
      );
      assert.match(typeof fate === 'object' ? fate.killedBy : fate, noticed);
    });
  }
});

function sourceOf(file: string): string {
  return readFileSync(join(root, file), 'utf8');
}

async function tripsWith(file: string, source: string): Promise<Fate> {
  const runner = new Runner(join(root, file));
  try {
    return await runner.run(source, [TRIPS], LIMIT);
  } finally {
    runner.dispose();
  }
}

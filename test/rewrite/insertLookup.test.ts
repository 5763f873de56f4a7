import assert from 'node:assert/strict';
import { applyEdits } from '../../src/base/text';
import type { Manifest } from '../../src/rewrite/adapter';
import { createAdapters } from '../../src/rewrite/adapters';
import { grammars } from '../support/grammars';

const adapters = createAdapters(grammars);
const packageJson: Manifest = { kind: 'package.json', path: 'package.json', text: '{}\n' };
const pom: Manifest = { kind: 'pom.xml', path: 'pom.xml', text: '<project>\n</project>\n' };
const cargo: Manifest = { kind: 'Cargo.toml', path: 'Cargo.toml', text: '[package]\n' };
const requirements: Manifest = { kind: 'requirements.txt', path: 'requirements.txt', text: '' };

describe('inserting a lookup', () => {
  const cases: readonly [string, string, string | undefined][] = [
    ['a.mjs', 'export const a = |;\n', "export const a = await getSecret('app/x'"],
    ['a.mjs', 'export const f = () => |;\n', 'export const f = () => x;'],
    ['a.cjs', 'const a = |;\n', undefined],
    ['a.cjs', 'async function f() {\n  return |;\n}\n', "return await getSecret('app/x'"],
    ['a.mjs', "const a = 'in | text';\n", undefined],
    ['a.mjs', '// in | a comment\n', undefined],
    ['a.mjs', 'const x = 1;\nf(`${|}`);\n', "f(`${await getSecret('app/x'"],
    ['a.mts', 'connect(|);\n', "(await getSecret('app/x'"],
    ['a.py', 'import os\n\nkey = |\n', 'key = secret_cache.get_secret_string("app/x")'],
    ['a.py', 'async def f():\n    return |\n', 'return X'],
    ['a.py', 'key = "in | text"\n', undefined],
    [
      'A.java',
      "class A {\n    char c = 'c';\n    String k = |;\n}\n",
      'SECRET_CACHE.getSecretString("app/x");',
    ],
    ['A.java', 'class A {\n    String k = "in | text";\n}\n', undefined],
    ['a.kt', 'val k = |\n', 'val k = secretCache.getSecretString("app/x")'],
    [
      'a.rs',
      "#[tokio::main]\nasync fn main() -> std::io::Result<()> {\n    let c = 'c';\n    let k = |;\n    Ok(())\n}\n",
      'let k = get_secret("app/x").await?;',
    ],
    ['a.rs', 'fn main() {\n    let k = |;\n}\n', undefined],
    ['a.json', '{"a": |}', undefined],
  ];
  for (const [path, marked, expected] of cases) {
    it(`${path}: ${marked.trim()}`, async () => {
      const offset = marked.indexOf('|');
      const text = marked.replace('|', '');
      const ids: Record<string, string> = {
        mts: 'typescript',
        py: 'python',
        json: 'json',
        java: 'java',
        kt: 'kotlin',
        rs: 'rust',
      };
      const file = { path, languageId: ids[path.split('.')[1] ?? ''] ?? 'javascript', text };
      const project = { manifests: [packageJson, requirements, pom, cargo] };
      const edits = await adapters.forFile(file).insertLookup(file, offset, 'app/x', project);
      if (expected === undefined) {
        assert.deepEqual(edits, []);
        return;
      }
      assert.equal(edits.length, 2);
      const after = applyEdits(text, edits[0]!.edits);
      assert.ok(after.includes(expected), after);
      assert.match(
        after,
        /aws-lambda-powertools|aws_secretsmanager_caching|secretsmanager\.caching/,
      );
    });
  }
});

import assert from 'node:assert/strict';
import { freshTrees } from '../../src/scan/codeCandidates';
import { Engine } from '../../src/scan/engine';
import { regionsOf } from '../../src/scan/regions';
import { sample } from '../../src/scan/rules/sample';
import { grammars } from '../support/grammars';
import type { GrammarId } from '../../src/parse/grammars';

interface Case {
  readonly languageId: string;
  readonly grammar: GrammarId;
  /** The class around `members`, and a member with a value. */
  readonly around: (members: string) => string;
  readonly member: (value: string) => string;
  readonly filler: (number: number) => string;
}

const CASES: readonly Case[] = [
  {
    languageId: 'java',
    grammar: 'java',
    around: (members) => `package a;\n\n@Entity\npublic class A {\n${members}}\n`,
    member: (value) => `  @Deprecated\n  private String dbPassword = "${value}";\n`,
    filler: (number) => `  int f${number}() {\n    return ${number};\n  }\n`,
  },
  {
    languageId: 'csharp',
    grammar: 'c-sharp',
    around: (members) => `namespace N\n{\n    public class A\n    {\n${members}    }\n}\n`,
    member: (value) => `        [Obsolete]\n        string dbPassword = "${value}";\n`,
    filler: (number) =>
      `        int F${number}()\n        {\n            return ${number};\n        }\n`,
  },
  {
    languageId: 'python',
    grammar: 'python',
    around: (members) => `class A:\n${members}`,
    member: (value) => `    @staticmethod\n    def f(db_password="${value}"):\n        pass\n`,
    filler: (number) => `    def f${number}(self):\n        return ${number}\n`,
  },
  {
    languageId: 'typescript',
    grammar: 'typescript',
    around: (members) => `export class A {\n${members}}\n`,
    member: (value) => `  readonly dbPassword = '${value}';\n`,
    filler: (number) => `  f${number}() {\n    return ${number};\n  }\n`,
  },
  {
    languageId: 'rust',
    grammar: 'rust',
    around: (members) => `impl A {\n${members}}\n`,
    member: (value) => `    const DB_PASSWORD: &str = "${value}";\n`,
    filler: (number) => `    fn f${number}() -> u8 {\n        ${number}\n    }\n`,
  },
  {
    languageId: 'ruby',
    grammar: 'ruby',
    around: (members) => `module M\n  class A\n${members}  end\nend\n`,
    member: (value) => `    DB_PASSWORD = "${value}"\n`,
    filler: (number) => `    def f${number}\n      ${number}\n    end\n`,
  },
  {
    languageId: 'kotlin',
    grammar: 'kotlin',
    around: (members) => `object A {\n${members}}\n`,
    member: (value) => `    val dbPassword = "${value}"\n`,
    filler: (number) => `    fun f${number}(): Int {\n        return ${number}\n    }\n`,
  },
];

const fillers = ({ filler }: Case): string =>
  Array.from({ length: 99 }, (_, i) => filler(i)).join('');

describe('members of a class that are parsed by themselves', () => {
  for (const one of CASES) {
    const { languageId, grammar, around, member } = one;
    const text = around(fillers(one) + member(sample('base62', 20, 1)) + fillers(one));

    it(`finds the secret of one member with no more than it: ${languageId}`, async () => {
      const parsed: number[] = [];
      const trees = freshTrees(grammars);
      const counting: typeof trees = {
        ...trees,
        part: (id, part) => {
          parsed.push(part.length);
          return trees.part(id, part);
        },
      };
      const findings = await new Engine(grammars).scan({ path: 'a', languageId, text }, counting);
      assert.equal(findings.length, 1);
      assert.equal(parsed.length, 1, 'no part was broken');
      assert.ok((parsed[0] ?? Infinity) < text.length / 3);
    });

    it(`cuts from member to member, decorations included: ${languageId}`, () => {
      const at = text.search(/db_?password/i);
      const [region] = regionsOf(text, [{ start: at, end: at + 30 }], grammar) ?? [];
      assert.equal(region && text.slice(region.start, region.end), member(sample('base62', 20, 1)));
    });
  }

  it('reads the first member, however far a window reaches into the header', async () => {
    const [java] = CASES;
    assert.ok(java);
    const text = java.around(java.member(sample('base62', 20, 2)) + fillers(java));
    const findings = await new Engine(grammars).scan({ path: 'A.java', text });
    assert.equal(findings.length, 1);
  });

  it('takes the whole class where a member makes no sense alone', async () => {
    const text = `enum A {\n${'  A("b"),\n'.repeat(300)}  SECRET_KEY("${sample('base62', 24, 3)}");\n  A(String apiSecret) {}\n}\n`;
    const trees = freshTrees(grammars);
    let parts = 0;
    const counting: typeof trees = {
      ...trees,
      part: (id, part) => {
        parts++;
        return trees.part(id, part);
      },
    };
    const inWhole = await new Engine(grammars).scan({ path: 'A.java', text }, counting);
    const alone = await new Engine(grammars).scan(
      { path: 'A.java', text: text.replace('"b"),\n'.repeat(300), '') },
      trees,
    );
    assert.ok(parts > 1);
    assert.equal(inWhole.length, alone.length);
  });
});

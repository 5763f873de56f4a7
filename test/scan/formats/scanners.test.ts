import assert from 'node:assert/strict';
import { stringify } from 'smol-toml';
import { scanHcl, scanHocon, scanToml } from '../../../src/scan/formats/braced';
import { scanDockerfile } from '../../../src/scan/formats/dockerfile';
import { scanDotenv } from '../../../src/scan/formats/dotenv';
import type { FormatScanner } from '../../../src/scan/formats/entry';
import { scanIni } from '../../../src/scan/formats/ini';
import { scanProperties } from '../../../src/scan/formats/properties';
import { scanSql } from '../../../src/scan/formats/sql';
import { scanXml } from '../../../src/scan/formats/xml';
import { itIsTotal, random, randomTree, scalars, treeScalars } from './support';

type Read = [text: string, expected: string[]];

function itReads(scanner: FormatScanner, reads: readonly Read[]): void {
  for (const [text, expected] of reads) {
    it(`reads ${JSON.stringify(text)}`, () => {
      assert.deepEqual(scalars(scanner, text), expected);
    });
  }
  itIsTotal(scanner, reads.map(([text]) => text).join('\n'));
}

describe('TOML by key path', () => {
  itReads(scanToml, [
    [
      'a = "b" # c\n[d.e]\nf = \'g\\h\'\n"i j".k = 7\n[[l]]\nm = "n"',
      ['a → b', 'd/e/f → g\\h', 'd/e/i j/k → 7', 'l/m → n'],
    ],
    ['a = """\nb\n"c" \\\n  d"""\ne = \'\'\'f\ng\'\'\'\n', ['a → b\n"c" d', 'e → f\ng']],
    [
      'a = { b = "c", d = ["e", { f = "g" }] }\nh = [\n  "i", # j\n  "k",\n]\nl = "m"',
      ['a/b → c', 'a/d → e', 'a/d/f → g', 'h → i', 'h → k', 'l → m'],
    ],
    ['a = "x\\u0041\\n"', ['a → xA\n']],
    ['a = "open\nb = "c"\n', ['b → c']],
  ]);

  it('gives the paths and values that a document was made of', () => {
    let count = 0;
    for (let seed = 1; seed <= 400; seed++) {
      const tree = randomTree(random(seed));
      if (typeof tree === 'string' || Array.isArray(tree)) continue;
      count++;
      const text = stringify(tree);
      // Tables come after plain values in TOML, whatever the order was.
      assert.deepEqual(
        scalars(scanToml, text).sort(),
        treeScalars(tree).sort(),
        `${seed}: ${text}`,
      );
    }
    assert.ok(count > 100);
  });
});

describe('HCL by key path', () => {
  itReads(scanHcl, [
    [
      'resource "a" "b" {\n  c = "d" // e\n  f {\n    g = 12\n  }\n  h = var.x\n}\n',
      ['resource/a/b/c → d', 'resource/a/b/f/g → 12'],
    ],
    ['a = { b = "c", "d" : "e" }\nf = ["g", "h"]\n', ['a/b → c', 'a/d → e', 'f → g', 'f → h']],
    ['a = <<-EOT\n  b\n  c\nEOT\nd = "e"\n', ['a →   b\n  c', 'd → e']],
    ['a = "${lookup(var.b, "c")}d"\ne = "f"', ['a → ${lookup(var.b, "c")}d', 'e → f']],
    ['a = coalesce(var.b, "c")\nd = var.e == "prod" ? "f" : "g"\n', ['a → c', 'd → f', 'd → g']],
    ['a = jsonencode({\n  b = "c"\n})\n/* d = "e" */ f = "g"', ['a/b → c', 'f → g']],
  ]);
});

describe('HOCON by key path', () => {
  itReads(scanHocon, [
    [
      'a {\n  b.c = "d"\n  e : f g # h\n  i = [j, "k"]\n}\nl =\n  m\n',
      ['a/b/c → d', 'a/e → f g', 'a/i → j', 'a/i → k', 'l → m'],
    ],
  ]);
});

describe('INI by key path', () => {
  itReads(scanIni, [
    [
      'a = b\n[c d]\n; e = f\n\tg.h = "i" ; j\n[k "l"]\nm: n # o\npp q\nr s t\n',
      ['a → b', 'c/d/g/h → i', 'k/l/m → n', 'k/l/pp → q'],
    ],
    ['a=\n=b\n[c\nd=e=f\r\n', ['a → ', 'd → e=f']],
  ]);
});

describe('.properties by key path', () => {
  itReads(scanProperties, [
    [
      'a.b = c\nd:e\n f g h\n# i = j\nk\\:l = m\\u0041\\\n   n\n',
      ['a/b → c', 'd → e', 'f → g h', 'k:l → mAn'],
    ],
  ]);
});

describe('.env by name', () => {
  itReads(scanDotenv, [
    [
      'A=b # c\nexport D="e\nf"\nG=\'h\'\n# I=j\nK=`l`\nM=n#o\nP="q\\"r"\n',
      ['A → b', 'D → e\nf', 'G → h', 'K → l', 'M → n#o', 'P → q"r'],
    ],
    ['A="b\nC=d', ['A → "b', 'C → d']],
  ]);
});

describe('Dockerfile by name', () => {
  itReads(scanDockerfile, [
    [
      'FROM a\nENV A=b C="d e" \\\n    # f\n    G=\'h\'\nENV I j k\nARG L=m\nRUN N=o p\n',
      ['A → b', 'C → d e', 'G → h', 'I → j k', 'L → m'],
    ],
  ]);
});

describe('XML by key path', () => {
  itReads(scanXml, [
    [
      '<?xml version="1.0"?><a b="c"><d>e</d><!-- <f>g</f> --><h/><i j=\'k\' /></a>',
      ['a/b → c', 'a/d → e', 'a/i/j → k'],
    ],
    [
      '<a><b name="c">d</b><e>&lt;f&#65;</e><g><![CDATA[h<i]]></g></a>',
      ['a/b/name → c', 'a/b/c → d', 'a/e → <fA', 'a/g → h<i'],
    ],
    [
      '<dict><key>a</key><string>b</string><key>c</key><dict><key>d</key><string>e</string></dict></dict>',
      ['dict/key → a', 'dict/a → b', 'dict/key → c', 'dict/c/key → d', 'dict/c/d → e'],
    ],
    ['<a><b>c<d>e</a><f>g</f>', ['f → g']],
  ]);
});

describe('SQL by column', () => {
  itReads(scanSql, [
    [
      "INSERT INTO `a`.b (c, \"d\", e) VALUES ('f', N'g''h', 12), (now(), concat('i', 'j'), NULL);",
      ['a/b/c → f', "a/b/d → g'h", 'a/b/e → 12'],
    ],
    ["-- it's\nINSERT INTO a (b) VALUES ('c');", ['a/b → c']],
    ["INSERT INTO a VALUES ('b', 'c'); INSERT INTO d (e) SELECT 'f' FROM g;", []],
  ]);
});

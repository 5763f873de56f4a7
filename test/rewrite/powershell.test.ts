import assert from 'node:assert/strict';
import { Plaintext } from '../../src/base/plaintext';
import { applyEdits, slice } from '../../src/base/text';
import { encodeLiteral } from '../../src/parse/literals/forms';
import { decodePowerShell } from '../../src/parse/literals/powershell';
import { createAdapters } from '../../src/rewrite/adapters';
import { countErrors, descendants, withTree } from '../../src/rewrite/syntax';
import { Engine } from '../../src/scan/engine';
import { grammars } from '../support/grammars';

const FORMS = ['powershell-single', 'powershell-double'];

/** Text over an alphabet of troublemakers; the same every run. */
function* randomTexts(count: number): Generator<string> {
  const alphabet = [
    "'",
    '"',
    '`',
    '$',
    'n',
    '0',
    '{',
    '(',
    '#',
    ' ',
    '\t',
    '\n',
    '\r',
    '’',
    'é',
    'u',
  ];
  let state = 20_261_126;
  const next = (below: number): number => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff;
    return (state >> 8) % below;
  };
  for (let i = 0; i < count; i += 1)
    yield Array.from({ length: 1 + next(9) }, () => alphabet[next(alphabet.length)]).join('');
}

describe('literals of PowerShell', () => {
  it('are written and read alike, and are one string wherever the grammar reads them', async () => {
    let understood = 0;
    for (const value of randomTexts(400)) {
      for (const form of FORMS) {
        const source = encodeLiteral(new Plaintext(value), form);
        if (source === undefined) continue;
        assert.equal(decodePowerShell(source)?.value.reveal(), value);
        const text = `$a = ${source}\n`;
        await withTree(grammars, { grammar: 'powershell', text }, (root) => {
          // Some comments begin within a text for the grammar; what is broken stays as it is.
          if (countErrors(root) > 0) return;
          understood += 1;
          const [only, ...others] = descendants(root, 'string_literal');
          assert.equal(only?.text, source);
          assert.equal(others.length, 0);
        });
      }
    }
    assert.ok(understood > 200, `${understood}`);
  });

  it('are read only where what is read is written again', () => {
    for (const body of randomTexts(2000)) {
      for (const quote of ["'", '"']) {
        const source = quote + body + quote;
        const decoded = decodePowerShell(source);
        if (decoded) assert.equal(encodeLiteral(decoded.value, decoded.form), source);
      }
    }
  });

  for (const [source, value] of [
    ["'it''s `n $x'", "it's `n $x"],
    ['"a`tb`$c`"d``e"', 'a\tb$c"d`e'],
    ["'C:\\x'", 'C:\\x'],
  ] as const) {
    it(`reads ${source}`, () => {
      assert.equal(decodePowerShell(source)?.value.reveal(), value);
    });
  }

  for (const source of [
    '"$x"',
    '"$(1)"',
    '"a$"',
    '"`e[0m"',
    '"`u{41}"',
    '"`0"',
    '"`q"',
    '"a""b"',
    '"a`"',
    "'a'b'",
    "'it’s'",
    "'é'",
    "'a\nb'",
    "@'\na\n'@",
    'word',
  ]) {
    it(`does not read ${JSON.stringify(source)}`, () => {
      assert.equal(decodePowerShell(source), undefined);
    });
  }
});

describe('scripts of PowerShell', () => {
  it('hold no secret any more, are left alone from then on, and can be undone', async () => {
    const secret = (end: string): string => ['Tr0ub4dor', 'and', '3xtra', end].join('-');
    const text = [
      '\ufeff#requires -Version 5.1',
      'function Connect-Shop {',
      `\t$password = '${secret('it')}''s'`,
      `\t@{ Password = "${secret('b')}\`$" }`,
      '}',
      `$secure = ConvertTo-SecureString '${secret('c')}' -AsPlainText -Force`,
      '',
    ].join('\r\n');
    const file = { path: 'deploy.ps1', languageId: 'powershell', text };
    const findings = await new Engine(grammars).scan(file);
    assert.equal(findings.length, 3);
    const adapter = createAdapters(grammars).forFile(file);
    const project = { manifests: [] };
    const assessments = await adapter.assess(file, findings, project);
    for (const { decision, value, literal } of assessments) {
      assert.equal(decision, 'rewrite');
      assert.ok(value && literal);
      assert.equal(adapter.encode(value, literal.form), slice(text, literal.span));
    }
    const lookups = assessments.map((assessment, i) => ({ assessment, secretName: `shop/${i}` }));
    const [edits] = await adapter.rewrite(file, lookups, project);
    const after = applyEdits(text, edits?.edits ?? []);
    assert.equal(
      after,
      [
        '\ufeff#requires -Version 5.1',
        'function Connect-Shop {',
        "\t$password = (Get-SECSecretValue -SecretId 'shop/0').SecretString",
        "\t@{ Password = (Get-SECSecretValue -SecretId 'shop/1').SecretString }",
        '}',
        "$secure = ConvertTo-SecureString (Get-SECSecretValue -SecretId 'shop/2').SecretString -AsPlainText -Force",
        '',
      ].join('\r\n'),
    );
    assert.deepEqual(await new Engine(grammars).scan({ ...file, text: after }), []);
  });
});

import assert from 'node:assert/strict';
import { applyEdits } from '../../src/base/text';
import type { Assessment, Lookup } from '../../src/rewrite/adapter';
import { createAdapters } from '../../src/rewrite/adapters';
import { grammars } from '../support/grammars';
import { unmark } from './marked';

const adapters = createAdapters(grammars);

interface Moved {
  readonly assessments: readonly Assessment[];
  readonly after: string;
}

/** @param names of the secrets to be moved, by finding; one without a name is left alone. */
async function move(
  languageId: string,
  marked: string,
  names: readonly (string | undefined)[],
): Promise<Moved> {
  const { text, findings } = unmark(marked);
  const file = { path: `main.${languageId}`, languageId, text };
  const adapter = adapters.forFile(file);
  const composer = { kind: 'composer.json', path: 'composer.json', text: '{}\n' } as const;
  const project = { packageType: 'module', manifests: [composer] } as const;
  const assessments = await adapter.assess(file, findings, project);
  const lookups = assessments.flatMap((assessment, i): Lookup[] => {
    const secretName = names[i];
    return secretName === undefined ? [] : [{ assessment, secretName }];
  });
  const [made] = await adapter.rewrite(file, lookups, project);
  return { assessments, after: applyEdits(text, made?.edits ?? []) };
}

describe('secrets that share a literal', () => {
  for (const [languageId, marked] of [
    ['javascript', 'export const a = "x «first-one» y «second-one»";\n'],
    ['python', 'a = "x «first-one» y «second-one»"\n'],
    ['go', 'package main\n\nvar a = "x «first-one» y «second-one»"\n'],
    ['ruby', "a = 'x «first-one» y «second-one»'\n"],
  ] as const) {
    it(`${languageId}: the whole literal goes, also where only one of them is moved`, async () => {
      const { assessments, after } = await move(languageId, marked, ['app/one', undefined]);
      assert.equal(assessments[0]!.value?.reveal(), 'x first-one y second-one');
      assert.doesNotMatch(after, /first-one|second-one|x \S+ y/);
      assert.match(after, /app\/one/);
    });
  }

  for (const [languageId, marked] of [
    ['python', 'a = f"«the-one» {x} «the-one»"\n'],
    ['bash', 'a="«the-one» $x «the-one»"\n'],
    ['php', '<?php\n$a = "«the-one» $x «the-one»";\n'],
  ] as const) {
    it(`${languageId}: a value that stands twice between code is taken out once`, async () => {
      const id = languageId === 'bash' ? 'shellscript' : languageId;
      const { after } = await move(id, marked, ['app/one', 'app/one']);
      assert.equal(after.match(/app\/one/g)?.length, 1);
      assert.equal(after.match(/the-one/g)?.length, 1);
    });
  }

  it('ruby: parts of a text that code can stand in are all taken out', async () => {
    const { after } = await move('ruby', 'a = "«the-one» #{x} «the-one»"\n', ['app/a', 'app/a']);
    assert.equal(after.match(/app\/a/g)?.length, 2);
    assert.doesNotMatch(after, /the-one/);
  });
});

describe('places that are easily broken', () => {
  it('ruby: a heredoc that takes no code keeps a secret that is a part of it', async () => {
    const marked = "text = <<'RAW'\nkey=«the-secret»\nRAW\n";
    const { assessments, after } = await move('ruby', marked, ['app/one']);
    assert.equal(assessments[0]!.decision, 'guidance');
    assert.match(after, /key=the-secret/);
  });

  for (const [languageId, marked] of [
    ['javascript', "#!/usr/bin/env node\nexport const f = () => '«one»';\n"],
    ['kotlin', 'import java.util.UUID // unique\nfun key() = "«one»"\n'],
    ['ruby', "# frozen_string_literal: true\nKEY = '«one»'\n"],
    ['python', 'import os # more\nKEY = "«one»"\n'],
    ['go', 'package main // it\n\nvar key = "«one»"\n'],
  ] as const) {
    it(`${languageId}: no line end is divided behind a comment`, async () => {
      const { after } = await move(languageId, marked.replaceAll('\n', '\r\n'), ['app/one']);
      assert.match(after, /app\/one/);
      assert.doesNotMatch(after, /\r\r|(?<!\r)\n/);
    });

    it(`${languageId}: a byte order mark stays the first character`, async () => {
      const { after } = await move(languageId, `\ufeff${marked.replace(/^#!.*\n/, '')}`, ['app/a']);
      assert.match(after, /app\/a/);
      assert.equal(after.lastIndexOf('\ufeff'), 0);
    });
  }

  it('java: no class is put where a broken one seems to end', async () => {
    const marked = 'interface Keys {\n  String A = "«one»";\n  f("""\n  }"x\n  """);\n}\n';
    const { assessments } = await move('java', marked, ['app/one']);
    assert.equal(assessments[0]!.decision, 'guidance');
  });
});

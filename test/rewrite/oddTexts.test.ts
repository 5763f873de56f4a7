import assert from 'node:assert/strict';
import type { Secret } from '../../scripts/fuzz/case';
import { LANGUAGES } from '../../scripts/fuzz/languages';
import { isFailure, play, type Seen } from '../../scripts/fuzz/trial';

/** Where one secret is moved and another stays beside it, or the code is broken. */
const TEXTS: readonly {
  readonly language: string;
  readonly what: string;
  /** Secrets stand between « and », with the lengths of their delimiters before them. */
  readonly text: string;
  readonly moved: number;
}[] = [
  {
    language: 'TypeScript',
    what: 'an import that is not closed takes no import behind it',
    text: `import r from''""«1"plantedOne'»\nx=«1'plantedTwo'»`,
    moved: 1,
  },
  {
    language: 'TypeScript',
    what: 'a directive that is not closed takes no import behind it',
    text: `'use «1'{"a":"b"}plantedOne+/=='»\n;o=«1\`*+/==plantedTwo\`»`,
    moved: 1,
  },
  {
    language: 'Bash',
    what: 'one stands in an expansion in the other',
    text: `e="\${m=«0plantedOne»}«0plantedTwo»"\n`,
    moved: 0,
  },
  {
    language: 'Bash',
    what: 'the name of a variable stays',
    text: `r="«0plantedOne»$«0plantedTwo»"\n`,
    moved: 1,
  },
  {
    language: 'PHP',
    what: 'the name of a variable stays',
    text: `<?php\n$r = "«0plantedOne»$«0plantedTwo»";\n`,
    moved: 1,
  },
  {
    language: 'Go',
    what: 'the path of a single import stays',
    text: `package main\n\nimport «1"plantedOne"»\n\nvar x = «1"plantedTwo"»\n`,
    moved: 1,
  },
  {
    language: 'Ruby',
    what: 'an expression with an error in it stays',
    text: `l'«0plantedOne»'«0plantedTwo»*/'`,
    moved: 0,
  },
];

describe('rewriting beside what stays', () => {
  for (const { language: name, what, text, moved } of TEXTS) {
    it(`${name}: ${what}`, async () => {
      const seen = await trial(name, text);
      assert.equal(seen.moved, moved);
    });
  }
});

async function trial(name: string, marked: string): Promise<Seen> {
  const language = LANGUAGES.find((one) => one.name === name);
  assert.ok(language);
  const { path, languageId, manifest } = language;
  const parts = marked.split(/«([^»]*)»/).map((part, i) => (i % 2 === 0 ? part : secretOf(part)));
  const project = { manifests: manifest ? [manifest] : [], packageType: 'module' } as const;
  const seen = await play(language, { path, languageId, project, parts });
  if (isFailure(seen)) assert.fail(`${seen.what}, ${seen.detail}`);
  return seen;
}

function secretOf(part: string): Secret {
  const length = Number(part.slice(0, 1));
  const source = part.slice(1);
  const value = source.slice(length, source.length - length);
  return { source, open: length, close: length, value, binding: 'password' };
}

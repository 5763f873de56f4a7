import assert from 'node:assert/strict';
import { applyEdits } from '../../src/base/text';
import type { Assessment } from '../../src/rewrite/adapter';
import { createAdapters } from '../../src/rewrite/adapters';
import { grammars } from '../support/grammars';
import { findingAt } from './marked';

const adapters = createAdapters(grammars);

interface Notebook {
  readonly cells: readonly Record<string, unknown>[];
  readonly [key: string]: unknown;
}

const METADATA = { language_info: { name: 'python' } };

function code(...source: string[]): Record<string, unknown> {
  return { cell_type: 'code', execution_count: null, metadata: {}, outputs: [], source };
}

function notebookOf(...cells: Record<string, unknown>[]): Notebook {
  return { cells, metadata: METADATA, nbformat: 4, nbformat_minor: 5 };
}

interface Result {
  readonly assessments: readonly Assessment[];
  readonly text: string;
  readonly after: string;
}

/** Moves every place of the file where the value stands. */
async function move(text: string, value: string, languageId = 'json'): Promise<Result> {
  const file = { path: 'a.ipynb', languageId, text };
  const adapter = adapters.forFile(file);
  const findings = [...text.matchAll(new RegExp(value, 'g'))].map(({ index }) =>
    findingAt({ start: index, end: index + value.length }),
  );
  const project = { manifests: [] };
  const assessments = await adapter.assess(file, findings, project);
  const lookups = assessments.map((assessment) => ({ assessment, secretName: 'shop/dev/key' }));
  const edits = await adapter.rewrite(file, lookups, project);
  return { assessments, text, after: applyEdits(text, edits[0]?.edits ?? []) };
}

function json(notebook: object): string {
  return `${JSON.stringify(notebook, undefined, 1)}\n`;
}

const VALUE = ['planted', 'value', '123'].join('');

function sources(text: string): string[] {
  const { cells } = JSON.parse(text) as { cells: { source: string[] }[] };
  return cells.map(({ source }) => source.join(''));
}

describe('notebooks', () => {
  it('puts the cache where the other imports are, and changes nothing else', async () => {
    const { after, text } = await move(
      json(notebookOf(code('import os'), code('x = 1\n', `key = '${VALUE}'`))),
      VALUE,
    );
    assert.deepEqual(sources(after), [
      [
        'import os',
        '',
        'from aws_secretsmanager_caching import SecretCache',
        '',
        'secret_cache = SecretCache()',
      ].join('\n'),
      "x = 1\nkey = secret_cache.get_secret_string('shop/dev/key')",
    ]);
    const apart = (notebook: string): unknown => {
      const { cells, ...rest } = JSON.parse(notebook) as Notebook;
      return { ...rest, cells: cells.map((cell) => ({ ...cell, source: undefined })) };
    };
    assert.deepEqual(apart(after), apart(text));
    assert.equal(after, json(JSON.parse(after) as object));
  });

  it('keeps every line of a cell an entry of its own', async () => {
    const { after } = await move(
      json(notebookOf(code(`key = "${VALUE}"\n`, '\n', 'key\n'))),
      VALUE,
    );
    const { cells } = JSON.parse(after) as { cells: { source: string[] }[] };
    for (const line of cells[0]!.source) assert.match(line, /^[^\n]*\n$/);
  });

  it('says that an output shows the value, and leaves what stands in one', async () => {
    const outputs = [{ output_type: 'stream', name: 'stdout', text: ['key:\n', VALUE] }];
    const cell = { ...code(`key = "${VALUE}"`), outputs };
    const { assessments, after } = await move(json(notebookOf(cell)), VALUE);
    const [inOutput, inCode] = assessments;
    assert.equal(inOutput!.decision, 'guidance');
    assert.match(inOutput!.reason, /what a cell has put out; clear the output/);
    assert.equal(inOutput!.value?.reveal(), VALUE);
    assert.equal(inCode!.decision, 'rewrite');
    assert.match(inCode!.reason, /An output of the notebook shows the value too: clear it\./);
    assert.equal(after.split(VALUE).length, 2);
  });

  const left: readonly [string, Notebook, RegExp][] = [
    [
      'text',
      notebookOf({ cell_type: 'markdown', metadata: {}, source: [`key: ${VALUE}`] }),
      /the cell is no code/,
    ],
    [
      'the cell of another language',
      notebookOf({ ...code(`key = "${VALUE}"`), metadata: { vscode: { languageId: 'sql' } } }),
      /the cell is not Python/,
    ],
    ['a cell magic', notebookOf(code('%%timeit\n', `key = "${VALUE}"`)), /a magic says/],
    ['a cell of Databricks', notebookOf(code('%r\n', `key = "${VALUE}"`)), /a magic says/],
    ['a magic', notebookOf(code(`%env KEY "${VALUE}"`)), /IPython reads that line/],
    ['a shell command', notebookOf(code(`x = !echo "${VALUE}"`)), /IPython reads that line/],
    ['a broken cell', notebookOf(code('foo(\n', `key = "${VALUE}"`)), /can’t be parsed/],
    ['metadata', { ...notebookOf(), more: { key: VALUE } }, /not in a cell/],
    [
      'PySpark, which runs it elsewhere',
      { ...notebookOf(code(`key = "${VALUE}"`)), metadata: { language_info: { name: 'pyspark' } } },
      /not in Python/,
    ],
    ['no language', { ...notebookOf(code(`key = "${VALUE}"`)), metadata: {} }, /not in Python/],
    [
      'format 3',
      { ...notebookOf(code(`key = "${VALUE}"`)), nbformat: 3 },
      /can’t be read as a notebook/,
    ],
    [
      'a source that is no text',
      notebookOf({ ...code(), source: [1, VALUE] }),
      /can’t be read as a notebook/,
    ],
  ];
  for (const [what, notebook, reason] of left) {
    it(`leaves ${what}`, async () => {
      const { assessments, text, after } = await move(json(notebook), VALUE);
      assert.equal(assessments.length, 1);
      assert.equal(assessments[0]!.decision, 'guidance');
      assert.match(assessments[0]!.reason, reason);
      assert.equal(after, text);
    });
  }

  for (const text of ['', '{', `{"cells": [{"source": "${VALUE}"`, '['.repeat(100_000)]) {
    it(`reads ${JSON.stringify(text.slice(0, 20))} without an error`, async () => {
      const { assessments } = await move(text, VALUE);
      for (const { decision } of assessments) assert.equal(decision, 'guidance');
    });
  }

  it('leaves the first line to a magic that times the cell', async () => {
    const { after } = await move(json(notebookOf(code('%%time\n', `key = "${VALUE}"`))), VALUE);
    assert.match(sources(after)[0] ?? '', /^%%time\nfrom aws_secretsmanager_caching import/);
  });

  it('edits the cell that is open in the editor, below its magic', async () => {
    const text = `%%time\n%pip install x\nimport os\nkey = "${VALUE}"\n`;
    const { after, assessments } = await move(text, VALUE, 'python');
    assert.equal(assessments[0]?.literal?.form, 'py-double');
    assert.equal(
      after,
      [
        '%%time',
        '%pip install x',
        'import os',
        '',
        'from aws_secretsmanager_caching import SecretCache',
        '',
        'secret_cache = SecretCache()',
        '',
        'key = secret_cache.get_secret_string("shop/dev/key")',
        '',
      ].join('\n'),
    );
  });

  it('inserts a lookup into a cell, as a file and as a document', async () => {
    const text = json(notebookOf(code('import os\n', 'key = \n', 'print(key)'), code('(')));
    const file = { path: 'a.ipynb', languageId: 'json', text };
    const insert = async (at: typeof file, offset: number): Promise<string> => {
      const adapter = adapters.forFile(at);
      const edits = await adapter.insertLookup(at, offset, 'shop/dev/key', { manifests: [] });
      return applyEdits(at.text, edits[0]?.edits ?? []);
    };
    const expected = [
      'import os',
      '',
      'from aws_secretsmanager_caching import SecretCache',
      '',
      'secret_cache = SecretCache()',
      '',
      'key = secret_cache.get_secret_string("shop/dev/key")',
      'print(key)',
    ].join('\n');
    const after = await insert(file, text.indexOf('key = ') + 6);
    assert.deepEqual(sources(after), [expected, '(']);
    assert.equal(await insert(file, text.indexOf('nbformat')), text);
    const cell = { ...file, languageId: 'python', text: 'import os\nkey = \nprint(key)' };
    assert.equal(await insert(cell, cell.text.indexOf('key = ') + 6), expected);
  });
});

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { dirname, join } from 'node:path';
import { applyEdits } from '../../src/base/text';
import { decodeYaml } from '../../src/parse/literals/yaml';
import { createAdapters } from '../../src/rewrite/adapters';
import { Engine } from '../../src/scan/engine';
import { unmark } from '../rewrite/marked';
import { grammars } from '../support/grammars';
import { describeLiterals } from '../support/literals';
import { workDirectory } from './running';
import { writeAll } from './toolchains/process';
import { PYTHON, python } from './toolchains/python';
import { requireToolchain } from './trips';

/** Reads each source as a document of its own, as YAML 1.1 has it. */
const READ = `
import json, sys, yaml
def read(source):
    try:
        value = yaml.safe_load(source)
        return value.encode().hex() if isinstance(value, str) else None
    except Exception:
        return None
print(json.dumps([read(source) for source in json.load(sys.stdin)]))
`;

function readByPython(sources: readonly string[]): (string | undefined)[] {
  const { stdout, stderr } = spawnSync(python, ['-c', READ], {
    input: JSON.stringify(sources),
    encoding: 'utf8',
    maxBuffer: 64 << 20,
  });
  assert.equal(stderr, '');
  return (JSON.parse(stdout) as (string | null)[]).map((hex) => hex ?? undefined);
}

describeLiterals({
  name: 'YAML',
  forms: ['yaml-single', 'yaml-double'],
  partial: /single/,
  odd: [
    'yes',
    'No',
    '~',
    'null',
    '0x1F',
    '1_000',
    '1e5',
    '12:30:45',
    '2026-11-26',
    '.inf',
    '- a',
    'a: b',
    'a #b',
    'a#b',
    '&a b',
    '*a',
    '!x y',
    '|',
    '@a',
    '%a',
    '"a\\/b"',
    '"\\x41\\u00e9\\U0001F600"',
    '"\\ud83d\\ude00"',
    '"\\e\\a\\_\\N"',
    "'it''s'",
    "'a''''b'",
    'a,b',
    '[a]',
    '{a: b}',
    'Kq8$zW+2p/Lk9==',
    'p@ss!word',
  ],
  decode: decodeYaml,
  run: readByPython,
  require: (test) => {
    requireToolchain(test, PYTHON);
  },
});

const DATABASE = `Type: AWS::RDS::DBInstance
    Properties:
      DBInstanceClass: db.t4g.micro
      Engine: postgres
      AllocatedStorage: '20'
      MasterUsername: shop
      MasterUserPassword: `;

const TEMPLATES: Readonly<Record<string, string>> = {
  'plain.yaml': `Resources:\n  Database:\n    ${DATABASE}«Vq7rtXw2pLk9»\n`,
  'double.yaml': `Resources:\n  Database:\n    ${DATABASE}"«Vq7rt$Xw2p\\u004c»" # kept\n`,
  'two.yaml': `Resources:\n  A:\n    ${DATABASE}'«Vq7rtXw2pLk9»'\n  B:\n    ${DATABASE}«Kq8zWw2pLk99»\n`,
  'crlf.yaml':
    `AWSTemplateFormatVersion: '2010-09-09'\nResources:\n  Database:\n    ${DATABASE}'«it''s»'\n`.replaceAll(
      '\n',
      '\r\n',
    ),
  'template.json': `${JSON.stringify(
    {
      AWSTemplateFormatVersion: '2010-09-09',
      Resources: {
        Database: {
          Type: 'AWS::RDS::DBInstance',
          Properties: {
            DBInstanceClass: 'db.t4g.micro',
            Engine: 'postgres',
            AllocatedStorage: '20',
            MasterUsername: 'shop',
            MasterUserPassword: '«Vq7rtXw2pLk9»',
          },
        },
      },
    },
    null,
    2,
  )}\n`,
};

interface Template {
  readonly before: string;
  readonly after: string;
}

async function rewritten(path: string, marked: string, field?: string): Promise<Template> {
  const { text, findings } = unmark(marked);
  const file = { path, languageId: path.endsWith('.json') ? 'json' : 'yaml', text };
  const adapter = createAdapters(grammars).forFile(file);
  const project = { manifests: [] };
  const assessments = await adapter.assess(file, findings, project);
  const lookups = assessments.map((assessment) => ({
    assessment,
    secretName: 'shop/pay01/db/dev/login',
    ...(field !== undefined && { field }),
  }));
  const [own] = await adapter.rewrite(file, lookups, project);
  assert.ok(own, `${path} is rewritten`);
  const after = applyEdits(text, own.edits);
  const found = await new Engine(grammars).scan({ ...file, text: after });
  assert.deepEqual(found, [], 'a second pass finds nothing');
  return { before: text, after };
}

interface Complaint {
  readonly Rule: { readonly Id: string };
  readonly Filename: string;
}

/** Ids of what cfn-lint complains of, by file. */
async function lint(name: string, files: Record<string, string>): Promise<Map<string, string[]>> {
  const directory = join(workDirectory, name);
  await writeAll(directory, files);
  const args = ['--format', 'json', ...Object.keys(files)];
  const { stdout, stderr } = spawnSync(join(dirname(python), 'cfn-lint'), args, {
    cwd: directory,
    encoding: 'utf8',
  });
  assert.ok(stdout.startsWith('['), stderr);
  const complaints = JSON.parse(stdout) as Complaint[];
  return new Map(
    Object.keys(files).map((file) => [
      file,
      complaints.filter(({ Filename }) => Filename === file).map(({ Rule }) => Rule.Id),
    ]),
  );
}

/** https://github.com/aws-cloudformation/cfn-lint: a password that stands in the template. */
const HARDCODED = 'W2501';

describe('templates of CloudFormation, as cfn-lint sees them', function () {
  this.timeout(120_000);
  before(function () {
    requireToolchain(this, PYTHON);
  });

  it('complains of each password before, and of nothing after, with a field or without', async () => {
    const before: Record<string, string> = {};
    const after: Record<string, string> = {};
    for (const [path, marked] of Object.entries(TEMPLATES)) {
      const whole = await rewritten(path, marked);
      before[path] = whole.before;
      after[path] = whole.after;
      after[`field-${path}`] = (await rewritten(path, marked, 'password')).after;
    }
    for (const [path, ids] of await lint('cfn-before', before)) {
      assert.ok(ids.includes(HARDCODED), path);
    }
    // Whether a database is kept when its stack goes is nobody's business here.
    const relevant = (ids: readonly string[]): string[] =>
      ids.filter((id) => !/^[WI]3011$/.test(id));
    for (const [path, ids] of await lint('cfn-after', after))
      assert.deepEqual(relevant(ids), [], path);
  });

  it('would complain of a reference without quotes, and of one in an output', async () => {
    const { after } = await rewritten('plain.yaml', TEMPLATES['plain.yaml'] ?? '');
    const reference = /'(\{\{[^']*\}\})'/.exec(after);
    assert.ok(reference);
    const [quoted, bare = ''] = reference;
    const ids = await lint('cfn-wrong', {
      'bare.yaml': after.replace(quoted, bare),
      'output.yaml': `${after}Outputs:\n  Password:\n    Value: ${quoted}\n`,
    });
    assert.ok((ids.get('bare.yaml') ?? []).some((id) => id.startsWith('E0')));
    assert.ok(ids.get('output.yaml')?.includes('E1051'));
  });
});

import assert from 'node:assert/strict';
import { applyEdits } from '../../src/base/text';
import { decodeHcl } from '../../src/parse/literals/hcl';
import { createAdapters } from '../../src/rewrite/adapters';
import { Engine } from '../../src/scan/engine';
import { unmark } from '../rewrite/marked';
import { grammars } from '../support/grammars';
import { describeLiterals } from '../support/literals';
import { GO } from './toolchains/go';
import { Hcl } from './toolchains/hcl';
import { requireToolchain } from './trips';

const VALUES = [
  'Vq7rtXw2pLk9',
  'Kq8$${x}z%%{y}',
  String.raw`a\"b\\c\u00e9\U0001F600`,
  'p@ss/w+rd=',
];

/** Files with a secret in places of each kind; VALUE is a text of it as HCL writes it. */
const FILES: Readonly<Record<string, string>> = {
  'argument.tf': 'resource "aws_db_instance" "main" {\n  password = "«VALUE»"\n}\n',
  'comment.tf':
    '# shop\nresource "aws_db_instance" "main" {\n  password = "«VALUE»" # why\n  username = "shop"\n}\n',
  'nested.tf':
    'resource "aws_ecs_service" "main" {\n  service {\n    client {\n      token = "«VALUE»"\n    }\n  }\n}\n',
  'object.tf':
    'resource "aws_lambda_function" "main" {\n  environment {\n    variables = {\n      DB_PASSWORD = "«VALUE»"\n      DB_HOST     = "${var.host}"\n    }\n  }\n}\n',
  'call.tf':
    'resource "aws_ssm_document" "main" {\n  content = jsonencode({ password = "«VALUE»" })\n}\n',
  'two.tf':
    'resource "aws_db_instance" "a" {\n  password = "«VALUE»"\n}\n\nresource "aws_db_instance" "b" {\n  password = "«other-VALUE»"\n}\n',
  'heredoc.tf':
    'resource "aws_instance" "main" {\n  user_data = <<-EOT\n    echo "}"\n  EOT\n\n  tags = {\n    secret = "«VALUE»"\n  }\n}\n',
  'noEnd.tf': 'resource "aws_db_instance" "main" {\n  password = "«VALUE»"\n}',
};

async function rewritten(path: string, marked: string, field?: string) {
  const { text, findings } = unmark(marked);
  const file = { path, languageId: 'terraform', text };
  const adapter = createAdapters(grammars).forFile(file);
  const project = { manifests: [] };
  const assessments = await adapter.assess(file, findings, project);
  const lookups = assessments.map((assessment, i) => {
    assert.equal(assessment.decision, 'rewrite', `${path}: ${assessment.reason}`);
    return { assessment, secretName: `shop/dev/${i}`, ...(field !== undefined && { field }) };
  });
  const [own] = await adapter.rewrite(file, lookups, project);
  assert.ok(own, `${path} is rewritten`);
  const after = applyEdits(text, own.edits);
  const found = await new Engine(grammars).scan({ ...file, text: after });
  assert.deepEqual(found, [], 'a second pass finds nothing');
  return { before: text, after, values: assessments.map(({ value }) => value?.reveal() ?? '') };
}

describe('Terraform, as HashiCorp’s own reader sees it', function () {
  this.timeout(240_000);
  let hcl: Hcl;
  before(async function () {
    requireToolchain(this, GO);
    hcl = await Hcl.build();
  });

  describeLiterals({
    name: 'HCL',
    forms: ['hcl-quoted'],
    partial: /hcl/,
    odd: [
      '"$${a}%%{b}"',
      '"${a}"',
      '"%{ if a }b%{ endif }"',
      '"$$${a}"',
      '"$$$"',
      '"a$"',
      '"%"',
      '"e\u0301"',
      String.raw`"\u00e9\U0001F600\t"`,
      String.raw`"\ud83d\ude00"`,
      String.raw`"\x41"`,
      String.raw`"\a"`,
    ],
    decode: decodeHcl,
    run: (sources) => hcl.values(sources),
  });

  it('reads what is edited, finds each data source there, and formats it no other way', async () => {
    const trips = [];
    for (const [path, template] of Object.entries(FILES)) {
      for (const value of VALUES) {
        const marked = template.replaceAll('VALUE', () => value);
        trips.push({ path, ...(await rewritten(path, marked)) });
        trips.push({ path, ...(await rewritten(path, marked, 'password')) });
      }
    }
    const before = hcl.files(trips.map((trip) => trip.before));
    const after = hcl.files(trips.map((trip) => trip.after));
    trips.forEach((trip, i) => {
      assert.deepEqual(after[i], { ...before[i], read: true, undefined: [] }, trip.path);
      for (const value of trip.values) assert.ok(!trip.after.includes(value), trip.path);
    });
    assert.equal(trips.length, 64);
  });

  it('would tell of a data source that is not there, and of a file that is broken', async () => {
    const { after } = await rewritten(
      'a.tf',
      FILES['argument.tf']!.replace('VALUE', 'Vq7rtXw2pLk9'),
    );
    const [missing, broken] = hcl.files([after.replace(/\ndata "[^]*/, ''), after.slice(0, -4)]);
    assert.deepEqual(missing?.undefined, ['data.aws_secretsmanager_secret_version.a_shop_dev_0']);
    assert.equal(broken?.read, false);
  });
});

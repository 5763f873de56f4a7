import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { describe, it } from 'mocha';
import { applyEdits } from '../../src/base/text';
import { FORMS, type Declaration, type Form } from '../../src/migrate/declarations/declaration';
import { login, nasty, token } from '../support/declarations';
import { requireTool } from '../support/tools';

interface Template {
  readonly Parameters?: Readonly<Record<string, unknown>>;
  readonly Conditions?: Readonly<Record<string, unknown>>;
  readonly Resources: Readonly<
    Record<string, { Type: string; Properties: Readonly<Record<string, unknown>> }>
  >;
}

interface LinterMessage {
  readonly Filename: string;
  readonly Message: string;
  readonly Rule: { readonly Id: string };
}

type HclBodies = Readonly<Record<string, Readonly<Record<string, HclBody>>>>;
interface HclBody {
  readonly description?: string;
}

const other: Declaration = { ...login, name: 'pay/pay01/dev/mq-login', words: ['mq', 'login'] };

/** The text with these declarations in it, one after the other. */
function into(form: Form, text: string, ...secrets: readonly (readonly Declaration[])[]): string {
  return secrets.reduce((before, own) => {
    const edits = FORMS[form].into(before, own, 0);
    assert.ok(edits);
    return applyEdits(before, edits);
  }, text);
}

const TOPIC = [
  'Resources: # what we have',
  '    Topic:',
  '        Type: AWS::SNS::Topic',
  '        Properties:',
  '            DisplayName: Jobs',
  '',
  '# told to others',
  'Outputs:',
  '    Arn:',
  '        Value: !Ref Topic',
];
const SECTIONS = [
  'Parameters:',
  '  Stage:',
  '    Type: String',
  'Conditions:',
  '  IsProd: !Equals [!Ref Stage, prod]',
  'Resources:',
  '  Topic:',
  '    Type: AWS::SNS::Topic',
  '    Condition: IsProd',
  '',
];

const templates = {
  whole: FORMS.cloudformation.write([login, token]),
  nasty: FORMS.cloudformation.write(nasty),
  'at the end, lines ending in LF': into('cloudformation', TOPIC.join('\n'), [login, token]),
  'at the end, lines ending in CRLF': into('cloudformation', TOPIC.join('\r\n'), [login, token]),
  'one after the other': into('cloudformation', TOPIC.join('\n'), [login, token], [other]),
  'beside what is there': into('cloudformation', SECTIONS.join('\n'), [login]),
  'without rotation': into('cloudformation', SECTIONS.slice(0, -1).join('\n'), [token]),
  wrong: FORMS.cloudformation.write([login]).replace('KmsKeyId', 'KmsKey'),
};
type Name = keyof typeof templates;

const READ_TEMPLATES = `
import json, sys
from cfnlint.decode.cfn_yaml import loads
print(json.dumps({name: loads(text) for name, text in json.load(sys.stdin).items()}))
`;
const READ_HCL = `
import json, sys, hcl2
print(json.dumps([hcl2.loads(text)['resource'] for text in json.load(sys.stdin)]))
`;

/** What a program in Python, in which there are readers of these languages, makes of texts. */
function python(test: Mocha.Context, program: string, texts: object): unknown {
  const options = { input: JSON.stringify(texts), encoding: 'utf8' } as const;
  const { status, stdout, stderr } = spawnSync(
    requireTool(test, 'python3'),
    ['-c', program],
    options,
  );
  assert.equal(status, 0, stderr);
  return JSON.parse(stdout);
}

/** What the linter, which has CloudFormation's own schema, says of all templates. */
function lint(test: Mocha.Context): Record<string, string[]> {
  const linter = requireTool(test, 'cfn-lint');
  const directory = mkdtempSync(join(tmpdir(), 'secret-ferry-templates-'));
  try {
    const paths = Object.entries(templates).map(([name, text]) => {
      const path = join(directory, `${name}.yaml`);
      writeFileSync(path, text);
      return path;
    });
    const args = ['--format', 'json', '--include-checks', 'I', '--regions', 'eu-central-1'];
    const { stdout, stderr } = spawnSync(linter, [...args, '--template', ...paths], {
      encoding: 'utf8',
    });
    const said: Record<string, string[]> = {};
    for (const one of JSON.parse(stdout || stderr) as LinterMessage[]) {
      (said[basename(one.Filename, '.yaml')] ??= []).push(`${one.Rule.Id} ${one.Message}`);
    }
    return said;
  } finally {
    rmSync(directory, { recursive: true });
  }
}

describe('declarations in CloudFormation', function () {
  this.timeout(120_000);
  let said: Record<string, string[]>;
  let read: Record<Name, Template>;

  before(function () {
    said = lint(this);
    read = python(this, READ_TEMPLATES, templates) as Record<Name, Template>;
  });

  for (const name of Object.keys(templates).filter((one) => one !== 'wrong')) {
    it(`are nothing to complain about for cfn-lint: ${name}`, () => {
      assert.deepEqual(said[name], undefined);
    });
  }

  it('would be complained about if a property were none', () => {
    assert.match(said['wrong']?.[0] ?? '', /^E3002 .*KmsKey/);
  });

  it('say everything but the value', () => {
    const { Resources } = read.whole;
    assert.deepEqual(Object.keys(Resources), ['DbLogin', 'DbLoginRotation', 'Token']);
    assert.deepEqual(Resources['DbLogin']?.Properties, {
      Name: login.name,
      Description: login.description,
      KmsKeyId: 'alias/pay',
      Tags: [
        { Key: 'name', Value: 'pay' },
        { Key: 'cost:centre', Value: 'c 1' },
      ],
    });
    assert.deepEqual(Resources['Token']?.Properties, { Name: token.name });
    assert.deepEqual(Resources['DbLoginRotation']?.Properties, {
      SecretId: { Ref: 'DbLogin' },
      RotationLambdaARN: { Ref: 'RotationFunctionArn' },
      RotateImmediatelyOnUpdate: false,
      RotationRules: { AutomaticallyAfterDays: 30 },
    });
  });

  it('keep every text as it is, but for what YAML can’t print', () => {
    assert.deepEqual(
      Object.values(read.nasty.Resources).map(({ Properties }) => Properties['Description']),
      nasty.map(({ description }) => description.replace(/[\p{Cc}\u2028]+/gu, ' ')),
    );
  });

  it('stand beside what a template has already', () => {
    const names = (name: Name, section: keyof Template): string[] =>
      Object.keys(read[name][section] ?? {});
    const all = ['Topic', 'DbLogin', 'DbLoginRotation', 'Token'];
    assert.deepEqual(names('at the end, lines ending in LF', 'Resources'), all);
    assert.deepEqual(names('at the end, lines ending in CRLF', 'Resources'), all);
    assert.deepEqual(names('one after the other', 'Resources'), [
      ...all,
      'MqLogin',
      'MqLoginRotation',
    ]);
    assert.deepEqual(names('one after the other', 'Parameters'), ['RotationFunctionArn']);
    const beside = 'beside what is there';
    assert.deepEqual(names(beside, 'Parameters'), ['Stage', 'RotationFunctionArn']);
    assert.deepEqual(names(beside, 'Conditions'), ['IsProd', 'IsRotated']);
    assert.deepEqual(names('without rotation', 'Parameters'), ['Stage']);
  });
});

describe('declarations in Terraform', function () {
  this.timeout(60_000);

  /** The text that a string of HCL stands for. */
  const hclText = (source: string): string =>
    (JSON.parse(source) as string).replace(/([$%])\1\{/g, '$1{');

  const TOPIC_BLOCK = 'resource "aws_sns_topic" "jobs" {\r\n}\r\n';
  const texts = [
    FORMS.terraform.write(nasty),
    into('terraform', TOPIC_BLOCK, [login], [other, token]),
  ];
  let read: HclBodies[][];

  before(function () {
    read = python(this, READ_HCL, texts) as HclBodies[][];
  });

  const bodies = (resources: readonly HclBodies[] = []) =>
    resources.flatMap((one) =>
      Object.entries(one).flatMap(([type, named]) =>
        Object.entries(named).map(([id, body]) => ({
          id: `${hclText(type)}.${hclText(id)}`,
          body,
        })),
      ),
    );

  it('keep every text as it is, but for what HCL can’t write', () => {
    assert.deepEqual(
      bodies(read[0]).map(({ body }) => hclText(body.description ?? '')),
      nasty.map(({ description }) => description.replace(/[\b\f]/g, ' ')),
    );
  });

  it('stand behind what a file holds, with one variable for all', () => {
    const [, text = ''] = texts;
    assert.ok(text.startsWith(TOPIC_BLOCK));
    assert.ok(!/[^\r]\n/.test(text));
    assert.equal(text.split('variable "rotation_function_arn"').length, 2);
    assert.deepEqual(
      bodies(read[1]).map(({ id }) => id),
      [
        'aws_sns_topic.jobs',
        'aws_secretsmanager_secret.db_login',
        'aws_secretsmanager_secret_rotation.db_login',
        'aws_secretsmanager_secret.mq_login',
        'aws_secretsmanager_secret_rotation.mq_login',
        'aws_secretsmanager_secret.token',
      ],
    );
  });
});

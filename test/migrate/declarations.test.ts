import assert from 'node:assert/strict';
import { runInNewContext } from 'node:vm';
import { describe, it } from 'mocha';
import { applyEdits } from '../../src/base/text';
import {
  declarationsOf,
  FORMS,
  putSteps,
  type Form,
} from '../../src/migrate/declarations/declaration';
import { login, nasty, token } from '../support/declarations';
import { FILES, PASSWORD, scene, TOKEN } from './support';

describe('a declaration in CloudFormation', () => {
  it('goes into no other YAML, and into no JSON', () => {
    for (const text of ['kind: Secret\n', '{"Resources": {}}', 'Resources: {}\n', '']) {
      assert.equal(FORMS.cloudformation.into(text, [token], 0), undefined, text);
    }
  });
});

describe('a declaration in Terraform', () => {
  it('is laid out as terraform fmt does it', () => {
    assert.equal(
      FORMS.terraform.write([login, token]),
      `variable "rotation_function_arn" {
  description = "Function that rotates the secrets; given once their values are in."
  type        = string
  default     = null
}

resource "aws_secretsmanager_secret" "db_login" {
  name        = "pay/pay01/dev/db-login"
  description = "Moved by Secret Ferry from src/o'brien.ts (dbPassword)"
  kms_key_id  = "alias/pay"

  tags = {
    name          = "pay"
    "cost:centre" = "c 1"
  }
}

resource "aws_secretsmanager_secret_rotation" "db_login" {
  count = var.rotation_function_arn == null ? 0 : 1

  secret_id           = aws_secretsmanager_secret.db_login.id
  rotation_lambda_arn = var.rotation_function_arn
  rotate_immediately  = false

  rotation_rules {
    automatically_after_days = 30
  }
}

resource "aws_secretsmanager_secret" "token" {
  name = "pay/pay01/dev/token"
}
`,
    );
  });
});

describe('a declaration in CDK', () => {
  it('makes each secret without a value, and rotates only where a function is given', () => {
    assert.equal(
      FORMS.cdk.write([login, token]),
      `import { aws_secretsmanager as secretsmanager } from 'aws-cdk-lib';

const dbLoginSecret = new secretsmanager.CfnSecret(this, 'DbLogin', {
  name: 'pay/pay01/dev/db-login',
  description: 'Moved by Secret Ferry from src/o\\'brien.ts (dbPassword)',
  kmsKeyId: 'alias/pay',
  tags: [
    { key: 'name', value: 'pay' },
    { key: 'cost:centre', value: 'c 1' },
  ],
});

new secretsmanager.CfnSecret(this, 'Token', {
  name: 'pay/pay01/dev/token',
});

// Given with \`cdk deploy -c rotationFunctionArn=…\` once the values are in.
const rotationFunctionArn: unknown = this.node.tryGetContext('rotationFunctionArn');
if (typeof rotationFunctionArn === 'string') {
  new secretsmanager.CfnRotationSchedule(this, 'DbLoginRotation', {
    secretId: dbLoginSecret.ref,
    rotationLambdaArn: rotationFunctionArn,
    rotateImmediatelyOnUpdate: false,
    rotationRules: { automaticallyAfterDays: 30 },
  });
}
`,
    );
  });

  it('keeps every text as it is', () => {
    for (const secret of nasty) {
      const text = FORMS.cdk.write([secret]);
      const literal = /^ {2}description: ([^\n]*),\n/m.exec(text)?.[1];
      assert.equal(runInNewContext(literal ?? ''), secret.description);
    }
  });

  it('goes before the line of the cursor, with its import behind the library’s others', () => {
    const text = [
      "import { readFileSync } from 'node:fs';",
      'import {',
      '  Stack,',
      "} from 'aws-cdk-lib';",
      '',
      'export class PayStack extends Stack {',
      '  constructor(scope) {',
      "    super(scope, 'Pay');",
      '  }',
      '}',
      '',
    ].join('\n');
    const cursor = text.indexOf('  }\n}');
    const after = applyEdits(text, FORMS.cdk.into(text, [token], cursor) ?? []);
    assert.ok(
      after.includes(
        "} from 'aws-cdk-lib';\nimport { aws_secretsmanager as secretsmanager } from 'aws-cdk-lib';\n\n",
      ),
    );
    const again = applyEdits(after, FORMS.cdk.into(after, [login], after.indexOf('  }\n}')) ?? []);
    assert.equal(again.split('aws_secretsmanager as').length, 2);
    assert.equal(FORMS.cdk.into("import 'express';\n", [token], 0), undefined);
  });
});

describe('the declarations of a plan', () => {
  it('hold everything of a secret but its value, in every language', async () => {
    const { plan } = await scene(FILES);
    for (const form of Object.keys(FORMS) as Form[]) {
      const text = FORMS[form].write(declarationsOf(plan, plan.secrets));
      for (const { name } of plan.secrets) assert.ok(text.includes(name));
      assert.match(text, /pay01/);
      for (const value of [PASSWORD, TOKEN]) assert.ok(!text.includes(value), form);
    }
  });

  it('have names of their own, also where the file has those already', async () => {
    const { plan } = await scene(FILES);
    const [secret] = plan.secrets;
    assert.ok(secret);
    const names = ['a/db-login', 'b/db_login', 'c/7up', 'd/---', 'e/delete'];
    const secrets = names.map((name) => ({ ...secret, name }));
    const words = (text?: string): string[] =>
      declarationsOf(plan, secrets, text).map((one) => one.words.join('-'));
    assert.deepEqual(words(), ['db-login', 'db-login-2', 'secret-7up', 'secret', 'delete']);
    assert.equal(words('resource "x" "db_login" {}')[0], 'db-login-2');
    assert.equal(words('  DbLogin:\n')[0], 'db-login-2');
  });

  it('come with the commands that take the values from standard input', async () => {
    const { plan } = await scene(FILES);
    const [first] = plan.secrets;
    assert.ok(first);
    const [what, command] = putSteps([first], 'eu-west-1');
    assert.match(what ?? '', /^# .*: paste the value from the code/);
    assert.equal(
      command,
      `aws secretsmanager put-secret-value --secret-id '${first.name}' --region eu-west-1 --secret-string file:///dev/stdin`,
    );
    const [login] = putSteps([{ ...first, fields: ['username', 'password'] }]);
    assert.match(login ?? '', /a JSON object with username, password/);
  });
});

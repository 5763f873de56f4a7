import { camel, pascal } from './casing';
import type { Declaration } from './declaration';

/**
 * Constructs of CDK 2, for a stack's constructor. `CfnSecret` rather than `Secret`, which makes up
 * a value of its own where none is given.
 * https://docs.aws.amazon.com/cdk/api/v2/docs/aws-cdk-lib.aws_secretsmanager.CfnSecret.html
 */
export function cdk(secrets: readonly Declaration[]): string {
  const imports = [
    ...(secrets.some(({ rotationDays }) => rotationDays !== undefined)
      ? ["import { CfnParameter } from 'aws-cdk-lib';"]
      : []),
    "import { aws_secretsmanager as secretsmanager } from 'aws-cdk-lib';",
  ];
  const merged =
    imports.length > 1
      ? ["import { CfnParameter, aws_secretsmanager as secretsmanager } from 'aws-cdk-lib';"]
      : imports;
  const parameter =
    imports.length > 1
      ? ["const rotationFunctionArn = new CfnParameter(this, 'RotationFunctionArn');", '']
      : [];
  return `${[...merged, '', ...parameter, ...secrets.flatMap(constructs)].join('\n')}\n`;
}

function constructs(secret: Declaration): string[] {
  const { name, words, description, tags, kmsKeyId, rotationDays } = secret;
  const tagLines = Object.entries(tags).map(
    ([key, value]) => `    { key: ${quoted(key)}, value: ${quoted(value)} },`,
  );
  const own = rotationDays === undefined ? '' : `const ${camel(words)} = `;
  return [
    `${own}new secretsmanager.CfnSecret(this, '${pascal(words)}', {`,
    `  name: ${quoted(name)},`,
    ...(description === '' ? [] : [`  description: ${quoted(description)},`]),
    ...(kmsKeyId === undefined ? [] : [`  kmsKeyId: ${quoted(kmsKeyId)},`]),
    ...(tagLines.length === 0 ? [] : ['  tags: [', ...tagLines, '  ],']),
    '});',
    ...(rotationDays === undefined ? [] : rotation(words, rotationDays)),
  ];
}

/** Not at once: there is no value yet to rotate. */
function rotation(words: readonly string[], days: number): string[] {
  return [
    `new secretsmanager.CfnRotationSchedule(this, '${pascal(words)}Rotation', {`,
    `  secretId: ${camel(words)}.ref,`,
    '  rotationLambdaArn: rotationFunctionArn.valueAsString,',
    '  rotateImmediatelyOnUpdate: false,',
    `  rotationRules: { automaticallyAfterDays: ${days} },`,
    '});',
  ];
}

function quoted(text: string): string {
  const escaped = JSON.stringify(text).slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'");
  return `'${escaped}'`;
}

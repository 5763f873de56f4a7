import { pascal } from './casing';
import type { Declaration } from './declaration';

/**
 * A template with the secrets, their values left out: CloudFormation then makes them empty.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-secretsmanager-secret.html
 */
export function cloudFormation(secrets: readonly Declaration[]): string {
  const isRotated = secrets.some(({ rotationDays }) => rotationDays !== undefined);
  const parameters = isRotated ? ['Parameters:', '  RotationFunctionArn:', '    Type: String'] : [];
  return [...parameters, 'Resources:', ...secrets.flatMap(resource), ''].join('\n');
}

function resource(secret: Declaration): string[] {
  const { name, words, description, tags, kmsKeyId, rotationDays } = secret;
  const id = pascal(words);
  return [
    `  ${id}:`,
    '    Type: AWS::SecretsManager::Secret',
    '    DeletionPolicy: Retain',
    '    UpdateReplacePolicy: Retain',
    '    Properties:',
    `      Name: ${quoted(name)}`,
    ...(description === '' ? [] : [`      Description: ${quoted(description)}`]),
    ...(kmsKeyId === undefined ? [] : [`      KmsKeyId: ${quoted(kmsKeyId)}`]),
    ...tagLines(tags),
    ...(rotationDays === undefined ? [] : rotation(id, rotationDays)),
  ];
}

function tagLines(tags: Declaration['tags']): string[] {
  const lines = Object.entries(tags).flatMap(([key, value]) => [
    `        - Key: ${quoted(key)}`,
    `          Value: ${quoted(value)}`,
  ]);
  return lines.length === 0 ? [] : ['      Tags:', ...lines];
}

/** Not at once: there is no value yet to rotate. */
function rotation(id: string, days: number): string[] {
  return [
    `  ${id}Rotation:`,
    '    Type: AWS::SecretsManager::RotationSchedule',
    '    Properties:',
    `      SecretId: !Ref ${id}`,
    '      RotationLambdaARN: !Ref RotationFunctionArn',
    '      RotateImmediatelyOnUpdate: false',
    '      RotationRules:',
    `        AutomaticallyAfterDays: ${days}`,
  ];
}

/** In single quotes YAML reads everything as it stands. Line ends, which it would fold, are blanks. */
function quoted(text: string): string {
  return `'${text.replace(/[\r\n]+/g, ' ').replaceAll("'", "''")}'`;
}

import type { Declaration } from './declaration';

/**
 * Resources of the AWS provider 4 and later. There is no version resource: a value in it would end
 * up in the state.
 * https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/secretsmanager_secret
 */
export function terraform(secrets: readonly Declaration[]): string {
  const isRotated = secrets.some(({ rotationDays }) => rotationDays !== undefined);
  const variable = ['variable "rotation_function_arn" {', '  type = string', '}'];
  const blocks = [...(isRotated ? [variable] : []), ...secrets.flatMap(resources)];
  return `${blocks.map((lines) => lines.join('\n')).join('\n\n')}\n`;
}

function resources(secret: Declaration): string[][] {
  const { name, words, description, tags, kmsKeyId, rotationDays } = secret;
  const id = words.join('_');
  const tagEntries = Object.entries(tags).map(([key, value]) => [key, quoted(value)] as const);
  const tagLines = ['', '  tags = {', ...aligned(tagEntries.map(asKey), '    '), '  }'];
  const own = [
    ['name', quoted(name)] as const,
    ...(description === '' ? [] : [['description', quoted(description)] as const]),
    ...(kmsKeyId === undefined ? [] : [['kms_key_id', quoted(kmsKeyId)] as const]),
  ];
  const resource = [
    `resource "aws_secretsmanager_secret" "${id}" {`,
    ...aligned(own, '  '),
    ...(tagEntries.length === 0 ? [] : tagLines),
    '}',
  ];
  return rotationDays === undefined ? [resource] : [resource, rotation(id, rotationDays)];
}

function asKey([key, value]: readonly [string, string]): readonly [string, string] {
  return [/^[A-Za-z_][\w-]*$/.test(key) ? key : quoted(key), value];
}

/** Not at once: there is no value yet to rotate. */
function rotation(id: string, days: number): string[] {
  const own = [
    ['secret_id', `aws_secretsmanager_secret.${id}.id`],
    ['rotation_lambda_arn', 'var.rotation_function_arn'],
    ['rotate_immediately', 'false'],
  ] as const;
  return [
    `resource "aws_secretsmanager_secret_rotation" "${id}" {`,
    ...aligned(own, '  '),
    '',
    '  rotation_rules {',
    `    automatically_after_days = ${days}`,
    '  }',
    '}',
  ];
}

/** As `terraform fmt` writes neighbours: with their equals signs in one column. */
function aligned(entries: readonly (readonly [string, string])[], indent: string): string[] {
  const width = Math.max(0, ...entries.map(([key]) => key.length));
  return entries.map(([key, value]) => `${indent}${key.padEnd(width)} = ${value}`);
}

/** A string of HCL: JSON's escapes, and the two beginnings of a template doubled. */
function quoted(text: string): string {
  return JSON.stringify(text).replace(/[$%](?=\{)/g, '$&$&');
}

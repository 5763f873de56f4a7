import type { TextEdit } from '../../base/text';
import type { Declaration } from './declaration';

/**
 * Resources of the AWS provider, without a version resource: a value in it would end up in the
 * state. `rotate_immediately` came in January 2024 (hashicorp/terraform-provider-aws#35105).
 * https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/secretsmanager_secret
 */
export function terraform(secrets: readonly Declaration[]): string {
  const isRotated = secrets.some(({ rotationDays }) => rotationDays !== undefined);
  return joined([...(isRotated ? [ROTATED] : []), ...secrets.flatMap(resources)]);
}

/** The blocks behind those of a file: their order means nothing. */
export function intoTerraform(text: string, secrets: readonly Declaration[]): TextEdit[] {
  const hasVariable = text.includes(ROTATED[0] ?? '');
  const whole = hasVariable ? joined(secrets.flatMap(resources)) : terraform(secrets);
  const gap = text.trim() === '' ? '' : text.endsWith('\n') ? '\n' : '\n\n';
  const newText = gap + whole;
  return [
    {
      span: { start: text.length, end: text.length },
      newText: text.includes('\r\n') ? newText.replaceAll('\n', '\r\n') : newText,
    },
  ];
}

function joined(blocks: readonly (readonly string[])[]): string {
  return `${blocks.map((lines) => lines.join('\n')).join('\n\n')}\n`;
}

/** An empty secret can't be rotated: the function is given once the values are in. */
const ROTATED = [
  'variable "rotation_function_arn" {',
  '  description = "Function that rotates the secrets; given once their values are in."',
  '  type        = string',
  '  default     = null',
  '}',
];

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

/** Not at once: the code that reads the old value may not be deployed yet. */
function rotation(id: string, days: number): string[] {
  const own = [
    ['secret_id', `aws_secretsmanager_secret.${id}.id`],
    ['rotation_lambda_arn', 'var.rotation_function_arn'],
    ['rotate_immediately', 'false'],
  ] as const;
  return [
    `resource "aws_secretsmanager_secret_rotation" "${id}" {`,
    '  count = var.rotation_function_arn == null ? 0 : 1',
    '',
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

/**
 * A string of HCL: JSON's escapes but for two that HCL doesn’t know, and the two beginnings of a
 * template doubled.
 */
function quoted(text: string): string {
  const printable = text.replace(/[\b\f]/g, ' ');
  return JSON.stringify(printable).replace(/[$%](?=\{)/g, '$&$&');
}

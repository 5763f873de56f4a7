import type { TextEdit } from '../../base/text';
import { camel, pascal } from './casing';
import type { Declaration } from './declaration';

/**
 * Constructs of CDK 2, for a stack's constructor. `CfnSecret` rather than `Secret`, which makes up
 * a value of its own where none is given.
 * https://docs.aws.amazon.com/cdk/api/v2/docs/aws-cdk-lib.aws_secretsmanager.CfnSecret.html
 */
export function cdk(secrets: readonly Declaration[]): string {
  return `${IMPORT}\n\n${constructs(secrets).join('\n')}\n`;
}

/** The constructs before the line of `cursor`, as it is indented, and the import where it is missing. */
export function intoStack(
  text: string,
  secrets: readonly Declaration[],
  cursor: number,
): TextEdit[] | undefined {
  if (!text.includes('aws-cdk-lib')) return undefined;
  const eol = text.includes('\r\n') ? '\r\n' : '\n';
  const at = text.lastIndexOf('\n', cursor - 1) + 1;
  const indent = indentAround(text, at);
  const lines = constructs(secrets).map((line) => (line === '' ? '' : indent + line));
  const isImported = /\baws_secretsmanager as secretsmanager\b|\* as secretsmanager\b/.test(text);
  const top = afterImports(text);
  const newText = lines.map((line) => line + eol).join('');
  return [
    ...(isImported ? [] : [{ span: { start: top, end: top }, newText: IMPORT + eol }]),
    { span: { start: at, end: at }, newText },
  ];
}

const IMPORT = "import { aws_secretsmanager as secretsmanager } from 'aws-cdk-lib';";

/** The indentation of the line, or of the next one above it that isn’t blank. */
function indentAround(text: string, at: number): string {
  const line = /^[ \t]*(?=\S)/.exec(text.slice(at).split('\n', 1)[0] ?? '')?.[0];
  const above = text
    .slice(0, at)
    .match(/^[ \t]*(?=\S)/gm)
    ?.at(-1);
  return line ?? above ?? '';
}

/** Behind the line of the last import of the library, which may stand over several lines. */
function afterImports(text: string): number {
  const imports = [...text.matchAll(/^(?:import\b[^;]*?|\} )from ['"]aws-cdk-lib[^\n]*\n/gm)];
  const last = imports.at(-1);
  return last ? last.index + last[0].length : 0;
}

function constructs(secrets: readonly Declaration[]): string[] {
  const isRotated = secrets.some(({ rotationDays }) => rotationDays !== undefined);
  const blocks = [...secrets.map(secretConstruct), ...(isRotated ? [rotations(secrets)] : [])];
  return blocks.flatMap((lines, i) => (i === 0 ? lines : ['', ...lines]));
}

function secretConstruct(secret: Declaration): string[] {
  const { name, words, description, tags, kmsKeyId, rotationDays } = secret;
  const tagLines = Object.entries(tags).map(
    ([key, value]) => `    { key: ${quoted(key)}, value: ${quoted(value)} },`,
  );
  const own = rotationDays === undefined ? '' : `const ${variable(words)} = `;
  return [
    `${own}new secretsmanager.CfnSecret(this, '${pascal(words)}', {`,
    `  name: ${quoted(name)},`,
    ...(description === '' ? [] : [`  description: ${quoted(description)},`]),
    ...(kmsKeyId === undefined ? [] : [`  kmsKeyId: ${quoted(kmsKeyId)},`]),
    ...(tagLines.length === 0 ? [] : ['  tags: [', ...tagLines, '  ],']),
    '});',
  ];
}

/** An empty secret can't be rotated: the function is given once the values are in. */
function rotations(secrets: readonly Declaration[]): string[] {
  return [
    '// Given with `cdk deploy -c rotationFunctionArn=…` once the values are in.',
    "const rotationFunctionArn: unknown = this.node.tryGetContext('rotationFunctionArn');",
    "if (typeof rotationFunctionArn === 'string') {",
    ...secrets.flatMap(({ words, rotationDays }) =>
      rotationDays === undefined ? [] : rotation(words, rotationDays),
    ),
    '}',
  ];
}

/** Not at once: the code that reads the old value may not be deployed yet. */
function rotation(words: readonly string[], days: number): string[] {
  return [
    `  new secretsmanager.CfnRotationSchedule(this, '${pascal(words)}Rotation', {`,
    `    secretId: ${variable(words)}.ref,`,
    '    rotationLambdaArn: rotationFunctionArn,',
    '    rotateImmediatelyOnUpdate: false,',
    `    rotationRules: { automaticallyAfterDays: ${days} },`,
    '  });',
  ];
}

/** With a word behind it that keeps it from being one of the language’s own. */
function variable(words: readonly string[]): string {
  return camel([...words, 'secret']);
}

function quoted(text: string): string {
  const escaped = JSON.stringify(text).slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'");
  return `'${escaped}'`;
}

import type { TextEdit } from '../../base/text';
import { pascal } from './casing';
import type { Declaration } from './declaration';

/**
 * A template with the secrets, their values left out: CloudFormation then makes them empty.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-secretsmanager-secret.html
 */
export function cloudFormation(secrets: readonly Declaration[]): string {
  const lines = sections(secrets).flatMap(([title, own]) => [`${title}:`, ...own]);
  return `${lines.join('\n')}\n`;
}

/** The secrets within a template that has other things; undefined where it is no YAML template. */
export function intoTemplate(
  text: string,
  secrets: readonly Declaration[],
): TextEdit[] | undefined {
  const resources = sectionStart(text, 'Resources');
  if (resources === undefined) return undefined;
  const eol = text.includes('\r\n') ? '\r\n' : '\n';
  return sections(secrets).flatMap(([title, own]) => {
    const isThere = new RegExp(`^ +${own[0]?.trim().split(' ')[0]}`, 'm').test(text);
    if (title !== 'Resources' && isThere) return [];
    const start = sectionStart(text, title);
    const lines = start === undefined ? [`${title}:`, ...own] : own.map(indentedAs(text, start));
    const at = start === undefined ? resources.line : sectionEnd(text, start.end);
    const gap = at > 0 && text[at - 1] !== '\n' ? eol : '';
    const newText = gap + lines.map((line) => line + eol).join('');
    return [{ span: { start: at, end: at }, newText }];
  });
}

type Section = readonly [title: string, lines: readonly string[]];

function sections(secrets: readonly Declaration[]): Section[] {
  const isRotated = secrets.some(({ rotationDays }) => rotationDays !== undefined);
  return [...(isRotated ? ROTATED : []), ['Resources', secrets.flatMap(resource)]];
}

/** An empty secret can't be rotated: the function is given once the values are in. */
const ROTATED: readonly Section[] = [
  [
    'Parameters',
    [
      '  RotationFunctionArn:',
      '    Type: String',
      "    Default: ''",
      '    Description: Function that rotates the secrets; given once their values are in.',
    ],
  ],
  ['Conditions', ["  IsRotated: !Not [!Equals [!Ref RotationFunctionArn, '']]"]],
];

/** Offsets of a section's title line, and of what follows it; undefined where there is none. */
function sectionStart(text: string, title: string): { line: number; end: number } | undefined {
  const match = new RegExp(`^${title}:[ \\t]*(?:#.*)?\\r?(?:\\n|$(?![^]))`, 'm').exec(text);
  return match ? { line: match.index, end: match.index + match[0].length } : undefined;
}

/** Where the last line of a section's content ends: the next one at the margin is another's. */
function sectionEnd(text: string, start: number): number {
  const next = /^[^\s#]/m.exec(text.slice(start));
  const body = text.slice(start, next ? start + next.index : text.length);
  const content = body.trimEnd().length;
  const lineEnd = body.indexOf('\n', content);
  return start + (content === 0 ? 0 : lineEnd < 0 ? body.length : lineEnd + 1);
}

/** Gives a line of ours the indentation that the section's own children have. */
function indentedAs(text: string, { end }: { end: number }): (line: string) => string {
  const body = text.slice(end, sectionEnd(text, end));
  const indent = /^( +)[^\s#]/m.exec(body)?.[1] ?? '  ';
  return (line) => indent + line.slice(2);
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

/** Not at once: the code that reads the old value may not be deployed yet. */
function rotation(id: string, days: number): string[] {
  return [
    `  ${id}Rotation:`,
    '    Type: AWS::SecretsManager::RotationSchedule',
    '    Condition: IsRotated',
    '    Properties:',
    `      SecretId: !Ref ${id}`,
    '      RotationLambdaARN: !Ref RotationFunctionArn',
    '      RotateImmediatelyOnUpdate: false',
    '      RotationRules:',
    `        AutomaticallyAfterDays: ${days}`,
  ];
}

/** In single quotes YAML reads all that can be printed as it stands; what can’t be is a blank. */
function quoted(text: string): string {
  return `'${text.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ').replaceAll("'", "''")}'`;
}

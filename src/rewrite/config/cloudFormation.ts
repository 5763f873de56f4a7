import type { SourceFile } from '../adapter';
import type { Scalar } from './document';
import { guide, type ConfigFormat, type Judgement, type Reference } from './format';
import { readJson } from './jsonDocument';
import { readYaml } from './yamlDocument';

/** A template of CloudFormation or SAM says so itself, or by the types of its resources. */
const TEMPLATE =
  /\bAWSTemplateFormatVersion\b|\bTransform["']?\s{0,8}:[^\n]{0,40}AWS::|["']?\bType["']?\s{0,8}:\s{0,8}["']?AWS::[A-Z]\w{1,40}::/;
const NAMES = /\.(?:ya?ml|json|template|cfn)$/i;

/** `{{resolve:secretsmanager:app/db:SecretString:password}}` */
function reference({ secretName, field }: Reference): string {
  const key = field === undefined ? '' : `:${field}`;
  return `{{resolve:secretsmanager:${secretName}:SecretString${key}}}`;
}

/**
 * Where dynamic references are resolved:
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/dynamic-references-secretsmanager.html;
 * cfn-lint 1.51 tells a reference elsewhere as E1051.
 */
function judge({ path, isComputed, isShared }: Scalar): Judgement {
  const [section, , part] = path;
  if (section === 'Parameters') {
    return guide(
      'a parameter’s default can’t refer to a secret: take it out, and let the property that uses it refer to the secret',
    );
  }
  if (section !== 'Resources' || part !== 'Properties') {
    return guide('CloudFormation looks secrets up only in the properties of resources');
  }
  if (isShared) return guide('other places refer to it by an anchor');
  if (isComputed || path.some((key) => /^Fn::|^Ref$|^Condition$/.test(key))) {
    return guide('it is an argument of a function of CloudFormation');
  }
  if (path.includes('UserData') || path.includes('Metadata')) {
    return guide('a machine’s own start-up script should fetch the secret itself');
  }
  const isVariable = path.includes('Variables') && path.includes('Environment');
  const note = isVariable
    ? ' Whoever may read the function’s settings sees it there; better is to pass the name and fetch the value at run time.'
    : '';
  return {
    decision: 'rewrite',
    reason: `CloudFormation looks the secret up when the stack is created or updated.${note}`,
  };
}

export const CLOUD_FORMATION: ConfigFormat = {
  recognises: ({ path, text }) => NAMES.test(path) && TEMPLATE.test(text),
  read: ({ text }: SourceFile) => (/^\s*\{/.test(text) ? readJson : readYaml),
  judge,
  reference,
  takesFields: true,
  snippet: (secretName) => `'${reference({ secretName })}'\n`,
};

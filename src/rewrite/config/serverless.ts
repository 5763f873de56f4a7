import type { DataDocument, Scalar } from './document';
import { guide, type ConfigFormat, type Judgement, type Reference } from './format';
import { readYaml } from './yamlDocument';

/** `${ssm:/aws/reference/secretsmanager/app/db}` */
function reference({ secretName }: Reference): string {
  return `\${ssm:/aws/reference/secretsmanager/${secretName}}`;
}

/** https://www.serverless.com/framework/docs/providers/aws/guide/variables, of versions 3 and 4. */
function judge(scalar: Scalar, { data: [root] }: DataDocument): Judgement {
  const { isComputed, isShared, path, value } = scalar;
  if (isShared || isComputed) return guide('other places refer to it, or a tag changes it');
  if (isOld(root)) return guide('versions before 3 write references in another way');
  if (/^(?:service|frameworkVersion|org|app)$/.test(path[0] ?? '')) {
    return guide('variables are not filled in there');
  }
  // A secret that is JSON comes back as what it says: a number, an object.
  if (isJson(value.reveal())) return guide('the value would come back as a number or an object');
  return {
    decision: 'rewrite',
    reason:
      'The Serverless Framework looks the secret up when it deploys; the deployed stack holds the value then. Better is to pass the name and fetch the value at run time.',
  };
}

function isOld(root: unknown): boolean {
  const version = (root as { frameworkVersion?: unknown } | null)?.frameworkVersion;
  return /^\W*[12](?:\D|$)/.test(typeof version === 'string' ? version : '');
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

export const SERVERLESS: ConfigFormat = {
  recognises: ({ path, text }) =>
    /(?:^|\/)serverless[\w.-]{0,40}\.ya?ml$/i.test(path) && /^service\b/m.test(text),
  read: () => readYaml,
  judge,
  reference,
  snippet: (secretName) => `'${reference({ secretName })}'\n`,
};

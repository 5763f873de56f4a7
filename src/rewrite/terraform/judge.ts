import type { SourceFile } from '../adapter';
import type { Quoted } from './hcl';

/** Why a text stays, as the end of a sentence; undefined where it may refer to a data source. */
export function whyItStays({ text, path }: SourceFile, quoted: Quoted): string | undefined {
  const { holders, words } = quoted;
  const [block, ...inner] = holders.filter(({ kind }) => kind === 'block');
  const [type = '', kind = ''] = block?.words ?? [];
  if (!/\.(?:tf|tofu)$/.test(path) || !block) return 'a file of values takes no references';
  const elsewhere = BLOCKS[type];
  if (elsewhere !== undefined) return elsewhere;
  if (type !== 'resource' && type !== 'data') return `${type || 'this'} is no block of a resource`;
  if (/^aws_secretsmanager_secret(?:_version)?$/.test(kind)) {
    return 'this resource itself puts the value into AWS Secrets Manager: leave the value out, or use secret_string_wo';
  }
  const attribute = attributeOf(quoted);
  const isMeta = /^(?:count|for_each|provider|depends_on)$/.test(attribute);
  if (isMeta || inner.some((one) => one.words[0] === 'lifecycle')) {
    return 'Terraform takes nothing secret there';
  }
  if (attribute.endsWith('_wo')) return 'a write-only argument takes an ephemeral resource';
  if (!isWholeExpression(text, quoted) || !/^(?:=|:)$/.test(words.at(-1) ?? '')) {
    return 'it is a part of an expression';
  }
  const usesAws = kind.startsWith('aws_') || /hashicorp\/aws\b|\bprovider\s+"aws"/.test(text);
  return usesAws ? undefined : 'nothing here says that the module has the AWS provider';
}

/** Blocks in which a value can't, or should not, come from a data source. */
const BLOCKS: Readonly<Record<string, string>> = {
  variable: 'a variable’s default can’t refer to anything: take it out, and pass the secret in',
  terraform: 'Terraform’s own settings can’t refer to anything',
  provider:
    'a provider should get it from an ephemeral resource, so that it does not stand in the state',
  output: 'an output would have to be marked sensitive',
  locals: 'what else the value is used for, such as outputs, may not take a secret',
  module: 'what the module does with the value may not take a secret',
  ephemeral: 'an ephemeral resource takes no value of the state',
};

/** The argument of the block that the text belongs to, however deep in it. */
function attributeOf({ holders, words }: Quoted): string {
  const outer = holders.find(({ kind }) => kind !== 'block');
  return (outer?.words ?? words)[0] ?? '';
}

function isWholeExpression(text: string, { span }: Quoted): boolean {
  return /^[ \t]*(?:#|\/\/|\/\*|\r?\n|,|\}|\)|$)/.test(text.slice(span.end, span.end + 200));
}

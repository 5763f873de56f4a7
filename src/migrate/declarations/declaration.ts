import type { TextEdit } from '../../base/text';
import type { Tags } from '../../store/secretStore';
import { tagsOf } from '../create';
import type { MovePlan, PlannedSecret } from '../plan';
import { camel, pascal } from './casing';
import { cdk, intoStack } from './cdk';
import { cloudFormation, intoTemplate } from './cloudFormation';
import { intoTerraform, terraform } from './terraform';

/** A secret as infrastructure code declares it: everything but its value. */
export interface Declaration {
  readonly name: string;
  /** What its resource is called in the code, in words: `db`, `login`. */
  readonly words: readonly string[];
  readonly description: string;
  readonly tags: Tags;
  /** Key id, ARN or alias; absent for the AWS managed key. */
  readonly kmsKeyId?: string;
  /** Days between rotations; absent where it is not rotated. */
  readonly rotationDays?: number;
}

/** Days between rotations where nobody says more: what AWS's own examples have. */
export const ROTATION_DAYS = 30;

/** A language that secrets can be declared in. */
export interface DeclarationForm {
  readonly title: string;
  /** As VS Code calls the language. */
  readonly languageId: string;
  /** The secrets as a file of their own. */
  readonly write: (secrets: readonly Declaration[]) => string;
  /**
   * The secrets within a file that has other things.
   * @param cursor offset in `text`, where the language leaves the place to the user.
   * @returns undefined where the file is none of this language.
   */
  readonly into: (
    text: string,
    secrets: readonly Declaration[],
    cursor: number,
  ) => TextEdit[] | undefined;
}

export type Form = 'cloudformation' | 'terraform' | 'cdk';

export const FORMS: Readonly<Record<Form, DeclarationForm>> = {
  cloudformation: {
    title: 'CloudFormation',
    languageId: 'yaml',
    write: cloudFormation,
    into: intoTemplate,
  },
  terraform: {
    title: 'Terraform',
    languageId: 'terraform',
    write: terraform,
    into: intoTerraform,
  },
  cdk: { title: 'AWS CDK', languageId: 'typescript', write: cdk, into: intoStack },
};

/**
 * The declarations of a plan's secrets, each with a name of its own in the code.
 * @param text of the file that they are to stand in, whose names are taken.
 */
export function declarationsOf(
  { bundles }: Pick<MovePlan, 'bundles'>,
  secrets: readonly PlannedSecret[],
  text = '',
): Declaration[] {
  const taken = new Set(text.match(/\w+/g));
  return secrets.map((secret) => {
    const { name, description, kmsKeyId } = secret;
    const isLogin = bundles.some(
      ({ secret: index, fields }) => index === secret.index && fields.includes('password'),
    );
    return {
      name,
      words: freeWords(name, taken),
      description,
      tags: tagsOf(secret),
      ...(kmsKeyId === undefined ? {} : { kmsKeyId }),
      // Only what has the shape that a rotation function reads can be rotated by one.
      ...(isLogin ? { rotationDays: ROTATION_DAYS } : {}),
    };
  });
}

/**
 * The steps that put the values into declared secrets, as lines for a shell. A value is read from
 * standard input: in an argument, every process of the machine and the shell's history would see it.
 * @param region where the secrets are, where that is known.
 */
export function putSteps(secrets: readonly PlannedSecret[], region?: string): string[] {
  const place = region === undefined ? '' : ` --region ${region}`;
  return secrets.flatMap(({ name, fields }) => [
    `# ${name}: paste ${wording(fields)}, then press Ctrl+D twice.`,
    `aws secretsmanager put-secret-value --secret-id '${name}'${place} --secret-string file:///dev/stdin`,
  ]);
}

function wording(fields: readonly string[] | undefined): string {
  return fields ? `a JSON object with ${fields.join(', ')}` : 'the value from the code';
}

/** The last part of the name, in words that give names unlike those that are taken. */
function freeWords(name: string, taken: Set<string>): string[] {
  const last = name.split('/').at(-1) ?? '';
  const words = last.toLowerCase().match(/[a-z\d]+/g) ?? [];
  const usable = /^[a-z]/.test(words[0] ?? '') ? words : ['secret', ...words];
  let free = usable;
  for (let suffix = 2; namesOf(free).some((one) => taken.has(one)); suffix += 1) {
    free = [...usable, `${suffix}`];
  }
  for (const one of namesOf(free)) taken.add(one);
  return free;
}

/** What the languages make of the words. */
function namesOf(words: readonly string[]): string[] {
  return [pascal(words), camel([...words, 'secret']), words.join('_'), `${pascal(words)}Rotation`];
}

import type { MovePlan, PlannedSecret } from '../plan';
import { tagsOf } from '../create';
import type { Tags } from '../../store/secretStore';
import { cdk } from './cdk';
import { cloudFormation } from './cloudFormation';
import { terraform } from './terraform';

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

/** The languages that secrets can be declared in. */
export const FORMS = {
  cloudformation: { title: 'CloudFormation', languageId: 'yaml', write: cloudFormation },
  terraform: { title: 'Terraform', languageId: 'terraform', write: terraform },
  cdk: { title: 'AWS CDK', languageId: 'typescript', write: cdk },
} as const;
export type Form = keyof typeof FORMS;

/** The declarations of a plan's secrets, each with a name of its own in the code. */
export function declarationsOf(
  { bundles }: Pick<MovePlan, 'bundles'>,
  secrets: readonly PlannedSecret[],
): Declaration[] {
  const taken = new Set<string>();
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
 * The step that puts the value into a declared secret. It is read from standard input: in an
 * argument, every process of the machine and the shell's history would see it.
 * @param region where the secret is, where that is known.
 */
export function putStep(name: string, region?: string): string {
  const place = region === undefined ? '' : ` --region ${region}`;
  return `aws secretsmanager put-secret-value --secret-id '${name}'${place} --secret-string file:///dev/stdin`;
}

/** The last part of the name, in words that are unlike those of the others. */
function freeWords(name: string, taken: Set<string>): string[] {
  const last = name.split('/').at(-1) ?? '';
  const words = last.toLowerCase().match(/[a-z\d]+/g) ?? [];
  const usable = /^[a-z]/.test(words[0] ?? '') ? words : ['secret', ...words];
  let free = usable;
  for (let suffix = 2; taken.has(free.join('-')); suffix += 1) free = [...usable, `${suffix}`];
  taken.add(free.join('-'));
  return free;
}

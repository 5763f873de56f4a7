import type { Miss, PolicyRequest, PrincipalElement, Statement } from './evaluate';
import { parseOperator } from './operators';

/** Who asks, taken apart from an ARN as GetCallerIdentity gives it. */
export interface Caller {
  readonly arn: string;
  readonly kind: 'user' | 'role-session' | 'federated-user' | 'root' | 'other';
  readonly account: string;
  /** ARN of the role of a session, or of the user whose credentials a federated user has. */
  readonly issuer?: string;
}

/**
 * How a statement of a policy on a resource takes the caller in, the narrowest first: by its own ARN,
 * by that of its role, by its account, or as one of all.
 */
export type Naming = 'itself' | 'issuer' | 'anyone' | 'account';

const ARN = /^arn:([^:]*):(?:iam|sts)::(\d{12}):(?:([^/:]+)(?:\/(.*))?)$/s;

const KINDS: Readonly<Record<string, Caller['kind']>> = {
  user: 'user',
  'assumed-role': 'role-session',
  'federated-user': 'federated-user',
  root: 'root',
};

/**
 * A session's ARN does not have the path of its role, which `aws:PrincipalArn` has; the user behind a
 * federated user is told by `issuer` alone.
 */
export function callerOf({ caller, issuer, context }: PolicyRequest): Caller {
  const [, partition = '', account = '', type = '', name = ''] = ARN.exec(caller) ?? [];
  const kind = KINDS[type] ?? 'other';
  if (kind !== 'role-session') return { arn: caller, kind, account, ...(issuer && { issuer }) };
  const told = Object.entries(context).find(([key]) => key.toLowerCase() === 'aws:principalarn');
  const role = `arn:${partition}:iam::${account}:role/${name.split('/')[0] ?? ''}`;
  const known = [issuer, told?.[1]].find(
    (arn) => typeof arn === 'string' && arn.includes(':role/'),
  );
  return { arn: caller, kind, account, issuer: typeof known === 'string' ? known : role };
}

/**
 * How the statement's Principal takes the caller in, or why it does not. A statement with neither
 * Principal nor NotPrincipal belongs to a principal, and asks for none.
 * @param bounded whether the caller has a permissions boundary: NotPrincipal then spares nobody.
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_notprincipal.html
 */
export function namePrincipal(
  statement: Statement,
  caller: Caller,
  bounded: boolean,
): { readonly naming?: Naming; readonly misses: readonly Miss[] } {
  const { Principal, NotPrincipal } = statement;
  if (NotPrincipal !== undefined) {
    const listed = namesOf(NotPrincipal);
    const applies = statement.Effect === 'Deny' && (bounded || !isSpared(caller, listed));
    return { misses: applies ? [] : [miss('NotPrincipal', listed, caller)] };
  }
  if (Principal === undefined) return { misses: [] };
  const names = namesOf(Principal);
  const naming = namingOf(names, caller);
  if (!naming) return { misses: [miss('Principal', names, caller)] };
  return { naming: naming === 'anyone' && pinsArn(statement) ? 'itself' : naming, misses: [] };
}

function miss(key: string, wanted: readonly string[], { arn }: Caller): Miss {
  return { key, operator: 'ArnEquals', wanted, actual: [arn] };
}

/** The AWS principals; those of other kinds, services and identity providers, are no callers here. */
function namesOf(element: PrincipalElement): string[] {
  if (typeof element === 'string') return [element];
  return [element.AWS ?? []].flat();
}

function namingOf(names: readonly string[], caller: Caller): Naming | undefined {
  if (names.includes(caller.arn)) return 'itself';
  if (caller.issuer !== undefined && names.includes(caller.issuer)) return 'issuer';
  if (names.includes('*')) return 'anyone';
  return names.some((name) => isAccount(name, caller)) ? 'account' : undefined;
}

/** An account's number is the same as the ARN of its root: all of the account. */
function isAccount(name: string, { account }: Caller): boolean {
  return name === account || /^arn:[^:]*:iam::(\d{12}):root$/.exec(name)?.[1] === account;
}

/** Whoever is not listed in each of its forms, session, role and account, is not spared. */
function isSpared(caller: Caller, listed: readonly string[]): boolean {
  if (listed.includes('*')) return true;
  const forms = [caller.arn, ...(caller.issuer === undefined ? [] : [caller.issuer])];
  const isListed = forms.every((form) => listed.includes(form));
  return isListed && listed.some((name) => isAccount(name, caller));
}

/** `*` together with a condition that says which ARN it is counts as that ARN's own name. */
function pinsArn({ Condition = {} }: Statement): boolean {
  return Object.entries(Condition).some(([name, keys]) => {
    const { negated, ifExists, compare } = parseOperator(name);
    const isPin = compare !== undefined && !negated && !ifExists;
    return isPin && Object.keys(keys).some((key) => key.toLowerCase() === 'aws:principalarn');
  });
}

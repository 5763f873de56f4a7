import { GetCallerIdentityCommand, STSClient, type STSClientConfig } from '@aws-sdk/client-sts';
import { Fault } from '../base/fault';
import { withoutVersionWarning, type ClientOptions } from './clients';
import { toFault } from './faults';

/** Who AWS says we are. */
export interface Caller {
  readonly account: string;
  readonly arn: string;
  /** A role's or a user's name; `root` for the account itself. */
  readonly principal: string;
  readonly isRole: boolean;
  /** Unique id, for a role followed by `:` and the session's name. */
  readonly userId: string;
}

/**
 * Asks STS who these credentials are; needs no permission.
 * @throws Fault expired, no-credentials, offline, timeout, service.
 */
export async function identify(
  options: ClientOptions,
  credentials: NonNullable<STSClientConfig['credentials']>,
  profile: string,
): Promise<Caller> {
  const client = withoutVersionWarning(() => new STSClient({ ...options, credentials }));
  try {
    const {
      Account = '',
      Arn = '',
      UserId = '',
    } = await client.send(new GetCallerIdentityCommand({}));
    return { account: Account, arn: Arn, userId: UserId, ...principalOf(Arn) };
  } catch (error) {
    throw toFault(error, { action: 'sts:GetCallerIdentity', profile });
  } finally {
    client.destroy();
  }
}

/**
 * `arn:aws:sts::ACCOUNT:assumed-role/ROLE/SESSION`, `arn:aws:iam::ACCOUNT:user/PATH/NAME`,
 * `…:federated-user/NAME` or `…:root`. An assumed role's ARN lacks the role's path.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html
 * @throws Fault service for anything else.
 */
export function principalOf(arn: string): { principal: string; isRole: boolean } {
  const [kind = '', ...rest] = arn.split(':').slice(5).join(':').split('/');
  const isRole = kind === 'assumed-role';
  const principal = isRole ? rest[0] : kind === 'root' ? kind : rest.at(-1);
  if (arn.startsWith('arn:') && principal) return { principal, isRole };
  throw new Fault('service', 'AWS STS gave an identity that cannot be understood.');
}

/** Secret Ferry's sandbox says so in the unique id of its roles, in an account that can't be. */
export function sandboxIdOf(caller: Caller): string | undefined {
  if (caller.account !== '000000000000') return undefined;
  return /^AROASANDBOX([0-9A-Z]+):/i.exec(caller.userId)?.[1]?.toLowerCase();
}

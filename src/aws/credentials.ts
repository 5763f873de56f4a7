import {
  AssumeRoleCommand,
  AssumeRoleWithWebIdentityCommand,
  STSClient,
  type Credentials,
} from '@aws-sdk/client-sts';
import { fromIni, fromNodeProviderChain, fromSSO } from '@aws-sdk/credential-providers';
import { Fault } from '../base/fault';
import { withoutVersionWarning, type ClientOptions } from './clients';
import { toFault } from './faults';
import type { Caller } from './identity';
import { filePaths, type ConfigFiles, type Settings } from './profiles';

export type Identity = Awaited<ReturnType<ReturnType<typeof fromIni>>>;

export interface CredentialSource {
  /** The profile to read; absent for the SDK's default chain (environment, container, instance). */
  readonly profile?: string;
  readonly settings: Settings;
  readonly files: ConfigFiles;
  readonly sts: ClientOptions;
  readonly mfaCode?: (serial: string) => Promise<string>;
}

/**
 * Reads credentials anew, by whatever way the profile names: keys, role, SSO, process, web identity.
 * @throws Fault no-credentials, sso-login-needed, expired, denied (assuming the role), offline.
 */
export async function loadCredentials(source: CredentialSource): Promise<Identity> {
  try {
    return await provider(source)();
  } catch (error) {
    const { profile } = source;
    throw toFault(error, { action: 'sts:AssumeRole', ...(profile !== undefined && { profile }) });
  }
}

function provider(source: CredentialSource): () => Promise<Identity> {
  const { profile, settings, files, sts, mfaCode } = source;
  const options = {
    ...filePaths(files),
    ignoreCache: true,
    roleAssumer: assumeRole(sts),
    roleAssumerWithWebIdentity: assumeRoleWithWebIdentity(sts),
    ...(mfaCode && { mfaCodeProvider: mfaCode }),
  };
  if (profile === undefined) return fromNodeProviderChain(options);
  // fromIni does not tell its SSO provider which files to read.
  const isSso = settings['sso_session'] !== undefined || settings['sso_start_url'] !== undefined;
  return isSso && settings['role_arn'] === undefined
    ? fromSSO({ profile, ...filePaths(files), ignoreCache: true })
    : fromIni({ profile, ...options });
}

/** The SDK's own assumer would take its endpoint from the default files, not from the given ones. */
function assumeRole(sts: ClientOptions) {
  return async (
    credentials: Identity,
    input: ConstructorParameters<typeof AssumeRoleCommand>[0],
  ): Promise<Identity> => {
    const client = withoutVersionWarning(() => new STSClient({ ...sts, credentials }));
    return identityOf((await client.send(new AssumeRoleCommand(input))).Credentials);
  };
}

function assumeRoleWithWebIdentity(sts: ClientOptions) {
  return async (
    input: ConstructorParameters<typeof AssumeRoleWithWebIdentityCommand>[0],
  ): Promise<Identity> => {
    const client = withoutVersionWarning(() => new STSClient(sts));
    return identityOf((await client.send(new AssumeRoleWithWebIdentityCommand(input))).Credentials);
  };
}

function identityOf(credentials: Credentials | undefined): Identity {
  const { AccessKeyId, SecretAccessKey, SessionToken, Expiration } = credentials ?? {};
  if (!AccessKeyId || !SecretAccessKey) {
    throw new Fault('service', 'AWS STS gave no credentials for the role.');
  }
  return {
    accessKeyId: AccessKeyId,
    secretAccessKey: SecretAccessKey,
    ...(SessionToken !== undefined && { sessionToken: SessionToken }),
    ...(Expiration && { expiration: Expiration }),
  };
}

/** Credentials are renewed this long before they expire. */
const MARGIN_MILLISECONDS = 5 * 60_000;

/**
 * One connection's credentials. They are handed out only after STS said whose they are, and for as
 * long as the connection lives it must be the same principal of the same account: a profile that
 * was edited meanwhile can't send a secret to an account that nobody was shown.
 */
export class VerifiedCredentials {
  readonly #load: () => Promise<Identity>;
  readonly #identify: (credentials: Identity) => Promise<Caller>;
  #current: Promise<Identity> | undefined;
  #renewing: Promise<Identity> | undefined;
  #keyId: string | undefined;
  #expires: number | undefined;
  #caller: Caller | undefined;

  constructor(load: () => Promise<Identity>, identify: (credentials: Identity) => Promise<Caller>) {
    this.#load = load;
    this.#identify = identify;
  }

  /** For the SDK's clients; marked so that they don't keep copies of their own. */
  readonly provider = Object.assign(() => this.#get(), { memoized: true });

  /** Who the credentials belong to. @throws Fault as loadCredentials and identify. */
  async caller(): Promise<Caller> {
    await this.#get();
    if (!this.#caller) throw new Fault('internal', 'No identity was verified.');
    return this.#caller;
  }

  /** Id of the access key in use, which tells credentials apart. */
  get keyId(): string | undefined {
    return this.#keyId;
  }

  /**
   * Reads the credentials again, because AWS says that those of the access key `expired` have.
   * @returns whether there are other ones now.
   * @throws Fault target-changed where they belong to somebody else.
   */
  async renew(expired: string | undefined): Promise<boolean> {
    if (this.#keyId !== expired) return true;
    // Several requests may learn of it at once; the user is asked for one MFA code all the same.
    this.#renewing ??= this.#read().finally(() => {
      this.#renewing = undefined;
    });
    this.#current = this.#renewing;
    await this.#renewing;
    return this.#keyId !== expired;
  }

  #get(): Promise<Identity> {
    const due = this.#expires !== undefined && this.#expires - Date.now() < MARGIN_MILLISECONDS;
    if (!this.#current || due) this.#current = this.#read();
    return this.#current;
  }

  async #read(): Promise<Identity> {
    this.#expires = undefined;
    try {
      const credentials = await this.#load();
      this.#accept(await this.#identify(credentials));
      this.#keyId = credentials.accessKeyId;
      this.#expires = credentials.expiration?.getTime();
      return credentials;
    } catch (error) {
      this.#current = undefined;
      throw error;
    }
  }

  #accept(caller: Caller): void {
    const before = this.#caller ?? caller;
    if (before.account !== caller.account || before.principal !== caller.principal) {
      throw new Fault(
        'target-changed',
        `The profile now belongs to ${caller.principal} in ${caller.account}, no longer to ${before.principal} in ${before.account}.`,
        'Select the profile again.',
      );
    }
    this.#caller = before;
  }
}

import { randomBytes } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { writeAwsFiles, type AwsFiles } from './awsConfig';
import { control, CONTROL_PATH } from './control';
import type { Faults } from './faults';
import { refuse, sameToken } from './guard';
import { listen, plain, portOf, readBody, stop } from './http';
import { ACCOUNT, Identities, type Credentials, type RoleDeclaration } from './identity';
import type { Call } from './journal';
import type { Keys } from './keys';
import type { Reply } from './protocol/protocol';
import { plant, type Seed } from './plant';
import { Service } from './service';

export interface SandboxOptions {
  readonly roles: readonly RoleDeclaration[];
  /** Role by profile name, the profile to start with first. Written out with `stateDirectory`. */
  readonly profiles?: Readonly<Record<string, string>>;
  /** Where the AWS configuration goes; without it none is written. */
  readonly stateDirectory?: string;
  readonly seeds?: readonly Seed[];
  readonly kmsKeys?: Keys;
  /** `eu-central-1` by default. Requests for another region find it empty. */
  readonly region?: string;
  /** Milliseconds since 1970; the system's clock by default. */
  readonly now?: () => number;
}

/** A stand-in for AWS on this machine. Its secrets are kept in memory, unencrypted. */
export interface Sandbox {
  /** `http://127.0.0.1:PORT`. */
  readonly endpoint: string;
  readonly account: string;
  readonly region: string;
  /** Twelve hex digits, random; GetCallerIdentity's UserId holds it in upper case. */
  readonly sandboxId: string;
  /** What the control endpoints want in the header `x-sandbox-token`. */
  readonly controlToken: string;
  readonly files?: AwsFiles;
  readonly faults: Faults;
  readonly journal: readonly Call[];
  clearJournal(): void;
  /** New credentials for a session of the role. @throws RangeError for a role it does not have. */
  credentials(role: string): Credentials;
  close(): Promise<void>;
}

/** Starts a sandbox on a free port of 127.0.0.1, with credentials of its own. */
export async function startSandbox(options: SandboxOptions): Promise<Sandbox> {
  const { region = 'eu-central-1', now = Date.now, roles, kmsKeys = {} } = options;
  const sandboxId = randomBytes(6).toString('hex');
  const controlToken = randomBytes(24).toString('base64url');
  const identities = new Identities(roles, sandboxId, now);
  const service = new Service({ identities, kmsKeys, now });
  plant(service.secrets(region), options.seeds ?? [], now);
  const server = await listen((request, port) => answer(service, { request, port, controlToken }));
  const endpoint = `http://127.0.0.1:${portOf(server)}`;
  const credentials = (role: string): Credentials => newCredentials(identities, role);
  const files = await writeFiles(options, { endpoint, region, credentials }).catch(
    async (error: unknown) => {
      await stop(server);
      throw error;
    },
  );
  return {
    endpoint,
    account: ACCOUNT,
    region,
    sandboxId,
    controlToken,
    ...(files && { files }),
    faults: service.faults,
    get journal() {
      return service.journal;
    },
    clearJournal: () => {
      service.clearJournal();
    },
    credentials,
    close: async () => {
      await stop(server);
      await files?.remove();
    },
  };
}

function newCredentials(identities: Identities, name: string): Credentials {
  const role = identities.role(name);
  if (!role) throw new RangeError(`the sandbox has no role ${name}`);
  return identities.startSession(role, { sessionName: 'sandbox' }).credentials;
}

async function writeFiles(
  { stateDirectory, profiles = {} }: SandboxOptions,
  at: Pick<Sandbox, 'endpoint' | 'region' | 'credentials'>,
): Promise<AwsFiles | undefined> {
  if (stateDirectory === undefined) return undefined;
  return writeAwsFiles({
    directory: stateDirectory,
    endpoint: at.endpoint,
    region: at.region,
    profiles: Object.entries(profiles).map(([name, role]) => ({
      name,
      credentials: at.credentials(role),
    })),
  });
}

interface Incoming {
  readonly request: IncomingMessage;
  readonly port: number;
  readonly controlToken: string;
}

async function answer(
  service: Service,
  { request, port, controlToken }: Incoming,
): Promise<Reply | undefined> {
  const refusal = refuse(request.headers, port);
  if (refusal) return plain(refusal.status, refusal.reason);
  const body = await readBody(request);
  if (!body) return plain(413, 'The body is too large.');
  const { method = '', url = '', headers } = request;
  if (url.startsWith(CONTROL_PATH)) {
    return sameToken(headers['x-sandbox-token'], controlToken)
      ? control(service, { method, url, body })
      : plain(403, 'The token is missing or wrong.');
  }
  if (method !== 'POST') return plain(405, 'Only POST.');
  return service.answer({ method, url, headers, body });
}

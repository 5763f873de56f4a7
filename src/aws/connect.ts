import { Fault } from '../base/fault';
import type { Logger } from '../base/log';
import type { SecretStore, Target } from '../store/secretStore';
import { untilCancelled } from './cancel';
import { clientOptions, type ClientOptions } from './clients';
import { loadCredentials, VerifiedCredentials } from './credentials';
import {
  configuredEndpoint,
  isAwsEndpoint,
  isLoopback,
  type EndpointSource,
  type Service,
} from './endpoints';
import { identify, sandboxIdOf, type Caller } from './identity';
import { readSharedConfig, type ConfigFiles, type SharedConfig } from './profiles';
import { SecretsManagerStore } from './secretsManager';

export { listProfiles } from './profiles';

export interface ConnectOptions extends ConfigFiles {
  /** Where none is named: AWS_PROFILE, credentials in the environment, `default`, the SDK's chain. */
  readonly profile?: string;
  /** Where none is named: the profile's, AWS_REGION, AWS_DEFAULT_REGION. */
  readonly region?: string;
  /** Asks for the code of the MFA device with this serial, where the profile's role wants one. */
  readonly mfaCode?: (serial: string) => Promise<string>;
  readonly logger: Logger;
}

/**
 * Opens Secrets Manager as one principal, whom STS has named. The one door to AWS: load this module
 * late, the SDK comes with it.
 * @throws Fault no-profile, no-region, no-credentials, sso-login-needed, expired, denied (assuming
 * the role), invalid-request (an unsafe endpoint), offline, timeout, service, cancelled.
 */
export async function connect(options: ConnectOptions, signal?: AbortSignal): Promise<SecretStore> {
  const { env } = process;
  const config = await readSharedConfig(options);
  const profile = chooseProfile(options.profile, config, env);
  const settings = settingsOf(profile, config);
  const region = chooseRegion(given(options.region) ?? settings['region'], profile, env);
  const source = { settings, sections: config.sections, env };
  const clientFor = (service: Service): ClientOptions =>
    clientOptions({ ...source, region, endpoint: configuredEndpoint(service, source) });
  const label = profile ?? 'default';
  const sts = clientFor('sts');
  const { mfaCode } = options;
  const how = { files: options, settings, sts, ...named(profile), ...(mfaCode && { mfaCode }) };
  const credentials = new VerifiedCredentials(
    () => loadCredentials(how),
    (loaded) => identify(sts, loaded, label),
  );
  const caller = await untilCancelled(() => credentials.caller(), signal);
  const target = targetOf({ profile: label, region, caller, source });
  const { account, principal } = target;
  options.logger.info('connected', { profile: label, account, region, principal });
  return new SecretsManagerStore({
    target,
    credentials,
    isRole: caller.isRole,
    secretsManager: clientFor('secrets_manager'),
    iam: clientFor('iam'),
    logger: options.logger,
  });
}

type Environment = Readonly<Record<string, string | undefined>>;

/** @returns undefined for the SDK's chain: it hides why a profile failed, so profiles bypass it. */
function chooseProfile(
  asked: string | undefined,
  config: SharedConfig,
  env: Environment,
): string | undefined {
  const profile = given(asked) ?? given(env['AWS_PROFILE']);
  if (profile !== undefined && profile !== 'default') return profile;
  // Keys in the environment are what "no profile" means to the SDK; a profile asked for beats them.
  const isHidden = profile === undefined && given(env['AWS_ACCESS_KEY_ID']) !== undefined;
  return isHidden || !config.profiles.has('default') ? undefined : 'default';
}

function settingsOf(
  profile: string | undefined,
  config: SharedConfig,
): Readonly<Record<string, string | undefined>> {
  if (profile === undefined) return config.profiles.get('default') ?? {};
  const settings = config.profiles.get(profile);
  if (settings) return settings;
  throw new Fault(
    'no-profile',
    `There is no profile "${profile}" in the AWS configuration.`,
    config.profiles.size > 0
      ? `Choose another one, or run \`aws configure --profile ${profile}\`.`
      : 'It has no profile at all: check that its files are there and that their syntax is right.',
  );
}

function chooseRegion(
  asked: string | undefined,
  profile: string | undefined,
  env: Environment,
): string {
  const region = given(asked) ?? given(env['AWS_REGION']) ?? given(env['AWS_DEFAULT_REGION']);
  if (region === undefined) {
    throw new Fault(
      'no-region',
      `No region is set for the profile "${profile ?? 'default'}".`,
      'Choose one, or set `region` in the profile.',
    );
  }
  // It becomes part of a host name.
  if (/^[a-z]{2,}(-[a-z]+)+-\d+$/.test(region)) return region;
  throw new Fault('no-region', `"${region}" is not an AWS region.`, 'Choose one, as eu-central-1.');
}

/** Settings of an editor and variables of a shell are often empty where nothing is meant. */
function given(text: string | undefined): string | undefined {
  return text === '' ? undefined : text;
}

function named(profile: string | undefined): { profile?: string } {
  return profile === undefined ? {} : { profile };
}

function targetOf(options: {
  profile: string;
  region: string;
  caller: Caller;
  source: EndpointSource;
}): Target {
  const { profile, region, caller, source } = options;
  const { account, arn: callerArn, principal } = caller;
  const endpoints = (['secrets_manager', 'sts'] as const)
    .map((service) => configuredEndpoint(service, source))
    .filter((endpoint) => endpoint !== undefined);
  // A foreign STS counts too: then the account and the role are only what it claims.
  const endpoint = endpoints.find((candidate) => !isAwsEndpoint(candidate));
  const isLocal = endpoints.length === 2 && endpoints.every(isLoopback);
  const sandboxId = isLocal ? sandboxIdOf(caller) : undefined;
  return {
    profile,
    account,
    region,
    callerArn,
    principal,
    ...(endpoint !== undefined && { endpoint }),
    ...(sandboxId !== undefined && { sandboxId }),
  };
}

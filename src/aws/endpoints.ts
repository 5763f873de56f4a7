import { Fault } from '../base/fault';
import type { Settings, SharedConfig } from './profiles';

/** Services as the configuration names them: `secrets_manager`, AWS_ENDPOINT_URL_SECRETS_MANAGER. */
export type Service = 'secrets_manager' | 'sts' | 'iam';

type Environment = Readonly<Record<string, string | undefined>>;

export interface EndpointSource {
  readonly settings: Settings;
  readonly sections: SharedConfig['sections'];
  readonly env: Environment;
}

/**
 * The endpoint that the environment or the profile sets for a service, in the SDK's order
 * (https://docs.aws.amazon.com/sdkref/latest/guide/feature-ss-endpoints.html); undefined where AWS's
 * own is used. Resolved here rather than by the SDK, so that what is shown is what is called.
 * @throws Fault no-profile for a `services` section that is missing; invalid-request for an
 * endpoint that isn't a URL, or would carry secrets unencrypted over a network.
 */
export function configuredEndpoint(service: Service, source: EndpointSource): string | undefined {
  const { settings, env } = source;
  const ignored =
    env['AWS_IGNORE_CONFIGURED_ENDPOINT_URLS'] ?? settings['ignore_configured_endpoint_urls'];
  if (ignored?.toLowerCase() === 'true') return undefined;
  const endpoint =
    given(env[`AWS_ENDPOINT_URL_${service.toUpperCase()}`]) ??
    given(env['AWS_ENDPOINT_URL']) ??
    given(servicesSection(source)[`${service}.endpoint_url`]) ??
    given(settings['endpoint_url']);
  if (endpoint !== undefined) checkEndpoint(endpoint);
  return endpoint;
}

/** Whether the endpoint is Secrets Manager's or STS's own, regional, FIPS, dual-stack or VPC one. */
export function isAwsEndpoint(endpoint: string): boolean {
  const { protocol, hostname, port } = new URL(endpoint);
  // Strict on purpose: buckets, load balancers and API gateways of anybody live under amazonaws.com.
  const own =
    /^(vpce-[a-z0-9-]+\.)?(secretsmanager|sts)(-fips)?(\.[a-z]+(-[a-z]+)+-\d+)?(\.vpce)?\.(amazonaws\.com(\.cn)?|api\.aws)$/;
  return protocol === 'https:' && port === '' && own.test(hostname);
}

/** Whether the endpoint is on this machine. */
export function isLoopback(endpoint: string): boolean {
  return ['127.0.0.1', 'localhost', '[::1]'].includes(new URL(endpoint).hostname);
}

function servicesSection({ settings, sections }: EndpointSource): Settings {
  const name = settings['services'];
  if (name === undefined) return {};
  const section = sections.get(`services.${name}`);
  if (section) return section;
  throw new Fault(
    'no-profile',
    `The profile names the services section "${name}", which the AWS configuration lacks.`,
    `Add [services ${name}] to the configuration.`,
  );
}

function checkEndpoint(endpoint: string): void {
  if (!URL.canParse(endpoint)) {
    throw new Fault('invalid-request', 'The configured endpoint_url is not a URL.', 'Correct it.');
  }
  const { protocol, host } = new URL(endpoint);
  if (protocol === 'https:' || (protocol === 'http:' && isLoopback(endpoint))) return;
  throw new Fault(
    'invalid-request',
    `The configured endpoint ${protocol}//${host} would carry secrets unencrypted.`,
    'Use https, or a server on this machine.',
  );
}

function given(text: string | undefined): string | undefined {
  return text === '' ? undefined : text;
}

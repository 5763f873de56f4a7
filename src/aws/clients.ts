import { version } from '../../package.json';
import type { Settings } from './profiles';

/** What all clients of one connection share; made by `clientOptions`. */
export interface ClientOptions {
  readonly region: string;
  readonly endpoint?: string;
  readonly ignoreConfiguredEndpointUrls: true;
  readonly useFipsEndpoint: boolean;
  readonly useDualstackEndpoint: boolean;
  readonly maxAttempts: number;
  readonly retryMode: 'standard';
  readonly requestHandler: {
    readonly connectionTimeout: number;
    readonly requestTimeout: number;
    readonly throwOnRequestTimeout: true;
  };
  readonly customUserAgent: [string, string][];
}

/** The default: a request may take three attempts of 5 s to connect and 15 s to be answered. */
export const TIMEOUTS = { connectionTimeout: 5000, requestTimeout: 15_000 };

/** Everything the SDK would else read from the environment or the default files is given here. */
export function clientOptions(options: {
  region: string;
  endpoint: string | undefined;
  settings: Settings;
  env: Readonly<Record<string, string | undefined>>;
}): ClientOptions {
  const { region, endpoint, settings, env } = options;
  const isOn = (variable: string, setting: string): boolean =>
    endpoint === undefined && (env[variable] ?? settings[setting])?.toLowerCase() === 'true';
  return {
    region,
    ...(endpoint !== undefined && { endpoint }),
    ignoreConfiguredEndpointUrls: true,
    useFipsEndpoint: isOn('AWS_USE_FIPS_ENDPOINT', 'use_fips_endpoint'),
    useDualstackEndpoint: isOn('AWS_USE_DUALSTACK_ENDPOINT', 'use_dualstack_endpoint'),
    maxAttempts: 3,
    retryMode: 'standard',
    requestHandler: { ...TIMEOUTS, throwOnRequestTimeout: true },
    customUserAgent: [['secret-ferry', version]],
  };
}

const WARNING_SWITCH = 'AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED';

/**
 * Makes a client without the SDK's warning about Node 20: users of an editor can't change its Node.
 * The SDK looks at the variable only when it makes its first client, so it isn't left behind.
 */
export function withoutVersionWarning<T>(make: () => T): T {
  const before = process.env[WARNING_SWITCH];
  process.env[WARNING_SWITCH] = 'true';
  try {
    return make();
  } finally {
    if (before === undefined) delete process.env[WARNING_SWITCH];
    else process.env[WARNING_SWITCH] = before;
  }
}

import { silentLogger } from '../base/log';
import type { SecretStore } from '../store/secretStore';

/** Opens the store. The SDK is loaded here, and only for commands that need it. */
export async function connectTo(
  { profile, region }: { profile?: string; region?: string },
  signal: AbortSignal,
): Promise<SecretStore> {
  const { connect } = await import('../aws/connect');
  const named = {
    ...(profile === undefined ? {} : { profile }),
    ...(region === undefined ? {} : { region }),
  };
  return connect({ ...named, logger: silentLogger }, signal);
}

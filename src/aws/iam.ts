import { IAMClient, ListRoleTagsCommand, type Tag } from '@aws-sdk/client-iam';
import type { Tags } from '../store/secretStore';
import { withoutVersionWarning, type ClientOptions } from './clients';
import type { VerifiedCredentials } from './credentials';
import { toFault } from './faults';

/** A role has at most 50 tags; more pages than this are no answer of IAM's. */
const MAX_PAGES = 10;

/**
 * The tags of a role, read page by page. Session tags are not among them: no API tells those.
 * @returns undefined where the caller may not ask, or the role is not there.
 * @throws Fault for every other failure.
 */
export async function readRoleTags(options: {
  client: ClientOptions;
  credentials: VerifiedCredentials;
  role: string;
  signal: AbortSignal | undefined;
}): Promise<Tags | undefined> {
  const { role, signal } = options;
  const client = withoutVersionWarning(
    () => new IAMClient({ ...options.client, credentials: options.credentials.provider }),
  );
  try {
    return toRecord(await allTags(client, role, signal));
  } catch (error) {
    const fault = toFault(error, { action: 'iam:ListRoleTags', resource: role });
    if (fault.code === 'denied' || fault.code === 'not-found') return undefined;
    throw fault;
  } finally {
    client.destroy();
  }
}

async function allTags(
  client: IAMClient,
  RoleName: string,
  signal: AbortSignal | undefined,
): Promise<Tag[]> {
  const tags: Tag[] = [];
  let marker: string | undefined;
  for (let page = 0; page < MAX_PAGES; page += 1) {
    const command = new ListRoleTagsCommand({ RoleName, Marker: marker });
    const answer = await client.send(command, signal ? { abortSignal: signal } : {});
    tags.push(...(answer.Tags ?? []));
    marker = answer.Marker;
    if (!answer.IsTruncated || marker === undefined) break;
  }
  return tags;
}

/** SDK tags as a record; a tag without a key is left out. */
export function toRecord(
  tags: readonly { Key?: string | undefined; Value?: string | undefined }[],
): Tags {
  const entries = tags.flatMap(({ Key, Value }) => (Key ? [[Key, Value ?? ''] as const] : []));
  return Object.fromEntries(entries);
}

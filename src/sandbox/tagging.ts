import { isAllowed } from './authorize';
import { checkTagCount } from './input';
import { permitted, type Exchange, type Operation } from './operation';
import { checkLive, type Secret } from './secrets';
import { accessDenied } from './serviceError';
import type { Tags } from './tags';

const tagResource: Operation = (exchange) => {
  const requestTags = exchange.input.tags() ?? {};
  const secret = permitted(exchange, 'TagResource', { requestTags });
  checkLive(secret);
  setTags(exchange, secret, { ...secret.tags, ...requestTags });
  return {};
};

const untagResource: Operation = (exchange) => {
  const tagKeys = exchange.input.texts('TagKeys', { min: 0, max: 200 }) ?? [];
  const secret = permitted(exchange, 'UntagResource', { tagKeys });
  checkLive(secret);
  const kept = Object.entries(secret.tags).filter(([key]) => !tagKeys.includes(key));
  setTags(exchange, secret, Object.fromEntries(kept));
  return {};
};

function setTags(exchange: Exchange, secret: Secret, tags: Tags): void {
  checkTagCount(tags);
  if (reach(exchange, secret, secret.tags) && !reach(exchange, secret, tags)) {
    throw accessDenied('The operation would take away your permissions on this secret.');
  }
  secret.tags = tags;
  secret.changedAt = exchange.around.now;
}

/** What "permissions for this secret" is taken to mean; the documentation has no list. */
const USES = ['GetSecretValue', 'DescribeSecret', 'PutSecretValue', 'UpdateSecret', 'DeleteSecret'];

/** Whether the caller could do anything with the secret if it had these tags. */
function reach({ principal, around }: Exchange, { arn }: Secret, resourceTags: Tags): boolean {
  return USES.some((use) =>
    isAllowed(principal, { action: `secretsmanager:${use}`, resource: arn, resourceTags }, around),
  );
}

export const tagging: Readonly<Record<string, Operation>> = {
  TagResource: tagResource,
  UntagResource: untagResource,
};

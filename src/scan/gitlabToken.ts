import { crc32 } from 'node:zlib';
import type { Check } from './rule';

/** `01.` and nine characters behind the payload: its length and the checksum, both in base 36. */
const ROUTABLE = /\.[0-9a-z]{2}\.[0-9a-z]{2}([0-9a-z]{7})$/;

/**
 * A GitLab token. The routable kind ends in the CRC-32 of all that stands before (GitLab's merge
 * request 169322); one that fits is proven, one that does not is still worth a look.
 */
export const gitlabToken: Check = (value) => {
  const checksum = ROUTABLE.exec(value)?.[1];
  if (checksum === undefined) return { confidence: 'high', reason: 'has GitLab’s prefix' };
  const expected = crc32(value.slice(0, -checksum.length)).toString(36).padStart(7, '0');
  return checksum === expected
    ? { confidence: 'high', reason: 'the checksum fits' }
    : { confidence: 'medium', reason: 'the format fits, its checksum does not' };
};

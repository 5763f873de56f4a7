import { createHash } from 'node:crypto';

/**
 * Values that everybody may know, by the first 16 hex digits of their SHA-256: what standards print
 * and documentation copies, and the keys that emulators and test widgets are known by. They open
 * nothing of anybody's.
 */
const PUBLISHED = new Set([
  // RFC 5849 and OAuth Core 1.0: OAuth 1.
  '293257ab6495ebb1',
  'cb87c87e4a138d9a',
  '4c20e6f5cc11b937',
  '6aa14267d94944e6',
  'bb9b1163338b2a51',
  '649e1f5c769e718b',
  '80f8b7c904d4a43f',
  '2ff8b0fb93aca981',
  'c20fbc2b96183894',
  'b87dad10a32a2d81',
  '8d567eb88afff34f',
  '9d03b692e941d5ac',
  // RFC 6749: OAuth 2.
  '6c96130f130ab0d6',
  '00cf4c781dc37003',
  'a35b81a7d7927b70',
  'e9974c507d2a8021',
  '53f5da0aaa93d64c',
  // RFC 6750: bearer tokens.
  'b8e148545b13c78b',
  // RFC 7009: revocation of tokens.
  'ea9bdfd02c0c412c',
  // RFC 7636: PKCE.
  '13d31e961a1ad8ec',
  // RFC 7515: signatures in JSON.
  '8b1b17a9740c068a',
  // RFC 7519: JSON Web Tokens.
  '8d4ef6536dc8895f',
  // RFC 8628: device codes.
  'cfee8a24c17aef53',
  // RFC 7617: HTTP Basic.
  'cf4d418ed3de92d7',
  // RFC 6455: WebSocket.
  '15cef4b629cc2d07',
  '7f44193a6edea087',
  // RFC 6238: one-time passwords.
  '549c9390539efcfa',
  // The provisioning address of one-time passwords, in its description: https://github.com/google/google-authenticator/wiki/Key-Uri-Format.
  '8be5d113c0871ce1',
  // https://learn.microsoft.com/azure/storage/common/storage-use-azurite.
  '0011cc25eb432071',
  // https://learn.microsoft.com/azure/cosmos-db/emulator.
  'aa6547439583c3a2',
  // https://docs.aws.amazon.com/IAM/latest/UserGuide/security-creds.html.
  '78314b11be2e5815',
  // https://developers.google.com/recaptcha/docs/faq.
  'f5e95c9954635b65',
  '03b970ed8171d73b',
]);

/** Standards print no longer ones, and hashing them would take its time. */
const LONGEST = 200;

/** Whether a value is one that a standard or a manual publishes. */
export function isPublished(value: string): boolean {
  if (value.length > LONGEST) return false;
  return PUBLISHED.has(createHash('sha256').update(value).digest('hex').slice(0, 16));
}

import assert from 'node:assert/strict';
import { crc32 } from 'node:zlib';
import { basicCredentials } from '../../src/scan/checks';
import { gitlabToken } from '../../src/scan/gitlabToken';
import { ageIdentity, derKey, pemBlock, puttyBlock, wrappedKey } from '../../src/scan/keyBlocks';
import { crc16, nkeySeed } from '../../src/scan/nkeys';
import { databaseAddress, databasePassword, serviceAddress } from '../../src/scan/passwords';
import { sample, signedSample } from '../../src/scan/rules/sample';
import { signedUrl } from '../../src/scan/signedUrls';
import { jsonWebToken } from '../../src/scan/webTokens';
import type { Check } from '../../src/scan/rule';
import type { Confidence } from '../../src/scan/finding';

type Row = readonly [
  what: string,
  value: string,
  expected: Confidence | undefined,
  around?: string,
];

function table(name: string, check: Check, rows: readonly Row[]): void {
  describe(name, () => {
    for (const [what, value, expected, around] of rows) {
      it(`${what}: ${expected ?? 'none'}`, () => {
        assert.equal(check(value, around)?.confidence, expected);
      });
    }
  });
}

const base64 = (text: string): string => Buffer.from(text, 'latin1').toString('base64');
const GENERATED = sample('base62', 14);
const PRIVATE = ['PRIVATE', 'KEY'].join(' ');
const pem = (label: string, body: string): string =>
  `-----BEGIN ${label}-----\n${body}\n-----END ${label}-----`;

table('the password of a database', databasePassword, [
  ['one made by a machine', GENERATED, 'high'],
  ['one that a person chose', 'Hunter' + '2!', 'high'],
  ['the default of an image', 'postgres', 'low'],
  ['the default of a broker', 'guest', 'low'],
  ['the word itself', 'password', undefined],
  ['a word that says what should stand here', 'your_password', undefined],
  ['a sample user’s', 'tiger', undefined],
  ['a variable of a shell', '$DB_PASSWORD', undefined],
  ['a template', '{{ password }}', undefined],
  ['a call', 'getPassword()', undefined],
  ['the name of a variable', 'DB_PASSWORD', undefined],
]);

table('the password of a database’s address', databaseAddress, [
  ['anywhere', GENERATED, 'high', `postgres://ann:${GENERATED}@db.internal/x`],
  ['at the machine itself', GENERATED, 'medium', `postgres://ann:${GENERATED}@localhost/x`],
  ['a word at the machine itself', 'hunter', 'low', 'postgres://ann:hunter@localhost/x'],
  ['at a host that only starts like one', 'hunter', 'high', 'postgres://a:hunter@localhosting.net'],
]);

table('the password of another service’s address', serviceAddress, [
  ['a word at an example’s host', 'hunter', 'low', 'ftp://ann:hunter@ftp.example.com/x'],
  ['at an example’s host', GENERATED, 'medium', `ftp://ann:${GENERATED}@ftp.example.com/x`],
  ['an escape', 'c%20d', undefined, 'http://a:c%20d@host/'],
  ['anywhere', GENERATED, 'high', `https://ann:${GENERATED}@git.internal/x`],
  ['a default', 'minioadmin', undefined, 'http://minio:minioadmin@h:9000'],
  ['a port', '1879', undefined, 'https://e.net:1879@Header'],
]);

table('user and password in Base64', basicCredentials, [
  ['both', base64(`ann:${GENERATED}`), 'medium'],
  ['a key without a password', base64(`${sample('base62', 32)}:`), 'medium'],
  ['a user without a password', base64('browser:'), undefined],
  ['a password that is the user', base64('guest:guest'), undefined],
  ['a placeholder', base64('user:password'), undefined],
  ['the example of RFC 7617', base64('Aladdin:open sesame'), undefined],
  ['no text', sample('base64', 24), undefined],
]);

const YEAR = 365 * 24 * 3600;
const NOW = Math.floor(Date.now() / 1000);
const NO_ALGORITHM = [{ typ: 'JWT' }, { sub: 'a' }]
  .map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
  .join('.');
const encode = (part: object): string => Buffer.from(JSON.stringify(part)).toString('base64url');

table('a JSON Web Token', jsonWebToken, [
  ['without an end', signedSample({ sub: 'a1', iss: 'shop' }), 'medium'],
  ['that lasts', signedSample({ sub: 'a1', exp: NOW + YEAR }), 'medium'],
  ['that has expired', signedSample({ sub: 'a1', exp: NOW - YEAR }), 'medium'],
  ['of a service role', signedSample({ role: 'service_role', iss: 'supabase' }), 'high'],
  ['of a service account', signedSample({ iss: 'kubernetes/serviceaccount' }), 'high'],
  ['that is public by its role', signedSample({ role: 'anon', iss: 'supabase' }), 'low'],
  ['of the well-known debugger', signedSample({ sub: '1', name: 'John Doe' }), 'low'],
  ['whose signature is cut', signedSample({ sub: 'a1' }).slice(0, -10), 'low'],
  ['without a signature', signedSample({ sub: 'a1' }).split('.').slice(0, 2).join('.'), 'low'],
  ['that is encrypted', `${encode({ alg: 'dir', enc: 'A128GCM' })}..a.b.c`, 'low'],
  ['whose header was damaged', `${base64('{"alg":\x1e\x07')}.${sample('base62', 40)}`, 'low'],
  ['whose header has no algorithm', `${NO_ALGORITHM}.${sample('base62', 43)}`, undefined],
]);

const dated = (seconds: number, lasting: number): string =>
  `?X-Goog-Date=${new Date(seconds * 1000).toISOString().replace(/[-:]|\.\d+/g, '')}&X-Goog-Expires=${lasting}&X-Goog-Signature=x`;

table('a signed address', signedUrl, [
  ['that has expired', 'x', 'low', dated(NOW - YEAR, 3600)],
  ['that lasts an hour', 'x', 'medium', dated(NOW, 3600)],
  ['that lasts for long', 'x', 'high', `?Expires=${NOW + YEAR}&Signature=x`],
  ['of the older form that has expired', 'x', 'low', `?Expires=${NOW - 10}&Signature=x`],
  ['without an end', 'x', 'medium', '?Signature=x'],
]);

const ROUTABLE = ['gl' + 'pat-' + sample('base62', 40), '01', '0u'].join('.');
const ROUTABLE_SUM = crc32(ROUTABLE).toString(36).padStart(7, '0');

table('a GitLab token', gitlabToken, [
  ['of the classic kind', 'gl' + 'pat-' + sample('base62', 20), 'high'],
  ['whose checksum fits', ROUTABLE + ROUTABLE_SUM, 'high'],
  ['whose checksum does not', ROUTABLE + '0'.repeat(7), 'medium'],
]);

table('a key block', pemBlock, [
  ['complete', pem(PRIVATE, sample('base64', 400)), 'high'],
  ['in one line of a program', pem(PRIVATE, sample('base64', 400)).replaceAll('\n', '\\n'), 'high'],
  ['encrypted', pem(`ENCRYPTED ${PRIVATE}`, sample('base64', 400)), 'medium'],
  ['left out', pem(PRIVATE, '...'), undefined],
  ['an excerpt', pem(PRIVATE, sample('base64', 20)), undefined],
  [
    'put together by a program',
    pem(PRIVATE, `" . chunk_split($key, 64) . "${sample('base64', 90)}`),
    undefined,
  ],
  [
    'of OpenSSH without a pass phrase',
    pem(
      `OPENSSH ${PRIVATE}`,
      base64('openssh-key-v1\0\0\0\0\x04none\0\0\0\x04none\0\0\0\0') + sample('base64', 300),
    ),
    'high',
  ],
  [
    'of OpenSSH with a pass phrase',
    pem(
      `OPENSSH ${PRIVATE}`,
      base64('openssh-key-v1\0\0\0\0\naes256-ctr\0\0\0\x06bcrypt') + sample('base64', 300),
    ),
    'medium',
  ],
]);

table('a file of PuTTY', puttyBlock, [
  ['without a pass phrase', 'Encryption: none\nPrivate-Lines: 1', 'high'],
  ['with a pass phrase', 'Encryption: aes256-cbc\nPrivate-Lines: 1', 'medium'],
]);

table('a block in Base64', wrappedKey, [
  ['a key', base64(pem(`RSA ${PRIVATE}`, sample('base64', 200))), 'high'],
  ['a certificate and its key', base64(pem('CERTIFICATE', 'x') + '\n' + pem(PRIVATE, 'x')), 'high'],
  ['an encrypted key', base64(pem(`ENCRYPTED ${PRIVATE}`, 'x')), 'medium'],
  ['a certificate', base64(pem('CERTIFICATE', sample('base64', 200))), undefined],
]);

table('DER in Base64', derKey, [
  ['of a private key', 'MII' + 'EpAIBAAKCAQEA' + sample('base64', 40), 'high'],
  ['of a certificate', 'MII' + 'DdzCCAl+gAwIBAgIE' + sample('base64', 40), undefined],
]);

// "A12UEL5L" is a valid text of BIP 173; the last letter of the other is changed.
table('an age identity', ageIdentity, [
  ['whose checksum fits', 'A12UEL5L', 'high'],
  ['whose checksum does not', 'A12UEL5Q', 'medium'],
]);

/** Base32 of a seed's 34 bytes and their checksum, low byte first. */
function seed(spoil: number): string {
  const bytes = Array.from({ length: 34 }, (_, index) => (0x90 + index * 7) & 0xff);
  const sum = crc16(bytes) ^ spoil;
  const bits = [...bytes, sum & 0xff, sum >> 8]
    .map((byte) => byte.toString(2).padStart(8, '0'))
    .join('');
  const letters = bits.match(/.{5}|.+$/g) ?? [];
  return letters
    .map((five) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.charAt(parseInt(five.padEnd(5, '0'), 2)))
    .join('');
}

table('a seed of NATS', nkeySeed, [
  ['whose checksum fits', seed(0), 'high'],
  ['whose checksum does not', seed(1), 'medium'],
]);

describe('the checksum of NATS keys', () => {
  it('is CRC-16/XMODEM, whose check value is 31C3', () => {
    assert.equal(crc16(Array.from('123456789', (digit) => digit.charCodeAt(0))), 0x31c3);
  });
});

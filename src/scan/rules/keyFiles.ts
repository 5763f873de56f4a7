import type { Check, Rule } from '../rule';
import { sample } from './sample';

/** Fewer Base64 characters than an Ed25519 key has are an excerpt. */
const LEAST_BODY = 60;

/** A block is a key where its body is complete; one that a pass phrase protects is worth less. */
const pemBlock: Check = (value) => {
  const body = value.replace(/-----[^-\n]{1,60}-----/g, '').replace(/\\[nrt]/g, '');
  if (/\.{3}|…|<|\$\{|\{\{/.test(body)) return undefined;
  const letters = body.match(/[A-Za-z0-9+/]/g) ?? [];
  if (letters.length < LEAST_BODY || new Set(letters).size < 12) return undefined;
  return value.includes('ENCRYPTED')
    ? { confidence: 'medium', reason: 'a private key that a pass phrase protects' }
    : { confidence: 'high', reason: 'a complete private key block' };
};

const wrappedKey: Check = (value) => {
  const text = Buffer.from(value, 'base64').toString('latin1');
  return /^-----BEGIN [A-Z ]{0,30}PRIVATE KEY/.test(text)
    ? { confidence: 'high', reason: 'decodes to a private key' }
    : undefined;
};

/**
 * DER of a private key: a sequence that starts with the version number 0 or 1. Certificates and
 * public keys start with another sequence.
 */
const derKey: Check = (value) => {
  const bytes = Buffer.from(value.slice(0, 24), 'base64');
  const header = (bytes[1] ?? 0) > 0x80 ? 2 + ((bytes[1] ?? 0) & 0x7f) : 2;
  const [tag, length, version] = [...bytes.subarray(header, header + 3)];
  const isKey = bytes[0] === 0x30 && tag === 2 && length === 1 && (version ?? 9) <= 1;
  return isKey ? { confidence: 'high', reason: 'decodes to a private key' } : undefined;
};

const block = (label: string, length: number): string =>
  [
    `-----BEGIN ${label}-----`,
    ...(sample('base64', length).match(/.{1,64}/g) ?? []),
    `-----END ${label}-----`,
  ].join('\n');
const PRIVATE = 'PRIVATE ' + 'KEY';

/**
 * Key files: RFC 7468 (labels), the OpenSSH and PuTTY formats. Inside a block five dashes occur
 * only at its ends, which is what keeps the search for the end linear.
 */
export const KEY_FILE_RULES: readonly Rule[] = [
  {
    id: 'gcp-service-account-key',
    title: 'Google Cloud service account key',
    type: 'certificate-private-key',
    func: 'google',
    keywords: ['"private_key"'],
    pattern:
      /"private_key"\s{0,4}:\s{0,4}"(?=[^}]{60,8500}gserviceaccount)(?<value>-----BEGIN PRIVATE KEY-----(?:[^-"]|-(?!----)){60,8000}-----END PRIVATE KEY-----)/dy,
    check: pemBlock,
    rotate: 'https://cloud.google.com/iam/docs/keys-create-delete',
    hits: () => [
      JSON.stringify({
        type: 'service_account',
        private_key: block(PRIVATE, 1600),
        client_email: 'x@y.iam.gserviceaccount.com',
      }),
    ],
    misses: () => ['{"private_key": "", "client_email": "x@y.iam.gserviceaccount.com"}'],
  },
  {
    id: 'openssh-private-key',
    title: 'OpenSSH private key',
    type: 'ssh-key',
    func: 'ssh',
    keywords: ['-----begin openssh'],
    pattern:
      /-----BEGIN OPENSSH PRIVATE KEY-----(?:[^-]|-(?!----)){60,16000}-----END OPENSSH PRIVATE KEY-----/y,
    check: pemBlock,
    rotate: 'https://docs.github.com/authentication/connecting-to-github-with-ssh',
    hits: () => [block('OPENSSH ' + PRIVATE, 400)],
    misses: () => [block('OPENSSH ' + PRIVATE, 20)],
  },
  {
    id: 'putty-private-key',
    title: 'PuTTY private key',
    type: 'ssh-key',
    func: 'ssh',
    keywords: ['putty-user-key-file-'],
    pattern:
      /PuTTY-User-Key-File-[23]: (?:(?!PuTTY-User)[\s\S]){50,8000}?Private-MAC: [0-9a-f]{40,64}/y,
    rotate: 'https://the.earth.li/~sgtatham/putty/0.83/htmldoc/Chapter8.html',
    hits: () => [
      'PuTTY-User-' +
        'Key-File-2: ssh-rsa\nPrivate-Lines: 1\n' +
        sample('base64', 64) +
        '\nPrivate-' +
        'MAC: ' +
        sample('hex', 40),
    ],
    misses: () => ['PuTTY-User-' + 'Key-File-2: ssh-rsa'],
  },
  {
    id: 'pgp-private-key',
    title: 'OpenPGP private key',
    type: 'cryptographic-key',
    func: 'signing',
    keywords: ['-----begin pgp private'],
    pattern:
      /-----BEGIN PGP PRIVATE KEY BLOCK-----(?:[^-]|-(?!----)){60,20000}-----END PGP PRIVATE KEY BLOCK-----/y,
    check: pemBlock,
    rotate: 'https://www.gnupg.org/gph/en/manual/c481.html',
    hits: () => [block('PGP ' + PRIVATE + ' BLOCK', 900)],
    misses: () => [block('PGP PUBLIC ' + 'KEY BLOCK', 900)],
  },
  {
    id: 'private-key',
    title: 'Private key in PEM form',
    type: 'certificate-private-key',
    func: 'tls',
    keywords: ['-----begin '],
    pattern:
      /(?=-----BEGIN (?:(?:RSA|EC|DSA|ENCRYPTED|ANY|RSA-PSS|ED25519|X25519|ENCRYPTED COSIGN|ENCRYPTED SIGSTORE) )?PRIVATE KEY-----)-----[A-Z0-9 ]{9,36}-(?:PSS [A-Z ]{11}-)?----(?:[^-]|-(?!----)){50,16000}-----END [A-Z0-9 ]{3,30}-(?:PSS [A-Z ]{11}-)?----/y,
    check: pemBlock,
    rotate: 'https://letsencrypt.org/docs/revoking/',
    hits: () => [
      block('RSA ' + PRIVATE, 1600),
      block(PRIVATE, 64),
      `key = "${block('EC ' + PRIVATE, 160).replaceAll('\n', '\\n')}"`,
    ],
    misses: () => [
      block('PUBLIC ' + 'KEY', 400),
      block('CERTIFICATE', 900),
      `-----BEGIN ${PRIVATE}-----\n...\n-----END ${PRIVATE}-----`,
    ],
  },
  {
    id: 'wrapped-private-key',
    title: 'Private key in PEM form, wrapped in Base64',
    type: 'certificate-private-key',
    func: 'tls',
    keywords: ['ls0tls1crudjti'],
    pattern: /(?<![A-Za-z0-9+/])LS0tLS1CRUdJTi[A-Za-z0-9+/]{60,16000}={0,2}(?![A-Za-z0-9+/])/y,
    check: wrappedKey,
    rotate: 'https://letsencrypt.org/docs/revoking/',
    hits: () => [Buffer.from(block('RSA ' + PRIVATE, 1600)).toString('base64')],
    misses: () => [Buffer.from(block('CERTIFICATE', 1600)).toString('base64')],
  },
  {
    id: 'der-private-key',
    title: 'Private key in DER form, in Base64',
    type: 'certificate-private-key',
    func: 'tls',
    keywords: ['mii', 'mhccaqeei', 'migh', 'mc4caqawbq'],
    pattern:
      /(?<![A-Za-z0-9+/])(?:MII[A-Za-z0-9+/]{200,8000}|MHcCAQEEI[A-Za-z0-9+/]{100,200}|MIGH[A-Za-z0-9+/]{150,240}|MC4CAQAwBQ[A-Za-z0-9+/]{50,60})={0,2}(?![A-Za-z0-9+/])/y,
    check: derKey,
    rotate: 'https://letsencrypt.org/docs/revoking/',
    hits: () => ['key = "MII' + 'EpAIBAAKCAQEA' + sample('base64', 400) + '"'],
    misses: () => ['cert = "MII' + 'DdzCCAl+gAwIBAgIE' + sample('base64', 400) + '"'],
  },
  {
    id: 'openvpn-static-key',
    title: 'OpenVPN static key',
    type: 'cryptographic-key',
    func: 'vpn',
    keywords: ['-----begin openvpn static'],
    pattern:
      /-----BEGIN OpenVPN Static key V1-----(?:[^-]|-(?!----)){500,1200}-----END OpenVPN Static key V1-----/y,
    rotate: 'https://openvpn.net/community-resources/static-key-mini-howto/',
    hits: () => [
      [
        '-----BEGIN OpenVPN',
        'Static key V1-----\n' + sample('hex', 512) + '\n-----END OpenVPN',
        'Static key V1-----',
      ].join(' '),
    ],
    misses: () => ['-----BEGIN OpenVPN ' + 'Static key V1-----'],
  },
  {
    id: 'age-secret-key',
    title: 'age identity',
    type: 'cryptographic-key',
    func: 'encryption',
    keywords: ['age-secret-key-'],
    pattern: /AGE-SECRET-KEY-(?:PQ-)?1[QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L]{58,120}/y,
    rotate: 'https://age-encryption.org/',
    hits: () => [
      'AGE-SECRET' + '-KEY-1' + 'QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L'.repeat(2).slice(3, 61),
    ],
    misses: () => ['AGE-SECRET' + '-KEY-1'],
  },
  {
    id: 'wireguard-key',
    title: 'WireGuard private or preshared key',
    type: 'cryptographic-key',
    func: 'vpn',
    keywords: ['privatekey', 'presharedkey'],
    pattern:
      /(?:PrivateKey|PresharedKey)[ \t]{0,4}=[ \t]{0,4}(?<value>[A-Za-z0-9+/]{42}[AEIMQUYcgkosw048]=)(?![A-Za-z0-9+/=])/diy,
    rotate: 'https://www.wireguard.com/quickstart/',
    hits: () => ['PrivateKey = ' + sample('base64', 42) + 'A='],
    misses: () => ['PublicKey = ' + sample('base64', 42) + 'A='],
  },
];

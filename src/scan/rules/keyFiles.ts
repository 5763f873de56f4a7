import { ageIdentity, derKey, pemBlock, puttyBlock, wrappedKey } from '../keyBlocks';
import type { Rule } from '../rule';
import { named } from './named';
import { sample } from './sample';

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
    keywords: ['-----begin openssh', '---- begin ssh2 encrypted'],
    pattern:
      /-----BEGIN OPENSSH PRIVATE KEY-----(?:[^-]|-(?!----)){60,16000}-----END OPENSSH PRIVATE KEY-----|---- BEGIN SSH2 ENCRYPTED PRIVATE KEY ----(?:[^-]|-(?!---)){60,16000}---- END SSH2 ENCRYPTED PRIVATE KEY ----/y,
    check: pemBlock,
    source: 'https://cvsweb.openbsd.org/src/usr.bin/ssh/PROTOCOL.key',
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
    check: puttyBlock,
    source: 'https://the.earth.li/~sgtatham/putty/0.83/htmldoc/AppendixC.html',
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
      /(?=-----BEGIN (?:(?:RSA|EC|DSA|ENCRYPTED|ANY|RSA-PSS|ED25519|X25519|ENCRYPTED COSIGN|ENCRYPTED SIGSTORE|OPENSSL|TSS2) )?PRIVATE KEY-----)-----[A-Z0-9 ]{9,36}-(?:PSS [A-Z ]{11}-)?----(?:[^-]|-(?!----)){50,16000}-----END [A-Z0-9 ]{3,30}-(?:PSS [A-Z ]{11}-)?-{3,4}/y,
    check: pemBlock,
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
    check: ageIdentity,
    rotate: 'https://age-encryption.org/',
    source: 'https://pkg.go.dev/filippo.io/age#Identity',
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
    keywords: [
      'privatekey',
      'presharedkey',
      'private_key',
      'preshared_key',
      'private-key',
      'preshared-key',
    ],
    pattern:
      /(?:private|preshared)[_-]?key["']?[ \t]{0,4}[=:][ \t]{0,4}["']?(?<value>[A-Za-z0-9+/]{43}=)(?![A-Za-z0-9+/=])/diy,
    rotate: 'https://www.wireguard.com/quickstart/',
    hits: () => ['PrivateKey = ' + sample('base64', 42) + 'A='],
    misses: () => ['PublicKey = ' + sample('base64', 42) + 'A='],
  },
  {
    id: 'pkcs12-key-store',
    title: 'Key store in Base64',
    type: 'certificate-private-key',
    func: 'tls',
    keywords: ['ibazcc', '/u3+7qaaaa', 'zs7ozgaaaa'],
    anchor: 'word',
    pattern:
      /(?<![A-Za-z0-9+/])(?:MI[IGJ][A-Za-z0-9+/]{3}IBAzCC|\/u3\+7QAAAA|zs7OzgAAAA)[A-Za-z0-9+/]{200,20000}={0,2}(?![A-Za-z0-9+/])/y,
    // A password may protect it, and there may be certificates alone in it.
    confidence: 'medium',
    hits: () => ['pfx = "MII' + 'KXg' + 'IBAzCC' + sample('base64', 400) + '"'],
    misses: () => ['MII' + 'KXg' + 'IBAzCC' + sample('base64', 20)],
  },
  {
    id: 'json-web-key',
    title: 'Private JSON Web Key',
    type: 'cryptographic-key',
    func: 'auth',
    keywords: ['"d":', '"k":', '"d" :', '\\"d\\":', '\\"k\\":'],
    pattern:
      /\\?"(?:d|k)\\?"\s{0,4}:\s{0,4}\\?"(?<value>[A-Za-z0-9_-]{16,1400})\\?"(?:(?=[^{}]{0,2200}"kty\\?"\s{0,4}:\s{0,4}\\?"(?:RSA|EC|OKP|oct))|(?<="kty\\?"\s{0,4}:\s{0,4}\\?"(?:RSA|EC|OKP|oct)[^{}]{0,2200}))/dy,
    entropy: 3.5,
    source: 'https://datatracker.ietf.org/doc/html/rfc7518',
    hits: () => [
      JSON.stringify({
        kty: 'EC',
        crv: 'P-256',
        x: sample('base62', 43),
        d: sample('base62', 43, 3),
      }),
      JSON.stringify({ kty: 'oct', k: sample('base62', 43) }),
    ],
    misses: () => [
      JSON.stringify({ kty: 'RSA', n: sample('base62', 342), e: 'AQAB' }),
      JSON.stringify({
        kty: 'EC',
        crv: 'P-256',
        x: sample('base62', 43),
        y: sample('base62', 43, 3),
      }),
    ],
  },
  {
    id: 'xml-rsa-key',
    title: 'Private RSA key in XML',
    type: 'cryptographic-key',
    func: 'signing',
    keywords: ['<d>'],
    pattern:
      /(?<=<\/(?:InverseQ|Exponent|Modulus|Q|DQ)>\s{0,40})<D>(?<value>[A-Za-z0-9+/=\s]{60,1400})<\/D>/dy,
    entropy: 3.5,
    hits: () => [
      ['<RSAKeyValue><Modulus>', '</Modulus><D>', '</D></RSAKeyValue>'].join(sample('base64', 172)),
    ],
    misses: () => ['<RSAKeyValue><Modulus>' + sample('base64', 172) + '</Modulus></RSAKeyValue>'],
  },
  {
    id: 'minisign-secret-key',
    title: 'Secret key of minisign or signify',
    type: 'cryptographic-key',
    func: 'signing',
    keywords: ['rwrty0iy', 'signify secret key'],
    pattern:
      /(?<![A-Za-z0-9+/])(?:RWRTY0Iy[A-Za-z0-9+/]{180,240}={0,2}|signify secret key\r?\n(?<value>RWRC[A-Za-z0-9+/]{100,200}={0,2}))(?![A-Za-z0-9+/])/dy,
    confidence: 'medium',
    entropy: 3,
    source: 'https://jedisct1.github.io/minisign/',
    hits: () => ['RWRT' + 'Y0Iy' + sample('base64', 204)],
    misses: () => ['RW' + sample('base64', 54)],
  },
  {
    id: 'hexadecimal-private-key',
    title: 'Private key in hexadecimal digits',
    type: 'cryptographic-key',
    func: 'signing',
    keywords: ['private_key', 'privatekey', 'private-key', 'priv_key', 'privkey', 'secret_key_hex'],
    ...named('(?:0x)?(?=[0-9]{0,63}[a-fA-F])[0-9a-fA-F]{64}'),
    entropy: 3.3,
    hits: () => [
      'PRIVATE_KEY=0x' + sample('hex', 64),
      'const privateKey = "' + sample('hex', 64) + '"',
    ],
    misses: () => [
      'public_key = "' + sample('hex', 64) + '"',
      'private_key_path = "/etc/keys/' + sample('hex', 64) + '"',
      'PRIVATE_KEY=0x' + '0'.repeat(63) + '1',
    ],
  },
];

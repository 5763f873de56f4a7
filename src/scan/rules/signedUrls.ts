import type { Rule } from '../rule';
import { keyedUrl, signedUrl } from '../signedUrls';
import { sample } from './sample';

/** Addresses that let in whoever has them: signed ones, private calendars, seeds of one-time codes. */
export const SIGNED_URL_RULES: readonly Rule[] = [
  {
    id: 'aws-signed-url-v2',
    title: 'Signature of an S3 or CloudFront address, older form',
    type: 'aws-access-key',
    func: 's3',
    keywords: ['signature='],
    pattern: /(?<=[?&;])Signature=(?<value>[A-Za-z0-9+/%_~-]{26,600}={0,2})(?![A-Za-z0-9])/dy,
    check: keyedUrl,
    rotate:
      'https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/private-content-trusted-signers.html',
    hits: () => [
      'https://d1.cloudfront.net/o?Expires=1893456000&Signature=' +
        sample('base62', 342) +
        '__&Key-Pair-Id=K' +
        sample('upperAlnum', 13),
      'https://b.s3.amazonaws.com/o?AWSAccessKeyId=x&Expires=1893456000&Signature=' +
        sample('base62', 27) +
        '%3D',
    ],
    misses: () => ['?Signature=' + sample('base62', 28), '&Key-Pair-Id=K&Signature='],
  },
  {
    id: 'google-signed-url',
    title: 'Signature of a Google Cloud Storage address',
    type: 'application-secret',
    func: 'gcs',
    keywords: ['x-goog-signature='],
    pattern: /X-Goog-Signature=(?<value>[0-9a-f]{64,1100})(?![0-9A-Za-z])/diy,
    check: signedUrl,
    rotate: 'https://cloud.google.com/storage/docs/access-control/signed-urls',
    hits: () => [
      'https://storage.googleapis.com/b/o?X-Goog-Date=20260101T000000Z&X-Goog-Expires=3600&X-Goog-Signature=' +
        sample('hex', 512),
    ],
    misses: () => ['X-Goog-Signature=' + sample('hex', 20)],
  },
  {
    id: 'private-calendar-url',
    title: 'Private address of a Google calendar',
    type: 'application-secret',
    func: 'google',
    keywords: ['/private-'],
    pattern:
      /(?<=calendar\.google\.com\/calendar\/[^\s"']{1,200})\/private-(?<value>[0-9a-f]{32})(?=\/)/dy,
    confidence: 'medium',
    entropy: 3,
    rotate: 'https://support.google.com/calendar/answer/37648',
    hits: () => [
      'https://calendar.google.com/calendar/ical/a%40gmail.com/private-' +
        sample('hex', 32) +
        '/basic.ics',
    ],
    misses: () => ['https://example.org/private-' + sample('hex', 32) + '/basic.ics'],
  },
  {
    id: 'one-time-code-seed',
    title: 'Seed of one-time codes',
    type: 'cryptographic-key',
    func: 'auth',
    keywords: ['secret=', 'secret%3d'],
    pattern:
      /(?<=otpauth(?::|%3A)[^\s"'<>]{2,200}(?:[?&]|%3F|%26))secret(?:=|%3D)(?<value>[A-Z2-7]{16,128})(?![A-Za-z0-9])/diy,
    entropy: 2.8,
    source: 'https://github.com/google/google-authenticator/wiki/Key-Uri-Format',
    hits: () => ['otpauth' + '://totp/Shop:ann?secret=' + sample('base32', 32) + '&issuer=Shop'],
    misses: () => ['otpauth' + '://totp/x?secret=${secret}', 'otpauth' + '://totp/x?issuer=y'],
  },
  {
    id: 'one-time-code-key',
    title: 'Seed of one-time codes under its own name',
    type: 'cryptographic-key',
    func: 'auth',
    keywords: [
      'totp',
      'otp_secret',
      'otpsecret',
      'otplib',
      'authenticator.',
      'mfa_secret',
      'pyotp',
    ],
    pattern:
      /(?:totp|otp|mfa|authenticator\.|pyotp\.)[\w.]{0,30}["']?\]?[ \t]{0,3}(?:=>|[:=(,])[ \t]{0,3}(?:[\w.]{1,30}[(=][ \t]{0,2}){0,2}["'`]?(?<value>(?=[A-Z]{0,63}[2-7])[A-Z2-7]{16,64})(?![A-Za-z0-9=_])/diy,
    confidence: 'medium',
    entropy: 3.2,
    hits: () => [
      "const code = otplib.authenticator.generate('" + sample('base32', 32) + "')",
      'TOTP_SECRET=' + sample('base32', 32),
      'pyotp.TOTP("' + sample('base32', 32) + '").now()',
    ],
    misses: () => ['totp = generateTotpFromSecret', 'otp_secret: ABCDEFGHIJKLMNOP'],
  },
  {
    id: 'session-cookie',
    title: 'Session cookie',
    type: 'application-secret',
    func: 'http',
    keywords: [
      'phpsessid=',
      'jsessionid=',
      'connect.sid=',
      'laravel_session=',
      'sessionid=',
      '.aspxauth=',
      '.aspnetcore.',
    ],
    pattern:
      /(?:PHPSESSID|JSESSIONID|connect\.sid|laravel_session|sessionid|\.ASPXAUTH|\.AspNetCore\.[\w.]{3,40})=(?<value>(?=[A-Za-z%]{0,200}\d)[A-Za-z0-9%._+/-]{20,2000}={0,2})(?![A-Za-z0-9%])/diy,
    confidence: 'low',
    entropy: 3.2,
    hits: () => ['Cookie: PHPSESSID=' + sample('lowerAlnum', 26) + '; path=/'],
    misses: () => ['PHPSESSID=<id>', ';jsessionid=abc', 'sessionid=' + 'your-session-id-goes-here'],
  },
];

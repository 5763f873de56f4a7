import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import { ServiceError } from './serviceError';

/** What a Signature Version 4 `Authorization` header says. */
export interface Authorization {
  readonly accessKeyId: string;
  /** `date/region/service/aws4_request`. */
  readonly scope: string;
  readonly region: string;
  readonly signedHeaders: readonly string[];
  readonly signature: string;
}

export interface SignedRequest {
  readonly method: string;
  /** Path and query as sent. */
  readonly url: string;
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  readonly body: Buffer;
}

const AUTHORIZATION =
  /^AWS4-HMAC-SHA256 Credential=([^/,\s]+)\/(\d{8}\/([^/]+)\/[^/]+\/aws4_request), *SignedHeaders=([^,\s]+), *Signature=([0-9a-f]{64})$/;

/** @throws ServiceError where the header is missing or is no Signature Version 4. */
export function parseAuthorization(header: string | undefined): Authorization {
  if (header === undefined) {
    throw new ServiceError('MissingAuthenticationTokenException', 'Missing Authentication Token');
  }
  const match = AUTHORIZATION.exec(header);
  if (!match) {
    throw new ServiceError(
      'IncompleteSignatureException',
      'The Authorization header is not a complete Signature Version 4.',
    );
  }
  const [, accessKeyId = '', scope = '', region = '', signedHeaders = '', signature = ''] = match;
  return { accessKeyId, scope, region, signedHeaders: signedHeaders.split(';'), signature };
}

/**
 * Checks that the request was signed with the key. The date is not compared with a clock: the
 * sandbox's own clock may be set to any time.
 * @throws ServiceError where it was not.
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html
 */
export function verifySignature(
  request: SignedRequest,
  authorization: Authorization,
  secretAccessKey: string,
): void {
  const expected = Buffer.from(sign(request, authorization, secretAccessKey));
  const given = Buffer.from(authorization.signature);
  if (expected.length === given.length && timingSafeEqual(expected, given)) return;
  throw new ServiceError(
    'InvalidSignatureException',
    'The request signature we calculated does not match the signature you provided. Check your AWS Secret Access Key and signing method. Consult the service documentation for details.',
  );
}

function sign(
  request: SignedRequest,
  { scope, signedHeaders }: Authorization,
  secretAccessKey: string,
): string {
  const canonical = canonicalRequest(request, signedHeaders);
  const date = headerText(request.headers['x-amz-date']);
  const text = ['AWS4-HMAC-SHA256', date, scope, sha256(canonical)].join('\n');
  const key = scope.split('/').reduce<string | Buffer>(hmac, `AWS4${secretAccessKey}`);
  return hmac(key, text).toString('hex');
}

function canonicalRequest(request: SignedRequest, signedHeaders: readonly string[]): string {
  const [path = '/', query = ''] = request.url.split('?', 2);
  const headers = signedHeaders.map((name) => `${name}:${headerText(request.headers[name])}\n`);
  return [
    request.method,
    path.split('/').map(encodeURIComponent).join('/'),
    query.split('&').sort().join('&'),
    headers.join(''),
    signedHeaders.join(';'),
    sha256(request.body),
  ].join('\n');
}

/** A header's values, joined, with runs of spaces made one. */
function headerText(value: string | readonly string[] | undefined): string {
  return [value ?? []].flat().join(',').trim().replace(/ +/g, ' ');
}

function hmac(key: string | Buffer, text: string): Buffer {
  return createHmac('sha256', key).update(text).digest();
}

function sha256(data: string | Buffer): string {
  return createHash('sha256').update(data).digest('hex');
}

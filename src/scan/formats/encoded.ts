import { contains, type Span } from '../../base/text';
import { judgeName } from '../names';
import { childPath, type Entry } from './entry';

/** An entry whose value may have been decoded, and that may be known by more than its own path. */
export interface DecodedEntry extends Entry {
  /** The path that says what it is, where that is not its own. */
  readonly judgedBy?: readonly string[];
}

const KUBERNETES_SECRET = /\bkind["']?[ \t]{0,8}:[ \t]{0,8}["']?Secret\b(?!\w)/;
const BASE64 =
  /^(?:[A-Za-z0-9+/]{4}){1,500}(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$|^[A-Za-z0-9+/]{2,3}={1,2}$/;
/** A password in a Docker configuration that is itself encoded whole. */
const DOCKER_AUTH = /"(auth|password)"\s{0,8}:\s{0,8}"([^"\\]{4,1000})"/;

/** Settings that stand in a Secret beside what is secret, for convenience. */
const SETTING =
  /(?:^|[-_.])(?:user(?:name)?|login|host(?:name)?|port|db|database|name|namespace|e?mail|url|uri|endpoint|address|region|zone|bucket|mode|type|env|version|id|domain|issuer|group|path|file|enabled|level|config|crt|pub|ya?ml|json|conf|xml|properties|ini|toml|sh|cnf)$/i;

/** The password in an address. */
const LOGIN = /^[a-z][a-z0-9+.-]{1,20}:\/\/[^\s:@/]{0,100}:([^\s@/]{1,200})@/i;

/**
 * Values that stand in base64 by the rules of their format: Kubernetes secrets, Docker's
 * registry logins. A finding's place stays that of the base64; it is judged by what it means.
 */
export class Encodings {
  /** The documents that are Kubernetes Secrets, by ascending start. */
  readonly #secrets: readonly Span[];
  readonly #text: string;

  constructor(text: string) {
    this.#text = text;
    this.#secrets = text.includes('Secret') ? secretDocuments(text) : [];
  }

  decode(entry: Entry): DecodedEntry {
    const last = entry.keyPath.at(-1);
    if (last === 'auth' && entry.keyPath.at(-3) === 'auths') return this.#login(entry);
    return this.#isInSecret(entry.span) ? this.#secret(entry, last ?? '') : entry;
  }

  /** `auths: { host: { auth: base64(user:password) } }` */
  #login(entry: Entry): DecodedEntry {
    const password = passwordOf(decodeBase64(this.#source(entry)));
    if (password === undefined) return entry;
    return { ...entry, decoded: password, judgedBy: ['registry', 'password'] };
  }

  /** Below `data` of a Secret all values are base64, and all of them are meant to be secret. */
  #secret(entry: Entry, last: string): DecodedEntry {
    const kind = entry.keyPath.at(-2);
    if (kind !== 'data' && kind !== 'stringData') return entry;
    const decoded = kind === 'data' ? decodeBase64(this.#source(entry)) : undefined;
    if (kind === 'data' && decoded === undefined) return entry;
    if (/^\.docker(?:cfg|configjson)$/.test(last)) return dockerConfig(entry, decoded);
    const login = LOGIN.exec(decoded ?? '')?.[1];
    if (login !== undefined)
      return { ...entry, decoded: login, judgedBy: ['database', 'password'] };
    const judgedBy = childPath(
      ['secrets'],
      SETTING.test(last) || judgeName(last) ? last : 'password',
    );
    return { ...entry, judgedBy, ...(decoded === undefined ? {} : { decoded }) };
  }

  #isInSecret(span: Span): boolean {
    return this.#secrets.some((secret) => contains(secret, span));
  }

  #source({ decoded, span }: Entry): string {
    return decoded ?? this.#text.slice(span.start, span.end);
  }
}

/** Another document's kind says nothing of this one's data. More of them than this share one. */
const MAX_DOCUMENTS = 200;

function secretDocuments(text: string): Span[] {
  const documents: Span[] = [];
  for (let start = 0; start < text.length;) {
    const next = documents.length < MAX_DOCUMENTS ? text.indexOf('\n---', start) : -1;
    const end = next < 0 ? text.length : next + 1;
    documents.push({ start, end });
    start = end;
  }
  return documents.filter(({ start, end }) => KUBERNETES_SECRET.test(text.slice(start, end)));
}

function dockerConfig(entry: Entry, decoded: string | undefined): DecodedEntry {
  const [, key, value = ''] = DOCKER_AUTH.exec(decoded ?? '') ?? [];
  const password = key === 'auth' ? passwordOf(decodeBase64(value)) : value;
  if (key === undefined || password === undefined) return entry;
  return { ...entry, decoded: password, judgedBy: ['registry', 'password'] };
}

/** The second half of `user:password`. */
function passwordOf(login: string | undefined): string | undefined {
  const colon = login?.indexOf(':') ?? -1;
  return colon < 0 ? undefined : login?.slice(colon + 1);
}

/** The text that base64 stands for; undefined where it is no base64, or of bytes that are no text. */
function decodeBase64(source: string): string | undefined {
  const packed = source.replace(/\s/g, '');
  if (!BASE64.test(packed)) return undefined;
  const text = Buffer.from(packed, 'base64').toString('utf8').trim();
  return text === '' || /[^\P{Cc}\s]|\ufffd/u.test(text) ? undefined : text;
}

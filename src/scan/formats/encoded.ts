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

/** The password in an address. */
const LOGIN = /^[a-z][a-z0-9+.-]{1,20}:\/\/[^\s:@/]{0,100}:([^\s@/]{1,200})@/i;

/**
 * Values that stand in base64 by the rules of their format: Kubernetes secrets, Docker's
 * registry logins. A finding's place stays that of the base64; it is judged by what it means.
 */
export class Encodings {
  readonly #isKubernetesSecret: boolean;
  readonly #text: string;

  constructor(text: string) {
    this.#text = text;
    this.#isKubernetesSecret = text.includes('Secret') && KUBERNETES_SECRET.test(text);
  }

  decode(entry: Entry): DecodedEntry {
    const last = entry.keyPath.at(-1);
    if (last === 'auth' && entry.keyPath.at(-3) === 'auths') return this.#login(entry);
    return this.#isKubernetesSecret ? this.#secret(entry, last ?? '') : entry;
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
    const judgedBy = childPath(['secrets'], last);
    return { ...entry, judgedBy, ...(decoded === undefined ? {} : { decoded }) };
  }

  #source({ decoded, span }: Entry): string {
    return decoded ?? this.#text.slice(span.start, span.end);
  }
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

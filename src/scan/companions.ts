import type { Span } from '../base/text';
import { splitIdentifier } from './identifiers';
import { nameWords } from './names';
import { judgeValue } from './values';

/** What a setting that stands beside a secret tells about it. */
export const ROLES = [
  'user',
  'host',
  'port',
  'database',
  'address',
  'client-id',
  'key-id',
  'tenant',
] as const;
export type Role = (typeof ROLES)[number];

/** A setting that is no secret and belongs to one: whose it is, or what it opens. */
export interface Companion {
  readonly role: Role;
  /** As written. */
  readonly name: string;
  /** Where its name starts. */
  readonly nameStart: number;
  /** Its value alone, without quotes. */
  readonly span: Span;
  /** Whether the value stands there, rather than the name of a variable that holds it. */
  readonly literal: boolean;
}

const words = (text: string): readonly string[] => text.split(' ');

/** By the last words of a name, joined. */
const ENDINGS: readonly (readonly [role: Role, endings: readonly string[]])[] = [
  ['client-id', words('clientid appid applicationid consumerkey oauthid')],
  ['tenant', words('tenant tenantid tenantname directoryid')],
  ['key-id', words('accesskeyid accesskey keyid apikeyid accountsid accessid')],
  [
    'user',
    words(
      'user username userid usr uname uid login loginname email emailaddress useremail account ' +
        'accountname dbuser dbusername benutzer benutzername usuario utilisateur utente gebruiker',
    ),
  ],
  ['host', words('host hostname server servername serveraddress dbhost datasource machine')],
  ['port', words('port serverport dbport')],
  ['database', words('database databasename db dbname initialcatalog catalog')],
  ['address', words('url uri jdbcurl endpoint dsn')],
];
const ROLE_BY_ENDING = new Map(
  ENDINGS.flatMap(([role, endings]) => endings.map((ending) => [ending, role] as const)),
);
/** What any of them ends in; most names are told by it at once. */
const LAST =
  /(?:user|name|usr|id|sid|login|mail|account|address|benutzer|usuario|utilisateur|utente|gebruiker|host|server|source|machine|port|db|database|catalog|tenant|key|url|uri|endpoint|dsn)[^a-z]{0,8}$/i;
/** Longer names are sentences. */
const LONGEST_NAME = 80;

/** Names are shown; a piece of somebody's secret that ends like one must not be. */
function isShowable(name: string): boolean {
  return name.length < 16 || judgeValue(name) !== 'random';
}

/** What the name of a setting says that it is; undefined for most. */
export function roleOf(name: string): Role | undefined {
  if (name.length > LONGEST_NAME || !LAST.test(name)) return undefined;
  const parts = splitIdentifier(name);
  for (const count of [3, 2, 1]) {
    const role = ROLE_BY_ENDING.get(parts.slice(-count).join(''));
    // `AWS_SECRET_ACCESS_KEY` is the secret itself.
    if (role === 'key-id' && parts.includes('secret')) return undefined;
    if (role) return isShowable(name) ? role : undefined;
  }
  return undefined;
}

/** A part and the name it goes by, in words: `user "dbUser"`, and no more than `user` where that is its name. */
export function describePart(role: string, name: string): string {
  const kind = role.replace('-', ' ');
  const isSame = splitIdentifier(name).join(' ') === kind && !/\d/.test(name);
  return isSame ? kind : `${kind} "${name}"`;
}

/** Words of a name that say what it is, behind those that say of what. */
const TAIL = new Set(
  words(
    'user username login name email mail account id uid password passwd pwd pass pw passphrase ' +
      'secret token key access client app application consumer host hostname server port address ' +
      'url uri tenant auth sid api',
  ),
);
const DATABASE = new Set(['db', 'database']);

/** What a name says of what it belongs to: `db` of `DB_USER` and of `dbPassword`; often nothing. */
export function prefixOf(name: string): string {
  const parts = nameWords(name.slice(0, LONGEST_NAME));
  if (DATABASE.has(parts.at(-1) ?? '')) parts.pop();
  while (TAIL.has(parts.at(-1) ?? '')) parts.pop();
  return parts.join(' ');
}

/** Whether settings of these names may belong together: nothing in them says otherwise. */
export function mayBelong(one: string, other: string): boolean {
  const [a, b] = [prefixOf(one), prefixOf(other)];
  return a === b || a === '' || b === '' || ends(a, b) || ends(b, a);
}

function ends(longer: string, shorter: string): boolean {
  return longer.endsWith(` ${shorter}`) || longer.startsWith(`${shorter} `);
}

/** Says of a field what is to be typed there. */
const LABELS = new Set(
  words(
    'user name username login email mail account string text str required type label field input ' +
      'placeholder value id your enter none null nil undefined true false varchar char column',
  ),
);
const USER = /^[\p{L}\d][\p{L}\d.@\\+_-]{1,63}$/u;
const HOST = /^[\w-]{1,60}(?:\.[\w-]{1,60}){1,8}$|^localhost$/;

/** Whether a value may be somebody's name on a machine, rather than a label or a pattern. */
export function isUserName(value: string): boolean {
  return USER.test(value) && !splitIdentifier(value).every((word) => LABELS.has(word));
}

/** Whether a value may be the name or address of a machine. */
export function isHostName(value: string): boolean {
  return HOST.test(value);
}

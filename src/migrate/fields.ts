import { Plaintext } from '../base/plaintext';
import type { FindingGroup, GroupPart } from '../scan/finding';

type Kind = FindingGroup['kind'];
type Role = GroupPart['role'];

/** One field of a secret that holds JSON. */
export interface Field {
  /** What it is, whatever it is called: the same in two places means that they may be one. */
  readonly role: Role | 'engine';
  readonly name: string;
  readonly value: Plaintext;
}

/**
 * Names that the service's own rotation functions and JDBC drivers read.
 * https://docs.aws.amazon.com/secretsmanager/latest/userguide/reference_secret_json_structure.html
 */
const LOGIN_FIELDS: readonly (readonly [role: Field['role'], name: string])[] = [
  ['engine', 'engine'],
  ['host', 'host'],
  ['user', 'username'],
  ['secret', 'password'],
  ['database', 'dbname'],
  ['port', 'port'],
];

/** The field's name: of a login as AWS's functions expect it, else as the code calls the part. */
export function fieldName(kind: Kind, { role, name }: Pick<GroupPart, 'role' | 'name'>): string {
  const known = kind === 'login' ? LOGIN_FIELDS.find(([one]) => one === role)?.[1] : undefined;
  const own = /[A-Za-z_]\w*$/.exec(name)?.[0];
  return known ?? own ?? role.replace('-', '_');
}

/** The engine by the scheme of an address, as the rotation functions call it. */
const ENGINES: readonly (readonly [scheme: RegExp, engine: string])[] = [
  [/^postgres(?:ql)?$/, 'postgres'],
  [/^mysql2?$/, 'mysql'],
  [/^mariadb$/, 'mariadb'],
  [/^(?:sqlserver|mssql)$/, 'sqlserver'],
  [/^oracle$/, 'oracle'],
  [/^mongodb(?:\+srv)?$/, 'mongo'],
  [/^redshift$/, 'redshift'],
  [/^db2$/, 'db2'],
];
/** The engines whose port is nobody else's. */
const ENGINE_BY_PORT: Readonly<Record<string, string>> = {
  1433: 'sqlserver',
  1521: 'oracle',
  3306: 'mysql',
  5432: 'postgres',
  5439: 'redshift',
  27017: 'mongo',
  50000: 'db2',
};
const ADDRESS =
  /^(?:jdbc:)?([a-z][a-z\d+]*):\/\/([\w.-]+)(?::(\d{1,5}))?(?:[/;](?:databaseName=)?([\w-]+)?)?/i;

/** What an address without a name or password in it says: `jdbc:postgresql://host:5432/db`. */
export function fieldsOfAddress(address: string): Field[] {
  const [, scheme = '', host = '', port = '', database = ''] = ADDRESS.exec(address) ?? [];
  const engine = ENGINES.find(([known]) => known.test(scheme.toLowerCase()))?.[1];
  if (engine === undefined) return [];
  const found = { engine, host, port, database } as const;
  return Object.entries(found).flatMap(([role, value]): Field[] =>
    value === '' ? [] : [loginField(role as Field['role'], value)],
  );
}

/** The engine that a port tells. */
export function engineOf(port: string): Field | undefined {
  const engine = Object.hasOwn(ENGINE_BY_PORT, port) ? ENGINE_BY_PORT[port] : undefined;
  return engine === undefined ? undefined : loginField('engine', engine);
}

function loginField(role: Field['role'], value: string): Field {
  const name = LOGIN_FIELDS.find(([one]) => one === role)?.[1] ?? role;
  return { role, name, value: new Plaintext(value) };
}

/** The JSON object of the fields, a login's in the order in which AWS writes them. */
export function jsonOf(fields: readonly Field[]): Plaintext {
  const rank = ({ role }: Field): number => LOGIN_FIELDS.findIndex(([one]) => one === role);
  const sorted = [...fields].sort((a, b) => rank(a) - rank(b));
  const entries = sorted.map(({ role, name, value }) => {
    const text = value.reveal();
    return [name, role === 'port' ? Number(text) : text] as const;
  });
  return new Plaintext(JSON.stringify(Object.fromEntries(entries)));
}

import type { Span } from '../base/text';
import type { Companion, Role } from './companions';

const USER = /:\/\/([^\s:@/"'`<>]{1,80}):$/;
const REST = /@([\w.-]{1,120})(?::(\d{1,5}))?(?:\/([\w-]{1,80}))?/y;
const BEFORE = 90;

/** The parts of the address that a password stands in, `scheme://user:…@host:port/database`. */
export function addressParts(text: string, { start, end }: Span): Companion[] {
  const from = Math.max(0, start - BEFORE);
  const user = USER.exec(text.slice(from, start))?.[1];
  REST.lastIndex = end;
  const match = user === undefined ? null : REST.exec(text);
  if (user === undefined || !match) return [];
  const [, host = '', port = '', database = ''] = match;
  const userStart = start - 1 - user.length;
  const hostStart = end + 1;
  const portStart = hostStart + host.length + 1;
  const databaseStart = end + match[0].length - database.length;
  return [
    ...part('user', userStart, user),
    ...part('host', hostStart, host),
    ...part('port', portStart, port),
    ...part('database', databaseStart, database),
  ];
}

function part(role: Role, start: number, value: string): Companion[] {
  if (value === '') return [];
  const span = { start, end: start + value.length };
  return [{ role, name: role, nameStart: start, span, literal: true }];
}

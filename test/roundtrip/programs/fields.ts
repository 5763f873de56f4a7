import type { Source } from './program';

/** A name and a password that are kept in one secret, with what else belongs to them. */
const LOGIN = { a: 'username', b: 'password', c: 'dbname' } as const;

const HEX = "const hex = (text) => Buffer.from(text, 'utf8').toString('hex');";
const TS_HEX = "const hex = (text: string): string => Buffer.from(text, 'utf8').toString('hex');";

export const esModuleFields: readonly Source[] = [
  {
    name: 'fields of one secret: constants, an object, a template',
    decision: 'rewrite',
    fields: LOGIN,
    source: `${HEX}
const user = @js-single:a@;
export const options = { user, password: @js-double:b@, again: \`\${hex(@js-single:b@)}-@text:c@\` };
console.log(hex(options.user), hex(options.password), options.again);
`,
  },
  {
    name: 'fields of one secret: a class that can’t wait, no semicolons',
    decision: 'hoist',
    fields: LOGIN,
    source: `import { Buffer } from 'node:buffer'

${HEX.slice(0, -1)}
class Pool {
  user = @js-single:a@
  constructor(password = @js-single:b@) {
    this.password = password
  }
}
const { user, password } = new Pool()
console.log(hex(user), hex(password))
`,
  },
];

export const commonJsFields: readonly Source[] = [
  {
    name: 'fields of one secret: functions that wait',
    decision: 'rewrite',
    fields: LOGIN,
    source: `'use strict';
const secretField = 1;
const user = @js-single:a@;
${HEX}
async function main() {
  const password = @js-double:b@;
  console.log(hex(user), hex(password), secretField);
}
main();
`,
  },
];

export const typescriptFields: readonly Source[] = [
  {
    name: 'fields of one secret: strict types',
    decision: 'rewrite',
    fields: LOGIN,
    source: `${TS_HEX}
interface Options {
  readonly user: string;
  readonly password?: string;
}
const options: Options = { user: @js-single:a@, password: @js-single:b@ };
const length = @js-double:b@.length;
let user = @js-single:a@;
user = user.trim() === '' ? '' : user;
console.log(hex(options.user), hex(options.password ?? ''), length, hex(user));
`,
  },
];

export const pythonFields: readonly Source[] = [
  {
    name: 'fields of one secret: no imports',
    decision: 'rewrite',
    fields: LOGIN,
    source: `#!/usr/bin/env python3
"""Prints."""
USER = @py-double:a@
PASSWORD = @py-single:b@
print(USER.encode().hex(), PASSWORD.encode().hex(), @py-double:b@.encode().hex())
assert __doc__ == "Prints."
`,
  },
  {
    name: 'fields of one secret: json is imported, a call, an f-string',
    decision: 'rewrite',
    fields: LOGIN,
    source: `from __future__ import annotations

import base64
import json as j
from os import linesep

SETTINGS = dict(user=@py-double:a@, password=@py-double:b@)
text = j.dumps([SETTINGS["user"], SETTINGS["password"], f"x@text:c@{linesep}"])
print(base64.b64encode(text.encode()).decode())
`,
  },
  {
    name: 'fields of one secret: json is something else, imports of other kinds',
    decision: 'rewrite',
    fields: LOGIN,
    source: `import base64
import sys
from collections import OrderedDict


def json(user=@py-single:a@):
    password = @py-single:b@
    return OrderedDict(user=user, password=password)


for text in json().values():
    sys.stdout.write(base64.b64encode(text.encode()).decode() + "\\n")
`,
  },
  {
    name: 'fields of one secret: functions that wait',
    decision: 'hoist',
    fields: LOGIN,
    source: `import asyncio


async def main():
    user, password = @py-single:a@, @py-single:b@
    print(user.encode().hex(), password.encode().hex())


asyncio.run(main())
`,
  },
];

import type { Source } from './program';

const HEX = "const hex = (text) => Buffer.from(text, 'utf8').toString('hex');";

export const esModules: readonly Source[] = [
  {
    name: 'constants of a module, single, double and template',
    decision: 'rewrite',
    source: `${HEX}
const a = @js-single:a@;
let b = @js-double:b@;
export const c = @js-template:c@;
console.log(hex(a), hex(b), hex(c));
`,
  },
  {
    name: 'two uses of one value',
    decision: 'rewrite',
    source: `import { Buffer } from 'node:buffer';

${HEX}
const a = @js-single:a@;
const b = @js-double:a@;
console.log(hex(a), hex(b));
`,
  },
  {
    name: 'object, array, arguments, operand, ternary, default of a pattern',
    decision: 'rewrite',
    source: `${HEX}
const o = { a: @js-single:a@, list: [@js-single:b@] };
console.log(hex(o.a), hex(o.list[0]), hex(@js-double:c@));
const { d = @js-single:d@ } = {};
console.log(hex('x' + @js-single:e@ + 'y'), hex(o ? @js-single:f@ : ''), hex(d));
console.log(hex(process.env.NOT_SET_AT_ALL ?? @js-single:g@), @js-single:h@.length);
`,
  },
  {
    name: 'async functions',
    decision: 'rewrite',
    source: `${HEX}
async function one() {
  return hex(@js-single:a@);
}
const two = async () => @js-single:b@;
class Three {
  async *keys() {
    yield @js-single:c@;
  }
}
console.log(await one(), hex(await two()), await one());
for await (const key of new Three().keys()) console.log(hex(key));
`,
  },
  {
    name: 'part of a text',
    decision: 'rewrite',
    source: `${HEX}
const user = 'me';
console.log(hex('Bearer @text:a@'), hex(\`\${user}:@text:b@@host\`));
console.log(hex('a\\tb $\{x} \`@text:c@\\n'));
`,
  },
  {
    name: 'a URL with a password',
    decision: 'rewrite',
    source: `${HEX}
const url = 'postgres://shop:@text:a@@db.example.com:5432/shop?x=%20';
console.log(hex(url), new URL(url).hostname);
`,
  },
  {
    name: 'functions that are not async',
    decision: 'hoist',
    source: `${HEX}
export function sync() {
  const a = @js-single:a@;
  return hex(a) + hex(@js-single:b@);
}
const arrow = () => @js-single:b@;
function* generator() {
  yield @js-double:c@;
}
console.log(sync(), hex(arrow()), ...[...generator()].map(hex));
`,
  },
  {
    name: 'class fields, static blocks, default parameters, getters, constructors',
    decision: 'hoist',
    source: `${HEX}
class Client {
  #a = @js-single:a@;
  static b = @js-single:b@;
  static c;
  static {
    Client.c = @js-single:c@;
  }
  constructor(d = @js-single:d@) {
    this.d = d;
    this.e = @js-single:e@;
  }
  get f() {
    return @js-single:f@;
  }
  show() {
    return [this.#a, Client.b, Client.c, this.d, this.e, this.f].map(hex).join(' ');
  }
}
console.log(new Client().show());
async function g(value = @js-single:g@) {
  return value;
}
console.log(hex(await g()));
`,
  },
  {
    name: 'an import, a directive, a comment above and no semicolons',
    decision: 'rewrite',
    source: `#!/usr/bin/env node
'use strict'
// The shop.

import { Buffer } from 'node:buffer'
import { getSecret } from '@aws-lambda-powertools/parameters/secrets'

// Not a constant: it changes.
const secret = @js-single:a@
;[secret].forEach((text) => console.log(Buffer.from(text).toString('hex'), typeof getSecret))
`,
  },
  {
    name: 'the name of the import is taken',
    decision: 'hoist',
    source: `${HEX}
function getSecret() {
  return @js-single:a@;
}
console.log(hex(getSecret()));
`,
  },
  {
    name: 'Windows line ends, tabs, a long template',
    decision: 'rewrite',
    crlf: true,
    source: `${HEX}
if (hex) {
	const pem = @js-template:pem@;
	console.log(hex(pem), hex(@js-single:b@));
}
`,
  },
  {
    name: 'escapes that nobody would write',
    decision: 'rewrite',
    source: `${HEX}
console.log(hex('\\x41@text:a@'), hex("\\u{1F600}\\
@text:b@"));
`,
  },
  {
    name: 'what stays: comparison, case, key, tag, module',
    decision: 'guidance',
    source: `${HEX}
const key = process.argv[9] ?? '';
if (key === @js-single:a@) console.log('a');
switch (key) {
  case @js-single:b@:
    console.log('b');
}
console.log(String.raw\`@text:c@\`, { '@text:d@': 1 }['@text:d@'], hex(key));
`,
  },
];

export const commonJs: readonly Source[] = [
  {
    name: 'in an async function',
    decision: 'rewrite',
    source: `'use strict';
const { Buffer } = require('node:buffer');

${HEX}
exports.main = async function () {
  const a = @js-single:a@;
  console.log(hex(a), hex(@js-double:b@));
};
exports.main().then(() => exports.main());
`,
  },
  {
    name: 'a constant that only async functions use',
    decision: 'rewrite',
    source: `${HEX}
const key = @js-single:a@;
const other = @js-template:b@;

async function main() {
  const o = { key, other: other };
  console.log(hex(key), hex(o.key), hex(\`\${other}\`), key.length, hex('' + o.other));
}
const again = async () => hex(key);
main().then(again).then(console.log);
`,
  },
  {
    name: 'a constant that other code uses',
    decision: 'guidance',
    source: `${HEX}
const key = @js-single:a@;
const show = () => console.log(hex(key));
async function main() {
  return key;
}
main().then(show);
`,
  },
  {
    name: 'a name with two meanings',
    decision: 'guidance',
    source: `${HEX}
const key = @js-single:a@;
async function main(key) {
  return hex(key);
}
main('x').then(console.log);
`,
  },
  {
    name: 'exports and functions that are not async',
    decision: 'guidance',
    source: `${HEX}
module.exports = { key: @js-single:a@ };
exports.other = @js-single:b@;
function show(text = @js-single:c@) {
  console.log(hex(text), hex(module.exports.key));
}
show();
`,
  },
];

import { expect, type Expectations } from '../contexts';
import { fill, type Source, type Template } from './program';

const HEX = "const hex = (text) => Buffer.from(text, 'utf8').toString('hex');";

const QUOTES = ['js-single', 'js-double', 'js-template'] as const;

/** A program is loaded at one go: only the bodies of async functions can wait. */
export const commonJsExpectations: Expectations = expect({
  function: 'guided',
  'class field': 'guided',
  static: 'guided',
  'default parameter': 'guided',
  annotation: 'guided',
  'constant expression': 'guided',
  export: 'guided',
  'test file': 'guided',
  'browser file': 'guided',
});

const TEMPLATES: readonly Template[] = [
  {
    context: 'top-level constant',
    decision: 'rewrite',
    forms: QUOTES,
    source: `'use strict';
${HEX}
const apiKey = @*:a@;

async function main() {
  console.log(hex(apiKey), apiKey.length, hex(\`\${apiKey}\`), hex({ apiKey }.apiKey));
}
main();
`,
  },
  {
    context: 'top-level constant',
    detail: 'no semicolons, a package that says nothing',
    file: 'main.js',
    decision: 'rewrite',
    forms: QUOTES,
    crlf: true,
    source: `#!/usr/bin/env node
const { Buffer } = require('node:buffer')
const path = require('node:path') // another

const first = @*:a@, second = @*:b@
const main = async () => {
	const all = [first, second].map((text) => Buffer.from(text).toString('hex'))
	console.log(...all, path.sep.length)
}
main().then(main)
`,
  },
  {
    context: 'function',
    decision: 'guidance',
    forms: QUOTES,
    source: `${HEX}
function read() {
  const key = @*:a@;
  return key + (() => @*:b@)();
}
console.log(hex(read()));
`,
  },
  {
    context: 'async function',
    decision: 'rewrite',
    forms: QUOTES,
    source: `'use strict';

const { promisify } = require('node:util');
${HEX}
exports.main = async (times = 1) => {
  const key = @*:a@;
  await promisify(setImmediate)();
  return hex(key).repeat(times) + hex(@*:b@);
};
exports.main().then(console.log);
`,
  },
  {
    context: 'async function',
    detail: 'methods, generators, functions in functions',
    decision: 'rewrite',
    forms: QUOTES,
    source: `${HEX}
class Client {
  async read() {
    return @*:a@;
  }
  static async *all() {
    yield @*:b@;
  }
}
function start() {
  return async function () {
    for await (const key of Client.all()) console.log(hex(key), hex(await new Client().read()));
    return [hex(@*:c@)];
  };
}
start()().then(console.log);
`,
  },
  {
    context: 'class field',
    decision: 'guidance',
    forms: QUOTES,
    source: `${HEX}
class Client {
  #key = @*:a@;
  constructor() {
    this.token = @*:b@;
  }
  show() {
    return hex(this.#key) + hex(this.token);
  }
}
console.log(new Client().show());
`,
  },
  {
    context: 'static',
    decision: 'guidance',
    forms: QUOTES,
    source: `${HEX}
class Client {
  static key = @*:a@;
  static {
    this.token = @*:b@;
  }
}
console.log(hex(Client.key), hex(Client.token));
`,
  },
  {
    context: 'default parameter',
    decision: 'guidance',
    forms: QUOTES,
    source: `${HEX}
async function connect(key = @*:a@, { token = @*:b@ } = {}) {
  return hex(key) + hex(token);
}
connect().then(console.log);
`,
  },
  {
    context: 'map value',
    decision: 'rewrite',
    forms: QUOTES,
    source: `${HEX}
module.exports = async function settings() {
  const map = new Map([['key', @*:a@]]);
  const own = { host: 'h', more: [{ token: @*:b@ }] };
  own.other = process.env.NOT_SET_AT_ALL ?? @*:c@;
  return [map.get('key'), own.more[0].token, own.other].map(hex);
};
module.exports().then(console.log);
`,
  },
  {
    context: 'call argument',
    decision: 'rewrite',
    forms: QUOTES,
    source: `const crypto = require('crypto');
const { Pool } = { Pool: class { constructor(o) { this.o = o; } } };

async function main() {
  const pool = new Pool({ password: @*:a@ });
  const hash = crypto.createHmac('sha256', @*:b@).update(pool.o.password);
  console.log(hash.digest('hex'), Buffer.from(@*:a@, 'utf8').toString('hex'));
}
main();
`,
  },
  {
    context: 'template part',
    decision: 'rewrite',
    forms: ['text'],
    source: `${HEX}
const main = async (user) => {
  console.log(hex('Bearer @*:a@'), hex(\`\${user}:@*:b@@host\`), hex("a\\tb $\{x} '@*:c@"));
};
main('me');
`,
  },
  {
    context: 'URL part',
    decision: 'rewrite',
    forms: ['text'],
    source: `${HEX}
async function connect() {
  const { href, password } = new URL("postgres://shop:@*:a@@db.example.com:5432/shop?x=%20");
  console.log(hex(href), hex(password));
}
connect();
`,
  },
  {
    context: 'multi-line',
    decision: 'rewrite',
    forms: ['js-template', 'js-single'],
    source: `${HEX}
const pem = @*:pem@;
(async () => {
  console.log(hex(pem), hex(@*:d@));
})();
`,
  },
  {
    context: 'multi-line',
    detail: 'Windows’ line ends',
    decision: 'rewrite',
    forms: ['js-template'],
    crlf: true,
    source: `${HEX}
const pem = @*:pem@;
exports.main = async () => { console.log(hex(pem), hex(@*:d@)); };
exports.main();
`,
  },
  {
    context: 'annotation',
    decision: 'guidance',
    forms: ['js-single', 'js-double'],
    source: `${HEX}
const signed = (key) => (value) => async () => (await value()) + key;
class Client {
  @signed(@*:a@)
  async read() {
    return 'x';
  }
}
new Client().read().then((text) => console.log(hex(text)));
`,
  },
  {
    context: 'constant expression',
    decision: 'guidance',
    forms: QUOTES,
    source: `${HEX}
async function check(given) {
  switch (given) {
    case @*:a@:
      return true;
    default:
      return given === @*:b@;
  }
}
check('x').then((known) => console.log(hex(String(known))));
`,
  },
  {
    context: 'shared constant',
    decision: 'rewrite',
    forms: QUOTES,
    source: `${HEX}
const KEY = @*:a@;

async function one() {
  return KEY;
}
class Two {
  async key() {
    return [KEY][0] + (KEY.length > 3 ? KEY : '');
  }
}
const three = { four: async () => ({ KEY }) };
one()
  .then(async (a) => [a, await new Two().key(), (await three.four()).KEY])
  .then((all) => console.log(all.map(hex).join(' ')));
`,
  },
  {
    context: 'export',
    decision: 'guidance',
    forms: QUOTES,
    source: `${HEX}
module.exports = { key: @*:a@ };
exports.other = @*:b@;
console.log(hex(module.exports.key), hex(exports.other));
`,
  },
  {
    context: 'test file',
    file: '__tests__/main.js',
    decision: 'guidance',
    forms: QUOTES,
    source: `${HEX}
const key = @*:a@;
(async () => console.log(hex(key)))();
`,
  },
  {
    context: 'browser file',
    decision: 'guidance',
    forms: QUOTES,
    project: { browser: true },
    source: `${HEX}
const main = async () => console.log(hex(@*:a@));
main();
`,
  },
];

export const commonJsContexts: readonly Source[] = fill(TEMPLATES);

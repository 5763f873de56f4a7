import { expect, type Expectations } from '../contexts';
import { fill, type Source, type Template } from './program';

const HEX = "const hex = (text) => Buffer.from(text, 'utf8').toString('hex');";

const QUOTES = ['js-single', 'js-double', 'js-template'] as const;

export const javascriptExpectations: Expectations = expect({
  'constant expression': 'guided',
  'test file': 'guided',
  'browser file': 'guided',
});

const TEMPLATES: readonly Template[] = [
  {
    context: 'top-level constant',
    decision: 'rewrite',
    forms: QUOTES,
    source: `${HEX}
const apiKey = @*:a@;
console.log(hex(apiKey));
`,
  },
  {
    context: 'top-level constant',
    detail: 'several in one statement',
    decision: 'rewrite',
    forms: QUOTES,
    crlf: true,
    source: `${HEX}
var first = (@*:a@), second = @*:b@ // and the last
let third
third = @*:c@
third ??= @*:a@
console.log(hex(first), hex(second), hex(third))
`,
  },
  {
    context: 'function',
    decision: 'hoist',
    forms: QUOTES,
    source: `${HEX}
function read(length) {
  const key = @*:a@;
  if (length > key.length) return @*:b@;
  return key;
}
console.log(hex(read(0)), hex(read(1e6)));
`,
  },
  {
    context: 'function',
    detail: 'arrows, callbacks, generators',
    decision: 'hoist',
    forms: QUOTES,
    source: `// @ts-check
import { EventEmitter } from 'node:events';

${HEX}
const read = () => @*:a@;
const [first] = [1].map(function () { return { key: @*:b@ }; });
function* keys() {
  yield @*:c@;
}
const emitter = new EventEmitter().on('key', (key = '') => console.log(hex(key + @*:a@)));
emitter.emit('key');
console.log(hex(read()), hex(first.key), ...[...keys()].map(hex));
`,
  },
  {
    context: 'async function',
    decision: 'rewrite',
    forms: QUOTES,
    source: `${HEX}
export async function read() {
  try {
    return { key: @*:a@ };
  } finally {
    console.log(hex(@*:b@));
  }
}
console.log(hex((await read()).key));
`,
  },
  {
    context: 'async function',
    detail: 'arrows, methods, generators, one of others',
    decision: 'rewrite',
    forms: QUOTES,
    source: `${HEX}
const read = async () => @*:a@;
const own = {
  async read() {
    return (@*:b@ + '').trimEnd();
  },
  async *all() {
    yield* [@*:c@, await read()];
  },
};
for await (const key of own.all()) console.log(hex(key));
console.log(hex(await own.read()), hex(await (async function () { return @*:a@; })()));
`,
  },
  {
    context: 'class field',
    decision: 'hoist',
    forms: QUOTES,
    source: `${HEX}
export class Client {
  key = @*:a@;
  #token = @*:b@;
  'own name' = { deep: [@*:c@] };
  show() {
    return [this.key, this.#token, this['own name'].deep[0]].map(hex).join(' ');
  }
}
console.log(new Client().show());
`,
  },
  {
    context: 'class field',
    detail: 'constructors and accessors',
    decision: 'hoist',
    forms: QUOTES,
    source: `'use strict'
${HEX.slice(0, -1)}
class Base {
	constructor(options) {
		this.options = options
	}
}
const Client = class extends Base {
	constructor() {
		super({ key: @*:a@ })
		this.token = @*:b@
	}
	get secret() {
		return this.options.key + @*:c@
	}
}
console.log(hex(new Client().secret), hex(new Client().token))
`,
  },
  {
    context: 'static',
    decision: 'hoist',
    forms: QUOTES,
    source: `${HEX}
class Client {
  static key = @*:a@;
  static #token;
  static {
    Client.#token = @*:b@;
  }
  static token() {
    return Client.#token + @*:a@;
  }
}
console.log(hex(Client.key), hex(Client.token()));
`,
  },
  {
    context: 'default parameter',
    decision: 'hoist',
    forms: QUOTES,
    source: `${HEX}
function connect(host, key = @*:a@, { token = @*:b@ } = {}) {
  return [host, key, token];
}
const open = async (key = @*:c@) => key;
console.log(connect('h').map(hex).join(' '), hex(await open()));
`,
  },
  {
    context: 'default parameter',
    detail: 'of methods, of patterns in patterns',
    decision: 'hoist',
    forms: QUOTES,
    source: `${HEX}
const client = {
  connect([{ key } = { key: @*:a@ }] = []) {
    return key;
  },
  set token(value = @*:b@) {
    console.log(hex(value));
  },
};
client.token = undefined;
console.log(hex(client.connect()));
`,
  },
  {
    context: 'map value',
    decision: 'rewrite',
    forms: QUOTES,
    source: `${HEX}
export const settings = {
  host: 'h',
  'api-key': @*:a@,
  ...{ more: [{ token: @*:b@ }, @*:c@] },
};
const { 'api-key': key, more } = settings;
console.log(hex(key), hex(more[0].token), hex(more[1]));
`,
  },
  {
    context: 'map value',
    detail: 'maps, assigned members, defaults',
    decision: 'rewrite',
    forms: QUOTES,
    source: `${HEX}
const map = new Map([['key', @*:a@]]);
const settings = {};
settings.key = process.env.NOT_SET_AT_ALL || @*:b@;
settings['token'] = map.size > 1 ? '' : @*:c@;
console.log([map.get('key'), settings.key, settings.token].map(hex).join(' '));
`,
  },
  {
    context: 'call argument',
    decision: 'rewrite',
    forms: QUOTES,
    source: `import { createHmac } from 'node:crypto';

${HEX}
class Client {
  constructor(key, { token }) {
    this.text = key + token;
  }
}
console.log(hex(new Client(@*:a@, { token: @*:b@ }).text));
console.log(createHmac('sha256', @*:c@).update('x').digest('hex'), Buffer.from(@*:a@).length);
`,
  },
  {
    context: 'call argument',
    detail: 'optional calls, chains, promises',
    decision: 'rewrite',
    forms: QUOTES,
    source: `${HEX}
const show = (...keys) => keys.map(hex).join(' ');
console.log(show?.('x', @*:a@), await Promise.resolve(@*:b@).then(hex));
console.log(@*:c@.split('').map(hex).join(''), (@*:a@).concat(@*:b@).length);
`,
  },
  {
    context: 'template part',
    decision: 'rewrite',
    forms: ['text'],
    source: `${HEX}
const user = 'me';
console.log(hex('Bearer @*:a@'), hex("it's \`@*:b@\\\\ $\{user}\\n"));
console.log(hex(\`\${user}:@*:c@@\${user}\\n\` + '@*:a@ tail'));
`,
  },
  {
    context: 'template part',
    detail: 'where nothing waits',
    decision: 'hoist',
    forms: ['text'],
    source: `${HEX}
const headers = (user) => ({
  authorization: \`Basic \${user}:@*:a@\`,
  cookie: 'session=@*:b@; path=/',
});
console.log(Object.values(headers('me')).map(hex).join(' '));
`,
  },
  {
    context: 'URL part',
    decision: 'rewrite',
    forms: ['text'],
    source: `${HEX}
const url = new URL('postgres://shop:@*:a@@db.example.com:5432/shop?x=%20');
const hook = "https://hooks.example.com/services/@*:b@";
console.log(hex(url.href), hex(hook), url.password.length);
`,
  },
  {
    context: 'multi-line',
    decision: 'rewrite',
    forms: ['js-template', 'js-single'],
    source: `${HEX}
const pem = @*:pem@;
console.log(hex(pem), hex([@*:d@][0]));
`,
  },
  {
    context: 'multi-line',
    detail: 'Windows’ line ends',
    decision: 'rewrite',
    forms: ['js-template', 'js-double'],
    crlf: true,
    source: `${HEX}
export const keys = {
  pem: @*:pem@,
  other: @*:d@
}
console.log(hex(keys.pem), hex(keys.other))
`,
  },
  {
    context: 'annotation',
    decision: 'hoist',
    forms: QUOTES,
    source: `${HEX}
const signed = (key) => (value) =>
  function (...args) {
    return value.apply(this, args) + key;
  };
class Client {
  @signed(@*:a@)
  read() {
    return 'x';
  }
}
console.log(hex(new Client().read()));
`,
  },
  {
    context: 'constant expression',
    decision: 'guidance',
    forms: QUOTES,
    source: `${HEX}
const given = process.argv[9] ?? 'none';
switch (given) {
  case @*:a@:
    console.log('a');
    break;
  default:
    console.log(hex(given), given === @*:b@, { [@*:c@]: 1 }[given]);
}
`,
  },
  {
    context: 'shared constant',
    decision: 'rewrite',
    forms: QUOTES,
    source: `${HEX}
const KEY = @*:a@;

function one() {
  return KEY;
}
class Two {
  static key = KEY;
  other = \`\${KEY}\`;
}
const three = { KEY };
console.log(hex(one()), hex(Two.key), hex(new Two().other), hex(three.KEY));
`,
  },
  {
    context: 'export',
    decision: 'rewrite',
    forms: QUOTES,
    source: `/* eslint-disable */
import own, * as all from './main.js';

export const key = @*:a@;
const secret = @*:b@;
export { secret as other };
export default @*:c@;
console.log([all.key, all.other, own].map((text) => Buffer.from(text).toString('hex')).join(' '));
`,
  },
  {
    context: 'test file',
    file: 'main.test.js',
    decision: 'guidance',
    forms: QUOTES,
    source: `${HEX}
const key = @*:a@;
console.log(hex(key));
`,
  },
  {
    context: 'browser file',
    detail: 'a client component',
    decision: 'guidance',
    forms: QUOTES,
    source: `'use client';
${HEX}
const key = @*:a@;
console.log(hex(key));
`,
  },
  {
    context: 'browser file',
    detail: 'JSX',
    file: 'main.jsx',
    languageId: 'javascriptreact',
    decision: 'guidance',
    forms: ['js-single', 'js-template'],
    source: `/** @jsx h */
${HEX}
const h = (name, props) => name + hex(props.token);
const key = @*:a@;
console.log(<form token={key} />);
`,
  },
  {
    context: 'browser file',
    detail: 'a bundled project',
    decision: 'guidance',
    forms: ['js-double'],
    project: { packageType: 'module', browser: true },
    source: `${HEX}
export async function connect() {
  return hex(@*:a@);
}
console.log(await connect());
`,
  },
];

export const javascriptContexts: readonly Source[] = fill(TEMPLATES);

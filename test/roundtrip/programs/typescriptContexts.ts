import { expect, type Expectations } from '../contexts';
import { fill, type Source, type Template } from './program';

const HEX = "const hex = (text: string): string => Buffer.from(text, 'utf8').toString('hex');";

const QUOTES = ['js-single', 'js-double', 'js-template'] as const;

export const typescriptExpectations: Expectations = expect({
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
const typed: string = @*:b@;
let maybe: string | undefined = @*:c@;
maybe = maybe.trim() === '' ? undefined : maybe;
console.log(hex(apiKey), hex(typed), hex(maybe ?? ''));
`,
  },
  {
    context: 'top-level constant',
    detail: 'casts and names of types',
    decision: 'rewrite',
    forms: QUOTES,
    crlf: true,
    source: `import type { Hash } from 'node:crypto'

${HEX.slice(0, -1)}
type Text = string
type Key = Text & { readonly brand?: 'key' }
const plain = <Text>(text: Text): Text => text
const first = @*:a@ as unknown as Key
const second = @*:b@ satisfies Text
const third: unknown = @*:c@!
export type { Hash }
console.log(hex(first), hex(plain(second)), hex(String(third)))
`,
  },
  {
    context: 'function',
    decision: 'hoist',
    forms: QUOTES,
    source: `${HEX}
function read(length: number): string {
  const key = @*:a@;
  if (length > key.length) return @*:b@;
  return key;
}
const arrow = <T,>(value: T): [T, string] => [value, @*:c@];
console.log(hex(read(0)), hex(read(1e6)), hex(arrow(1)[1]));
`,
  },
  {
    context: 'function',
    detail: 'overloads, guards, this',
    decision: 'hoist',
    forms: QUOTES,
    source: `${HEX}
function read(kind: 'a'): string;
function read(kind: 'b', length: number): string;
function read(this: void, kind: 'a' | 'b', length?: number): string {
  const keys: Record<string, string> = { a: @*:a@, b: @*:b@ };
  return (keys[kind] ?? '').slice(0, length);
}
const isKey = (text: unknown): text is string => [@*:a@].includes(String(text));
console.log(hex(read('a')), hex(read('b', 9)), isKey('x'));
`,
  },
  {
    context: 'async function',
    decision: 'rewrite',
    forms: QUOTES,
    source: `${HEX}
interface Options {
  readonly key: string;
  readonly list?: readonly string[];
}
export async function read(): Promise<Options> {
  return { key: @*:a@, list: [@*:b@] };
}
const arrow = async (): Promise<string> => @*:c@;
const { key, list = [] } = await read();
console.log(hex(key), list.map(hex).join(' '), hex(await arrow()));
`,
  },
  {
    context: 'async function',
    detail: 'methods, unions, inferred results',
    decision: 'rewrite',
    forms: QUOTES,
    source: `${HEX}
abstract class Base {
  abstract read(): Promise<string>;
}
class Client extends Base {
  override async read() {
    return @*:a@;
  }
  protected async *all(): AsyncGenerator<string> {
    yield @*:b@;
  }
  async first(): Promise<string> {
    for await (const key of this.all()) return key;
    throw new Error('none');
  }
}
const client = new Client();
const failed = await Promise.reject(new Error(@*:c@)).catch((error: Error) => error.message);
console.log(hex(await client.read()), hex(await client.first()), hex(failed));
`,
  },
  {
    context: 'class field',
    decision: 'hoist',
    forms: QUOTES,
    source: `${HEX}
export class Client {
  private readonly key: string = @*:a@;
  #token = @*:b@;
  declare readonly other: string;
  readonly options: { token?: string } = { token: @*:c@ };
  show(): string {
    return [this.key, this.#token, this.options.token ?? ''].map(hex).join(' ');
  }
}
console.log(new Client().show());
`,
  },
  {
    context: 'class field',
    detail: 'parameter properties, constructors, accessors',
    decision: 'hoist',
    forms: QUOTES,
    source: `${HEX}
class Client {
	private token: string | undefined;
	constructor(
		readonly host: string,
		private readonly key: string = @*:a@,
	) {
		this.token = @*:b@;
	}
	get secret(): string {
		return this.key + (this.token ?? '') + @*:c@;
	}
}
console.log(hex(new Client('h').secret));
`,
  },
  {
    context: 'static',
    decision: 'hoist',
    forms: QUOTES,
    source: `${HEX}
class Client {
  static readonly key = @*:a@;
  private static token: string;
  static {
    Client.token = @*:b@;
  }
  static all(): readonly string[] {
    return [Client.key, Client.token];
  }
}
namespace Config {
  export const key = @*:c@;
}
console.log(Client.all().map(hex).join(' '), hex(Config.key));
`,
  },
  {
    context: 'default parameter',
    decision: 'hoist',
    forms: QUOTES,
    source: `${HEX}
interface Options {
  token?: string;
}
function connect(host: string, key: string = @*:a@, { token = @*:b@ }: Options = {}): string[] {
  return [host, key, token];
}
const open = async (key = @*:c@): Promise<string> => key;
console.log(connect('h').map(hex).join(' '), hex(await open()));
`,
  },
  {
    context: 'map value',
    decision: 'rewrite',
    forms: QUOTES,
    source: `${HEX}
const settings: Record<string, string> = { host: 'h', key: @*:a@ };
const nested = { list: [{ token: @*:b@ }], deep: { key: @*:c@ } };
const map = new Map<string, string>([['key', @*:a@]]);
const all = [settings['key'], nested.list[0]?.token, nested.deep.key, map.get('key')];
console.log(all.map((text = '') => hex(text)).join(' '));
`,
  },
  {
    context: 'map value',
    detail: 'interfaces, generics, satisfies',
    decision: 'rewrite',
    forms: QUOTES,
    source: `${HEX}
interface Login {
  readonly user: 'me' | 'you';
  readonly password: string;
  readonly tokens?: readonly string[];
}
const plain: Login = { user: 'me', password: @*:a@ };
const checked = { user: 'you', password: @*:b@, tokens: [@*:c@] } satisfies Login;
const own: Partial<Login> = { ...plain, password: process.env['NOT_SET_AT_ALL'] ?? @*:a@ };
console.log([plain.password, checked.password, checked.tokens[0] ?? '', own.password ?? ''].map(hex).join(' '));
`,
  },
  {
    context: 'call argument',
    decision: 'rewrite',
    forms: QUOTES,
    source: `import { createHmac, type BinaryLike } from 'node:crypto';

${HEX}
class Client<T extends object> {
  constructor(
    readonly key: string,
    readonly options: T,
  ) {}
}
const client = new Client(@*:a@, { token: @*:b@ });
const sign = (key: BinaryLike, text: string): string => createHmac('sha256', key).update(text).digest('hex');
console.log(hex(client.key + client.options.token), sign(@*:c@, 'x'), Buffer.from(@*:a@).length);
`,
  },
  {
    context: 'call argument',
    detail: 'generic functions, chains, tuples',
    decision: 'rewrite',
    forms: QUOTES,
    source: `${HEX}
const same = <T>(value: T): T => value;
const pair = (...[a, b]: [string, string?]): string => a + (b ?? '');
console.log(hex(same<string>(@*:a@)), hex(pair(@*:b@)), hex(pair('x', @*:c@)));
console.log(@*:a@.split('').map(hex).join(''), [@*:b@].map((text) => text.length));
`,
  },
  {
    context: 'template part',
    decision: 'rewrite',
    forms: ['text'],
    source: `${HEX}
const user: string = 'me';
const header: { readonly authorization: string } = { authorization: 'Bearer @*:a@' };
console.log(hex(header.authorization), hex(\`\${user}:@*:b@@host\`), hex("it's @*:c@\\n" + user));
`,
  },
  {
    context: 'URL part',
    decision: 'rewrite',
    forms: ['text'],
    source: `${HEX}
const url: URL = new URL('postgres://shop:@*:a@@db.example.com:5432/shop?x=%20');
console.log(hex(url.href), url.password.length);
`,
  },
  {
    context: 'multi-line',
    decision: 'rewrite',
    forms: ['js-template', 'js-single'],
    source: `${HEX}
const pem = @*:pem@;
const list: readonly string[] = [@*:d@];
console.log(hex(pem), list.map(hex));
`,
  },
  {
    context: 'annotation',
    decision: 'hoist',
    forms: QUOTES,
    source: `${HEX}
type Method = (this: Client) => string;
const signed =
  (key: string) =>
  (value: Method): Method =>
    function () {
      return value.call(this) + key;
    };
class Client {
  @signed(@*:a@)
  read(): string {
    return 'x';
  }
}
console.log(hex(new Client().read()));
`,
  },
  {
    context: 'constant expression',
    decision: 'guidance',
    forms: ['js-single', 'js-double'],
    source: `${HEX}
enum Key {
  A = @*:a@,
}
const b: @*:b@ | 'x' = @*:b@;
const c = { key: @*:c@ } as const;
type Mode = @*:e@ | 'off';
const mode: Mode = @*:e@;
console.log([Key.A, b, c.key, mode].map(hex).join(' '));
`,
  },
  {
    context: 'constant expression',
    detail: 'constant enums, cases, arguments of literal types',
    decision: 'guidance',
    forms: ['js-single', 'js-double'],
    source: `${HEX}
const enum Key {
  A = @*:a@,
  B = 'b',
}
const given: string = process.argv[9] ?? 'none';
switch (given) {
  case @*:b@:
    console.log('b');
    break;
  default:
    console.log(hex(given), given === @*:c@, hex(Key.B));
}
`,
  },
  {
    context: 'shared constant',
    decision: 'rewrite',
    forms: QUOTES,
    source: `${HEX}
const KEY = @*:a@;

function one(key: string = KEY): string {
  return key;
}
class Two {
  static readonly key = KEY;
}
const three: { readonly KEY: string } = { KEY };
console.log(hex(one()), hex(Two.key), hex(three.KEY), hex(\`\${KEY}\`));
`,
  },
  {
    context: 'export',
    decision: 'rewrite',
    forms: QUOTES,
    source: `export const key = @*:a@;
const secret: string = @*:b@;
export { secret as other };
export const nested = { deep: @*:c@ };
console.log([key, secret, nested.deep].map((text) => Buffer.from(text).toString('hex')).join(' '));
`,
  },
  {
    context: 'test file',
    file: 'main.spec.ts',
    decision: 'guidance',
    forms: QUOTES,
    source: `${HEX}
const key = @*:a@;
console.log(hex(key));
`,
  },
  {
    context: 'browser file',
    detail: 'TSX',
    file: 'main.tsx',
    languageId: 'typescriptreact',
    decision: 'guidance',
    forms: QUOTES,
    source: `/** @jsxRuntime classic */
/** @jsx h */
${HEX}
declare global {
  namespace JSX {
    interface IntrinsicElements {
      form: { readonly token: string };
    }
  }
}
const h = (name: string, props: { readonly token: string }): string => name + hex(props.token);
const key: string = @*:a@;
console.log(<form token={key} />);
`,
  },
  {
    context: 'browser file',
    detail: 'a client component',
    decision: 'guidance',
    forms: ['js-single', 'js-double'],
    source: `'use client';
${HEX}
export const connect = async (): Promise<string> => @*:a@;
console.log(hex(await connect()));
`,
  },
];

export const typescriptContexts: readonly Source[] = fill(TEMPLATES);

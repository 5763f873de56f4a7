import type { Source } from './program';

const TS_HEX = "const hex = (text: string): string => Buffer.from(text, 'utf8').toString('hex');";

export const typescript: readonly Source[] = [
  {
    name: 'constants with types',
    decision: 'rewrite',
    source: `import { Buffer } from 'node:buffer';

${TS_HEX}
type Text = string;
const a: string = @js-single:a@;
const b: Text = @js-double:b@;
export const c = { key: @js-template:c@ } satisfies Record<string, string>;
const d = @js-single:d@ as string | undefined;
const e: unknown = @js-single:e@!;
console.log(hex(a), hex(b), hex(c.key), hex(d ?? ''), hex(String(e)), @js-single:f@.length);
`,
  },
  {
    name: 'async functions',
    decision: 'rewrite',
    source: `${TS_HEX}
interface Options {
  readonly token: string;
}
async function connect(options: Options): Promise<string> {
  return hex(options.token);
}
export const main = async (): Promise<void> => {
  console.log(await connect({ token: @js-single:a@ }), \`\${hex(@js-single:a@)}\`);
};
await main();
`,
  },
  {
    name: 'classes, parameters, functions that are not async',
    decision: 'hoist',
    source: `${TS_HEX}
abstract class Base {
  protected readonly key: string = @js-single:a@;
  static readonly shared = @js-single:b@;
  constructor(readonly token: string = @js-single:c@) {}
}
class Client extends Base {
  show(extra: string = @js-single:d@): string {
    return [this.key, Base.shared, this.token, extra].map(hex).join(' ');
  }
}
function read(): string {
  return @js-single:e@;
}
namespace Config {
  export const key: string = @js-single:f@;
}
console.log(new Client().show(), hex(read()), hex(Config.key));
`,
  },
  {
    name: 'what stays: enums, literal types, unions',
    decision: 'guidance',
    source: `${TS_HEX}
enum Key {
  A = @js-single:a@,
}
const b: @js-single:b@ | 'x' = @js-single:b@;
const c = { key: @js-single:c@ } as const;
type Mode = @js-single:d@ | 'off';
const d: Mode = @js-single:d@;
console.log([Key.A, b, c.key, d].map(hex).join(' '));
`,
  },
];

export const typescriptCommonJs: readonly Source[] = [
  {
    name: 'a constant that only async functions use',
    decision: 'rewrite',
    source: `import { Buffer } from 'node:buffer';

${TS_HEX}
const key = @js-single:a@;

export async function main(): Promise<void> {
  console.log(hex(key), hex(key.trim()), hex(@js-single:b@));
}
void main();
`,
  },
  {
    name: 'values needed while the module loads',
    decision: 'guidance',
    source: `${TS_HEX}
export const key = @js-single:a@;
console.log(hex(key));
`,
  },
];

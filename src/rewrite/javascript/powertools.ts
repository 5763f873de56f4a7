import type { Line } from '../reflow';
import { writeArguments } from './arguments';
import { importNames } from './imports';
import type { Library, LibraryOptions } from './library';
import type { JavaScriptStyle } from './style';

/**
 * Seconds that a fetched secret is kept. Powertools' own default is 5; the AWS Secrets Manager
 * Agent and the guidance on client-side caching use 300.
 */
export const MAX_AGE = 300;

export const POWERTOOLS = '@aws-lambda-powertools/parameters/secrets';

const OPTIONS = [`maxAge: ${MAX_AGE}`, 'throwOnMissing: true'];

/**
 * Powertools for AWS Lambda, which works outside of Lambda too; `throwOnMissing` came with 2.34.0.
 *
 * What it gives is `string | Uint8Array` to TypeScript wherever the place does not say that it wants
 * a string. No type argument: with one, `throwOnMissing` would not take `undefined` from the type.
 */
export function createPowertools(options: LibraryOptions): Library {
  const { style } = options;
  const imported = importNames({ module: POWERTOOLS, names: ['getSecret'] }, options);
  const [callee = 'getSecret'] = imported.locals;
  return {
    callee,
    imports: [imported],
    waits: true,
    givesString: false,
    isPlain: true,
    call: (name, line) => writeCall({ callee, name }, style, line),
    readObject: (name, before) => {
      const fields = options.typescript ? '<Record<string, unknown>>' : '';
      return readJson(`${before}await ${callee}${fields}(${name}, `, style);
    },
  };
}

/**
 * The call, on one line where it fits, else broken as Prettier breaks it: the options first, and
 * where even the name is too long, each argument. Without `line` it is never broken.
 */
export function writeCall(
  { callee, name }: { readonly callee: string; readonly name: string },
  style: JavaScriptStyle,
  line?: Line,
): string {
  const flat = `${callee}(${name}, { ${OPTIONS.join(', ')} })`;
  if (!line || line.before + flat.length + line.after <= style.width) return flat;
  const { eol, indent: level } = style;
  const comma = style.trailingCommas ? ',' : '';
  const inner = eol + line.indent + level;
  const head = `${callee}(${name}, {`;
  if (line.before + head.length <= style.width) {
    return `${head}${inner}${OPTIONS.join(`,${inner}`)}${comma}${eol}${line.indent}})`;
  }
  return writeArguments(callee, [name, `{ ${OPTIONS.join(', ')} }`], style, line);
}

/** The call that parses what it fetches, in a function's first line. */
function readJson(head: string, style: JavaScriptStyle): string {
  const { eol, indent, quote } = style;
  const comma = style.trailingCommas ? ',' : '';
  const flat = `${head}{ transform: ${quote}json${quote}, maxAge: ${MAX_AGE} })`;
  if (flat.length + (style.semicolons ? 1 : 0) <= style.width) return flat;
  return [
    `${head}{`,
    `${indent}${indent}transform: ${quote}json${quote},`,
    `${indent}${indent}maxAge: ${MAX_AGE}${comma}`,
    `${indent}})`,
  ].join(eol);
}

import type { JavaScriptStyle } from './style';
import type { Line } from '../reflow';

/**
 * Seconds that a fetched secret is kept. Powertools' own default is 5; the AWS Secrets Manager
 * Agent and the guidance on client-side caching use 300.
 */
export const MAX_AGE = 300;

const OPTIONS = [`maxAge: ${MAX_AGE}`, 'throwOnMissing: true'];

export interface Call {
  /** `getSecret` as the file imports it; for a field, the file's function that takes one. */
  readonly callee: string;
  readonly secretName: string;
  readonly field?: string;
}

/**
 * The call, on one line where it fits, else broken as Prettier breaks it: the options first, and
 * where even the name is too long, each argument. Without `line` it is never broken.
 *
 * No type argument: with one, `throwOnMissing` would not take `undefined` from the type.
 */
export function writeCall(call: Call, style: JavaScriptStyle, line?: Line): string {
  const { callee, secretName, field } = call;
  const name = style.quote + secretName + style.quote;
  if (field !== undefined) {
    return writeArguments(callee, [name, style.quote + field + style.quote], style, line);
  }
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

/** A call on one line where it fits, else with each argument on its own. */
function writeArguments(
  callee: string,
  values: readonly string[],
  { eol, indent, width, trailingCommas }: JavaScriptStyle,
  line?: Line,
): string {
  const flat = `${callee}(${values.join(', ')})`;
  if (!line || line.before + flat.length + line.after <= width) return flat;
  const inner = eol + line.indent + indent;
  const comma = trailingCommas ? ',' : '';
  return `${callee}(${inner}${values.join(`,${inner}`)}${comma}${eol}${line.indent})`;
}

export const POWERTOOLS = '@aws-lambda-powertools/parameters/secrets';

/** Packages that the lookups need; `throwOnMissing` came with Powertools 2.34.0. */
export const PACKAGES: Readonly<Record<string, string>> = {
  '@aws-lambda-powertools/parameters': '^2.35.0',
  '@aws-sdk/client-secrets-manager': '^3.1164.0',
};

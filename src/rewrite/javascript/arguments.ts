import type { Line } from '../reflow';
import type { JavaScriptStyle } from './style';

/** A call on one line where it fits or there is no `line`, else with each argument on its own. */
export function writeArguments(
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

import type { Plaintext } from '../../base/plaintext';
import { BASH_STYLES } from './bash';
import { CSHARP_STYLES } from './csharp';
import { DOTENV_STYLES } from './dotenv';
import { GO_STYLES } from './go';
import { HCL_STYLES } from './hcl';
import { javaStyle } from './java';
import { JAVASCRIPT_STYLES } from './javascript';
import { JSON_STYLE } from './json';
import { KOTLIN_STYLES } from './kotlin';
import { PHP_STYLES } from './php';
import { POWERSHELL_STYLES } from './powershell';
import { pythonStyle } from './python';
import { RUST_STYLES } from './rust';
import { rubyStyle } from './ruby';
import { rubyHeredocStyle } from './rubyHeredoc';
import { encodeIn, styleFor, type Style } from './spelling';
import { YAML_STYLES } from './yaml';

const STYLES = new Map(
  [
    ...JAVASCRIPT_STYLES,
    JSON_STYLE,
    ...DOTENV_STYLES,
    ...GO_STYLES,
    ...CSHARP_STYLES,
    ...PHP_STYLES,
    ...POWERSHELL_STYLES,
    ...BASH_STYLES,
    ...KOTLIN_STYLES,
    ...RUST_STYLES,
    ...YAML_STYLES,
    ...HCL_STYLES,
  ].map((style) => [style.name, style]),
);

/**
 * Writes a value as a literal of the form that decoding it gave.
 * @returns undefined where the form isn't known or can't hold the value.
 */
export function encodeLiteral(value: Plaintext, form: string): string | undefined {
  const style = styleOf(form);
  return style && encodeIn(style, value, form);
}

/** What stands around the body of a literal of a known form. */
export function delimitersOf(form: string): { readonly open: string; readonly close: string } {
  const { open = '', close = '' } = styleOf(form) ?? {};
  return { open, close };
}

function styleOf(form: string): Style | undefined {
  const name = form.split(':')[0] ?? '';
  return styleFor(
    name,
    (whole) =>
      STYLES.get(whole) ??
      javaStyle(whole) ??
      pythonStyle(whole) ??
      rubyStyle(whole) ??
      rubyHeredocStyle(whole),
  );
}

import { itself } from './escapes';
import { JSON_STYLE } from './json';
import { decodeIn, hex, type DecodedLiteral, type Style, type Unit } from './spelling';

/** What a reader of YAML may fold, drop or refuse: line ends of every kind, controls, a byte order mark. */
// eslint-disable-next-line no-control-regex -- they are what it is about
const ODD = /[\0-\x1f\x7f-\x9f\u2028\u2029\ufeff]/;

/** Within single quotes only a quote is written otherwise: twice. */
const SINGLE: Style = {
  name: 'yaml-single',
  open: "'",
  close: "'",
  short: () => undefined,
  usual: (value, index) => (value[index] === "'" ? "''" : value.charAt(index)),
  units(body) {
    if (ODD.test(body) || body.replaceAll("''", '').includes("'")) return undefined;
    return [...body.matchAll(/''|[^]/g)].map(([source]): Unit => {
      return source === "''" ? { source, value: "'", kind: 'l' } : itself(source);
    });
  },
};

/**
 * As JSON's, of which YAML 1.2 takes every string (section 5.7). A surrogate by itself is refused:
 * not all readers join two of them.
 */
const DOUBLE: Style = {
  ...JSON_STYLE,
  name: 'yaml-double',
  usual(value, index) {
    const char = value.charAt(index);
    return char > '~' && ODD.test(char)
      ? `\\u${hex(char.charCodeAt(0), 4)}`
      : JSON_STYLE.usual(value, index);
  },
  units(body) {
    const units = ODD.test(body) ? undefined : JSON_STYLE.units(body);
    const isHalf = ({ source, value }: Unit): boolean =>
      source.startsWith('\\u') && /[\ud800-\udfff]/.test(value);
    return units?.some(isHalf) ? undefined : units;
  },
};

/** Text without quotes that no reader takes for a number, a truth value, a date or a sign of YAML's own. */
const TEXT = /^[A-Za-z/][\w\-./@+=!$%^*()~;<>?|]*$/;
/** Words that YAML 1.1 or 1.2 resolves to something else. */
const WORDS = /^(?:y|n|yes|no|on|off|true|false|null|nan|inf)$/i;

const PLAIN: Style = {
  name: 'yaml-plain',
  open: '',
  close: '',
  short: () => undefined,
  usual: (value, index) => value.charAt(index),
  units: (body) => (TEXT.test(body) && !WORDS.test(body) ? body.split('').map(itself) : undefined),
};

export const YAML_STYLES: readonly Style[] = [SINGLE, DOUBLE, PLAIN];

/**
 * The value of a scalar on one line, given with its quotes.
 * @returns undefined where it is none, or readers of YAML 1.1 and 1.2 might not agree on it.
 */
export function decodeYaml(source: string): DecodedLiteral | undefined {
  const style = YAML_STYLES.find(({ open }) => source.startsWith(open));
  return style && decodeIn(style, source);
}

import type { Span } from '../../base/text';
import { childPath, type Entry } from './entry';

/** Keys that hold a name whose value stands beside it. */
const NAME_KEYS = new Set(
  (
    'name key field variable parameter property option header envVar env id Name Key Field Variable ' +
    'Parameter Property Option Header Id optionName OptionName parameterKey ParameterKey ' +
    'ParameterName parameterName header_name headerName NAME KEY'
  ).split(' '),
);
/** Keys that hold the value of such a name. */
const VALUE_KEYS = new Set(
  (
    'value val Value Val defaultValue default_value DefaultValue parameterValue ParameterValue ' +
    'stringValue string_value plainValue VALUE'
  ).split(' '),
);
/** `NAME=value`, as environments are listed. */
const ASSIGNMENT = /^([A-Za-z_]\w{0,80})=["']?/;
const FLAG = /^--?[A-Za-z][\w-]{0,60}$/;

/** Whether a word that names secrets stands in a span. */
export type HasWord = (span: Span) => boolean;

/**
 * Gives values the names that stand beside them instead of above: `{ name: PASSWORD, value: … }` in
 * any order, `["--password", …]`. Values that have none keep their path and come last.
 */
export function* joinPairs(
  text: string,
  entries: Iterable<Entry>,
  hasWord: HasWord,
): Generator<Entry> {
  const names = new Map<number, Entry>();
  const waiting: Entry[] = [];
  let previous: Entry | undefined;
  for (const entry of entries) {
    const key = entry.listed ? undefined : entry.keyPath.at(-1);
    if (key !== undefined && NAME_KEYS.has(key) && hasWord(entry.span))
      names.set(entry.container, entry);
    if (key !== undefined && VALUE_KEYS.has(key)) waiting.push(entry);
    else yield entry.listed ? listed(text, entry, previous, hasWord) : entry;
    previous = entry;
  }
  for (const entry of waiting) yield named(text, entry, names.get(entry.container));
}

function named(text: string, entry: Entry, name: Entry | undefined): Entry {
  if (!name) return entry;
  const own = text.slice(name.span.start, name.span.end);
  return { ...entry, keyPath: childPath(entry.keyPath.slice(0, -1), own), key: name.span };
}

function listed(text: string, entry: Entry, previous: Entry | undefined, hasWord: HasWord): Entry {
  const { start, end } = entry.span;
  const assignment =
    hasWord(entry.span) && ASSIGNMENT.exec(text.slice(start, Math.min(end, start + 90)));
  if (!assignment) return afterFlag(text, entry, previous, hasWord);
  const [whole, name = ''] = assignment;
  const isQuoted = whole.length > name.length + 1 && text.charAt(end - 1) === whole.at(-1);
  const keyPath = childPath(entry.keyPath, name);
  const span = {
    start: start + (isQuoted ? whole.length : name.length + 1),
    end: isQuoted ? end - 1 : end,
  };
  const { container, quoted } = entry;
  return {
    keyPath,
    key: { start, end: start + name.length },
    span,
    quoted,
    listed: false,
    container,
  };
}

function afterFlag(
  text: string,
  entry: Entry,
  previous: Entry | undefined,
  hasWord: HasWord,
): Entry {
  if (previous?.container !== entry.container || !hasWord(previous.span)) return entry;
  const flag = text.slice(previous.span.start, previous.span.end);
  if (!FLAG.test(flag)) return entry;
  const keyPath = childPath(entry.keyPath, flag.replace(/^-+/, ''));
  return { ...entry, keyPath, key: previous.span };
}

import { writeArguments } from './arguments';
import type { Library } from './library';
import type { Line } from '../reflow';
import type { JavaScriptStyle } from './style';

/** One lookup, as an expression without `await`. */
export interface Call extends Pick<Library, 'waits' | 'givesString' | 'isPlain'> {
  /** On one line where it fits or there is no `line`, else broken as Prettier breaks it. */
  write(line?: Line): string;
}

interface Wanted {
  readonly secretName: string;
  readonly field?: string;
}

/** The call for a secret, or by the file's function `reader` for one field of it. */
export function callFor(
  { secretName, field }: Wanted,
  { library, reader }: { readonly library: Library; readonly reader: string },
  style: JavaScriptStyle,
): Call {
  const quoted = (text: string): string => style.quote + text + style.quote;
  const name = quoted(secretName);
  const { waits, givesString, isPlain } = library;
  if (field === undefined) {
    return { waits, givesString, isPlain, write: (line) => library.call(name, line) };
  }
  const write = (line?: Line): string => writeArguments(reader, [name, quoted(field)], style, line);
  return { waits, givesString: true, isPlain: true, write };
}

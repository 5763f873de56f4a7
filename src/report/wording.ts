/** `1 file`, `2 files`. */
export function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}

/** Bytes in the unit that suits them, decimal: `12.3 kB`. */
export function size(bytes: number): string {
  if (bytes < 1000) return count(bytes, 'byte');
  return bytes < 1_000_000
    ? `${(bytes / 1000).toFixed(1)} kB`
    : `${(bytes / 1_000_000).toFixed(1)} MB`;
}

/**
 * Text from a file or a file's name for a terminal: control and bidirectional characters would
 * let a stranger's file name write over the lines around it.
 */
export function printable(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\u2028\u2029]/gu, '\uFFFD');
}

/** `path:line:column`, as editors and terminals link it. */
export function heading(place: { file: string; startLine: number; startColumn: number }): string {
  return `${printable(place.file)}:${place.startLine}:${place.startColumn}`;
}

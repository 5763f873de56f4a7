import { contains, type Span } from '../base/text';

/** A module that is compiled for tests alone, at the start of a line as Rust's formatter leaves it. */
const RUST_TESTS =
  /^#\[cfg\((?:all\()?test\b[^\n]{0,100}\][ \t]{0,8}\r?\n(?:#!?\[[^\n]{0,200}\r?\n){0,4}(?:pub(?:\([a-z]{1,8}\))?[ \t])?mod[ \t]\w{1,60}[ \t]{0,4}\{/gm;
const BLOCK_END = '\n}';

/**
 * The parts of a file of product code that hold its tests, by ascending start. Rust keeps them in the
 * file they test; other languages have paths for them, which isAside knows.
 */
export function testCode(path: string, text: string): readonly Span[] {
  if (!path.endsWith('.rs') || !text.includes('#[cfg(')) return [];
  return [...text.matchAll(RUST_TESTS)].map(({ index, 0: head }) => {
    const end = text.indexOf(BLOCK_END, index + head.length);
    return { start: index, end: end < 0 ? text.length : end + BLOCK_END.length };
  });
}

/** Whether a span lies in one of them. */
export function isTestCode(tests: readonly Span[], span: Span): boolean {
  return tests.some((part) => contains(part, span));
}

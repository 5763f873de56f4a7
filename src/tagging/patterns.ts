/**
 * Whole-value patterns from a team file. The file comes with the repository, so a pattern may be
 * hostile: only a subset that runs in linear time on the service's short values is compiled.
 */

const MAX_LENGTH = 200;
const MAX_UNBOUNDED = 3;

/** A compiled pattern, or the sentence that says why there is none. */
export type CompiledPattern =
  { readonly test: (value: string) => boolean } | { readonly problem: string };

/**
 * Compiles `source` to match whole values. Refused are look-around, back-references, a repeated
 * group that holds a repetition itself, and more than three unbounded repetitions.
 */
export function compilePattern(source: string): CompiledPattern {
  const problem = problemWith(source);
  if (problem !== undefined) return { problem };
  try {
    const regex = new RegExp(`^(?:${source})$`, 'u');
    return { test: (value) => regex.test(value) };
  } catch {
    return { problem: 'is not a valid regular expression' };
  }
}

function problemWith(source: string): string | undefined {
  if (source.length > MAX_LENGTH) return `is longer than ${MAX_LENGTH} characters`;
  if (/\\[1-9k]/.test(source)) return 'refers back to a group, which can run for too long';
  if (/\(\?(?!:)/.test(source)) return 'looks around or names a group; only (?:…) is allowed';
  return repetitionProblem(withoutClasses(source));
}

/** Character classes and escapes as one letter each: what is left is groups and repetitions. */
function withoutClasses(source: string): string {
  return source.replace(/\\(?:[pP]\{[^}]*\}|u\{[^}]*\}|.)/gsu, 'x').replace(/\[[^\]]*\]/g, 'x');
}

interface Group {
  repeats: boolean;
  alternates: boolean;
}

function repetitionProblem(skeleton: string): string | undefined {
  const open: Group[] = [{ repeats: false, alternates: false }];
  let closed: Group | undefined;
  let unbounded = 0;
  for (const [token] of skeleton.matchAll(/\(\?:|[()|]|[*+?]\??|\{\d+(?:,\d*)?\}\??|[^]/gu)) {
    const current = open.at(-1);
    if (!current) return undefined; // unbalanced: the compiler says so
    if (token.startsWith('(')) open.push({ repeats: false, alternates: false });
    else if (token === '|') current.alternates = true;
    if (token === ')') {
      closed = open.pop();
      continue;
    }
    if (isRepetition(token)) {
      if (closed && (closed.repeats || closed.alternates) && !/^\??$/.test(token)) {
        return 'repeats a group that repeats or alternates itself, which can run for too long';
      }
      if (/^[*+]|,\}/.test(token)) unbounded += 1;
      current.repeats = true;
    } else if (closed?.repeats) {
      current.repeats = true;
    }
    closed = undefined;
  }
  return unbounded > MAX_UNBOUNDED
    ? `has more than ${MAX_UNBOUNDED} unbounded repetitions`
    : undefined;
}

function isRepetition(token: string): boolean {
  return /^(?:[*+?]\??|\{\d+(?:,\d*)?\}\??)$/.test(token);
}

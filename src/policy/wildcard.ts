/** Any run of characters, the empty one and those with `/` or `:` included. */
export const ANY_RUN = Symbol('*');
/** Exactly one character. */
export const ANY_ONE = Symbol('?');

/**
 * A pattern, character by character. Characters that a policy variable put in are strings even
 * where they read `*`, which is why a pattern is not a string.
 */
export type Pattern = readonly (string | typeof ANY_RUN | typeof ANY_ONE)[];

export function parsePattern(text: string): Pattern {
  return Array.from(text, (character) => {
    if (character === '*') return ANY_RUN;
    return character === '?' ? ANY_ONE : character;
  });
}

export function formatPattern(pattern: Pattern): string {
  return pattern
    .map((glyph) => (typeof glyph === 'string' ? glyph : (glyph.description ?? '')))
    .join('');
}

/** Whether the pattern covers the whole text; at most pattern × text steps, never exponential. */
export function matchPattern(pattern: Pattern, text: string): boolean {
  const characters = Array.from(text);
  let at = 0;
  let next = 0;
  // Where to go on when a later character fails: the last `*` takes one character more.
  let retry: { readonly next: number; at: number } | undefined;
  while (at < characters.length) {
    const glyph = pattern[next];
    if (glyph === ANY_RUN) {
      next += 1;
      retry = { next, at };
    } else if (glyph === ANY_ONE || (glyph !== undefined && glyph === characters[at])) {
      next += 1;
      at += 1;
    } else if (retry) {
      retry.at += 1;
      at = retry.at;
      next = retry.next;
    } else {
      return false;
    }
  }
  return pattern.slice(next).every((glyph) => glyph === ANY_RUN);
}

/**
 * Compares ARNs component by component, so that `*` stays inside its component, save one that ends
 * a pattern of fewer than six components: `arn:aws:secretsmanager:*` covers all that follows.
 * The pattern `*` alone covers everything.
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_resource.html
 */
export function matchArn(pattern: Pattern, arn: string): boolean {
  const wanted = splitPattern(pattern);
  const actual = splitArn(arn, wanted.length);
  return (
    wanted.length === actual.length &&
    (wanted.length === ARN_COMPONENTS || pattern.at(-1) === ANY_RUN) &&
    wanted.every((component, index) => matchPattern(component, actual[index] ?? ''))
  );
}

const ARN_COMPONENTS = 6;

function splitPattern(pattern: Pattern): Pattern[] {
  const components: Pattern[] = [];
  let rest = pattern;
  for (let colon = rest.indexOf(':'); colon >= 0; colon = rest.indexOf(':')) {
    if (components.length === ARN_COMPONENTS - 1) break;
    components.push(rest.slice(0, colon));
    rest = rest.slice(colon + 1);
  }
  return [...components, rest];
}

/** The first `count - 1` components, and all the rest as the last one. */
function splitArn(arn: string, count: number): string[] {
  const parts = arn.split(':');
  if (parts.length <= count) return parts;
  return [...parts.slice(0, count - 1), parts.slice(count - 1).join(':')];
}

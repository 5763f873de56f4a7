import {
  LOOKUP_STYLES,
  NAME_PLACE,
  type LookupLanguage,
  type LookupStyles,
  type OwnLookup,
} from '../rewrite/lookupStyle';
import { unknownKey } from '../tagging/unknownKey';
import { asObject } from './readText';
import type { Complain } from './scanSection';

/** Every key of a team's own function, with what it is for. */
export const OWN_LOOKUP_KEYS = {
  import: 'The statement that imports the function.',
  call: 'The expression that looks a secret up; {name} is its name, as a string of the language.',
} as const;

/** Characters that a statement or a call may have. */
export const MAX_CODE = 500;

/** Reads how the team wants its secrets looked up. What is wrong is left out and named. */
export function checkLookup(value: unknown, complain: Complain): LookupStyles {
  if (value === undefined) return {};
  const section = asObject(value);
  if (!section) {
    complain(['lookup'], '"lookup" must be an object.');
    return {};
  }
  const found: [string, string | OwnLookup][] = [];
  for (const [language, one] of Object.entries(section)) {
    const style = styleOf(language, one, complain);
    if (style !== undefined) found.push([language, style]);
  }
  return Object.fromEntries(found);
}

function styleOf(
  language: string,
  value: unknown,
  complain: Complain,
): string | OwnLookup | undefined {
  const path = ['lookup', language];
  if (!Object.hasOwn(LOOKUP_STYLES, language)) {
    complain(path, `The language ${unknownKey(language, Object.keys(LOOKUP_STYLES))}`);
    return undefined;
  }
  const known: readonly string[] = LOOKUP_STYLES[language as LookupLanguage];
  if (typeof value === 'string' && known.includes(value)) return value;
  const own = asObject(value);
  if (own) return ownOf(own, path, complain);
  complain(path, `"${language}" must be ${known.join(', ')} or an object with a "call".`);
  return undefined;
}

function ownOf(
  own: Readonly<Record<string, unknown>>,
  path: readonly string[],
  complain: Complain,
): OwnLookup | undefined {
  const strange = Object.keys(own).find((key) => !Object.hasOwn(OWN_LOOKUP_KEYS, key));
  if (strange !== undefined) {
    complain([...path, strange], unknownKey(strange, Object.keys(OWN_LOOKUP_KEYS)));
    return undefined;
  }
  const { call, import: statement } = own;
  const callProblem = problemOfCall(call);
  const importProblem = statement === undefined ? undefined : problemOfImport(statement);
  if (callProblem !== undefined) complain([...path, 'call'], `"call" ${callProblem}`);
  if (importProblem !== undefined) complain([...path, 'import'], `"import" ${importProblem}`);
  if (typeof call !== 'string' || callProblem !== undefined || importProblem !== undefined) {
    return undefined;
  }
  return { call: call.trim(), ...(typeof statement === 'string' && { import: statement.trim() }) };
}

/** What is wrong with a piece of code, whatever its language. */
function problemOfCode(code: unknown): string | undefined {
  if (typeof code !== 'string' || code.trim() === '' || code.length > MAX_CODE) {
    return `must be a text of 1–${MAX_CODE} characters.`;
  }
  return /\p{Cc}|[\u2028\u2029]/u.test(code) ? 'must be a single line.' : undefined;
}

function problemOfCall(call: unknown): string | undefined {
  const problem = problemOfCode(call);
  if (problem !== undefined || typeof call !== 'string') return problem;
  const [before = '', behind, ...more] = call.split(NAME_PLACE);
  if (behind === undefined || more.length > 0) return 'must have {name} in it, once.';
  if (/["'`]$/.test(before) || /^["'`]/.test(behind)) {
    return 'must have {name} without quotes around it: it becomes a string of the language.';
  }
  return /;\s*$/.test(call) ? 'must be an expression, with no semicolon behind it.' : undefined;
}

function problemOfImport(statement: unknown): string | undefined {
  const problem = problemOfCode(statement);
  if (problem !== undefined || typeof statement !== 'string') return problem;
  return /['"]\.{1,2}\/|^from\s+\.|^require_relative\b/.test(statement)
    ? 'must not be relative: files of different folders get it. Name a package, or an alias of yours.'
    : undefined;
}

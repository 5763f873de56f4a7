/** How many answers are kept; a text asks for few that are unlike. */
const REMEMBERED = 2000;

/**
 * The same function with its answers kept, for as long as a text is read and no longer: a name may
 * be a secret itself.
 */
export function remembering<T>(answer: (key: string) => T): (key: string) => T {
  const known = new Map<string, { readonly value: T }>();
  return (key) => {
    const found = known.get(key);
    if (found) return found.value;
    if (known.size >= REMEMBERED) known.clear();
    const value = answer(key);
    known.set(key, { value });
    return value;
  };
}

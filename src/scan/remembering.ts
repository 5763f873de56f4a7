/** How many answers are kept: a file, and a project, asks for few that are unlike. */
const REMEMBERED = 5000;

/** The same function with its answers kept for a while; for names and keys, never for values. */
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

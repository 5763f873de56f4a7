/** The words of the last part of a binding or of a secret's name: `db.apiKey` → `api`, `Key`. */
function wordsOf(name: string): string[] {
  const last = name.split(/[./[\]]/).findLast((part) => /\w/.test(part)) ?? '';
  return last
    .replace(/([a-z\d])([A-Z])/g, '$1 $2')
    .split(/[^\dA-Za-z]+/)
    .filter((word) => word !== '');
}

/** The words that a new name is made of: of the binding where there is one, else of the secret. */
function source(binding: string | undefined, secretName: string): string[] {
  const words = wordsOf(binding ?? '');
  const usable = words.length > 0 ? words : wordsOf(secretName);
  return usable.length > 0 && !/^\d/.test(usable[0] ?? '') ? usable : ['secret', ...usable];
}

/** `apiKey`, or `API_KEY` where that is how the binding is written. */
export function camelName(binding: string | undefined, secretName: string): string {
  if (binding !== undefined && /^[A-Z][A-Z\d_]*$/.test(binding)) return binding;
  return source(binding, secretName)
    .map((word, i) => {
      const lower = word.toLowerCase();
      return i === 0 ? lower : lower.charAt(0).toUpperCase() + lower.slice(1);
    })
    .join('');
}

/** `API_KEY`, the name of a constant. */
export function constantName(binding: string | undefined, secretName: string): string {
  return source(binding, secretName).join('_').toUpperCase();
}

/** `api_key`, the name of a variable of a script. */
export function snakeName(binding: string | undefined, secretName: string): string {
  return source(binding, secretName).join('_').toLowerCase();
}

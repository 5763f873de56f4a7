/** Programming languages by file extension, as the table names them. */
const CODE: Readonly<Record<string, string>> = {
  'JavaScript, TypeScript': 'js mjs cjs jsx ts mts cts tsx vue svelte hbs',
  Python: 'py pyi',
  Java: 'java',
  Kotlin: 'kt kts',
  Go: 'go',
  Rust: 'rs',
  Ruby: 'rb rake erb gemspec',
  PHP: 'php inc phtml',
  'C, C++': 'c h cc cpp cxx hpp hh m mm',
  'C#': 'cs',
  'Shell, Perl': 'sh bash zsh ksh pl pm t',
  YAML: 'yml yaml',
};

/** Everything else that a person may have written a secret into. */
export const OTHER = 'other text';

const BY_EXTENSION = new Map(
  Object.entries(CODE).flatMap(([language, extensions]) =>
    extensions.split(' ').map((extension): [string, string] => [extension, language]),
  ),
);

export const CODE_LANGUAGES: readonly string[] = Object.keys(CODE);

/** The language whose code a file holds, or `other text`. */
export function codeLanguage(path: string): string {
  const extension = /\.([A-Za-z0-9]+)$/.exec(path)?.[1]?.toLowerCase() ?? '';
  return BY_EXTENSION.get(extension) ?? OTHER;
}

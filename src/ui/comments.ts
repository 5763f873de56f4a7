/** How a language writes a comment that takes one line. */
export interface CommentStyle {
  readonly before: string;
  readonly after: string;
}

const STYLES: readonly (readonly [before: string, after: string, languages: string])[] = [
  [
    '// ',
    '',
    'javascript javascriptreact typescript typescriptreact jsonc java kotlin scala groovy go rust c cpp csharp swift dart php objective-c fsharp jenkinsfile proto3',
  ],
  [
    '# ',
    '',
    'python yaml dockercompose dockerfile shellscript dotenv properties ruby perl r julia toml makefile terraform hcl powershell elixir coffeescript nix graphql ignore',
  ],
  ['; ', '', 'ini clojure'],
  ['-- ', '', 'sql lua haskell'],
  ['/* ', ' */', 'css scss less'],
  ['<!-- ', ' -->', 'html xml markdown vue svelte'],
  ['REM ', '', 'bat'],
];

const BY_LANGUAGE = new Map<string, CommentStyle>(
  STYLES.flatMap(([before, after, languages]) =>
    languages.split(' ').map((language) => [language, { before, after }] as const),
  ),
);

/** The comment style of a VS Code language id; undefined where it has none that we know. */
export function commentStyle(languageId: string, path: string): CommentStyle | undefined {
  const isDotenv = /(^|\/)\.env(\.[\w.-]+)?$/.test(path);
  return BY_LANGUAGE.get(isDotenv ? 'dotenv' : languageId);
}

/**
 * How names and values stand in a text: program code (values are quoted), data (values may be
 * bare), JSON (always quoted), prose (anything, so only clear forms count).
 */
export type TextKind = 'code' | 'data' | 'json' | 'prose';

export interface TextLanguage {
  readonly languageId: string;
  readonly kind: TextKind;
}

/** Language ids by file extension, where they matter to the scan. */
const BY_EXTENSION: Readonly<Record<string, string>> = {
  js: 'javascript',
  mjs: 'javascript',
  cjs: 'javascript',
  jsx: 'javascriptreact',
  ts: 'typescript',
  mts: 'typescript',
  cts: 'typescript',
  tsx: 'typescriptreact',
  py: 'python',
  pyi: 'python',
  pyw: 'python',
  json: 'json',
  jsonc: 'jsonc',
  json5: 'jsonc',
  webmanifest: 'json',
  ipynb: 'json',
  har: 'json',
  tfstate: 'json',
  yml: 'yaml',
  yaml: 'yaml',
  env: 'dotenv',
  ini: 'ini',
  cfg: 'ini',
  cnf: 'ini',
  conf: 'ini',
  properties: 'properties',
  toml: 'toml',
  tfvars: 'toml',
  md: 'markdown',
  markdown: 'markdown',
  mdx: 'markdown',
  rst: 'restructuredtext',
  txt: 'plaintext',
  adoc: 'plaintext',
  html: 'html',
  xml: 'xml',
  sh: 'shellscript',
  bash: 'shellscript',
  zsh: 'shellscript',
  dockerfile: 'dockerfile',
  ksh: 'shellscript',
  java: 'java',
  kt: 'kotlin',
  kts: 'kotlin',
  go: 'go',
  cs: 'csharp',
  csx: 'csharp',
  rb: 'ruby',
  rake: 'ruby',
  gemspec: 'ruby',
  php: 'php',
  phtml: 'php',
  rs: 'rust',
  ps1: 'powershell',
  psm1: 'powershell',
  psd1: 'powershell',
};

const CODE_EXTENSIONS = new Set(
  (
    'java kt kts go cs rb php swift rs c h cc cpp hpp m mm scala groovy gradle dart lua pl pm ex exs ' +
    'erl clj hs fs vb ps1 psm1 r jl tf hcl bicep sol vue svelte astro graphql sql erb cr nim zig coffee proto'
  ).split(' '),
);
const CODE_IDS = new Set(
  (
    'java kotlin go csharp ruby php swift rust c cpp objective-c scala groovy dart lua perl elixir ' +
    'erlang clojure haskell fsharp vb powershell r julia terraform hcl bicep vue svelte sql coffeescript'
  ).split(' '),
);
const DATA_IDS = new Set(
  'yaml dotenv ini properties toml shellscript dockerfile dockercompose makefile'.split(' '),
);
const TREE_IDS = new Set('javascript javascriptreact typescript typescriptreact python'.split(' '));

/** The language of a text: VS Code's id where one is known, otherwise told from the path. */
export function detectLanguage(path: string, languageId?: string): TextLanguage {
  const extension = extensionOf(path);
  const known = languageId && languageId !== 'plaintext' ? languageId : undefined;
  const id = known ?? languageOfPath(path, extension);
  return { languageId: id, kind: kindOf(id, extension) };
}

function extensionOf(path: string): string {
  const name = baseName(path);
  const dot = name.lastIndexOf('.');
  return dot > 0 ? name.slice(dot + 1).toLowerCase() : '';
}

function baseName(path: string): string {
  return path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
}

function languageOfPath(path: string, extension: string): string {
  const name = baseName(path).toLowerCase();
  if (/^\.env(?:\.|$)|\.env$/.test(name)) return 'dotenv';
  if (/^dockerfile|^containerfile/.test(name)) return 'dockerfile';
  if (
    /^\.?(?:npmrc|pypirc|netrc|pgpass|my\.cnf|gitconfig|credentials|boto|s3cfg|edgerc|yarnrc|curlrc)$/.test(
      name,
    )
  ) {
    return 'ini';
  }
  return BY_EXTENSION[extension] ?? 'plaintext';
}

function kindOf(languageId: string, extension: string): TextKind {
  if (languageId === 'json' || languageId === 'jsonc') return 'json';
  if (DATA_IDS.has(languageId)) return 'data';
  if (TREE_IDS.has(languageId) || CODE_IDS.has(languageId) || CODE_EXTENSIONS.has(extension))
    return 'code';
  return 'prose';
}

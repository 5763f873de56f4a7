/** Folders and file names of tests, documentation and examples. */
const ASIDE =
  /(?:^|\/)(?:tests?|testing|specs?|__tests__|__mocks__|mocks?|fixtures?|testdata|test-data|e2e|docs?|documentation|examples?|samples?|demos?|tutorials?|snippets|cassettes)\/|(?:^|[/._-])(?:tests?|specs?|examples?|samples?|mocks?|fixtures?|stories|e2e|demo)(?:[._-][^/]*)?$|\.(?:md|mdx|rst|adoc|snap|ipynb)$|(?:^|\/)(?:readme|changelog|conftest)[^/]*$|Tests?\.[a-z]+$/i;

const GENERATED =
  /(?:^|\/)(?:package-lock\.json|npm-shrinkwrap\.json|yarn\.lock|pnpm-lock\.yaml|poetry\.lock|uv\.lock|Pipfile\.lock|Cargo\.lock|composer\.lock|Gemfile\.lock|go\.sum|flake\.lock|mix\.lock|packages\.lock\.json|bun\.lockb?|gradle\.lockfile)$|\.(?:min\.(?:js|css|mjs)|js\.map|css\.map|mjs\.map|bundle\.js|svg|po|pot|xlf|resx)$/i;

/** Longer lines on average are written by a program. */
const MINIFIED_LINE = 500;

/** Whether a finding there is told with less noise: test, documentation and example paths. */
export function isAside(path: string): boolean {
  return ASIDE.test(path.replaceAll('\\', '/'));
}

/**
 * Whether names mean nothing there: lock files, translations, minified code. Provider formats are
 * still looked for.
 */
export function isGenerated(path: string, text: string): boolean {
  if (GENERATED.test(path.replaceAll('\\', '/'))) return true;
  if (text.length < 20_000 || /\.(?:json|ya?ml|txt|md|har|ipynb|csv|sql)$/i.test(path))
    return false;
  let lines = 1;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) lines++;
  return text.length / lines > MINIFIED_LINE;
}

import { ALIASES, INTERPRETERS, LANGUAGES, type TextKind } from './languageTable';

export type { TextKind } from './languageTable';

export interface TextLanguage {
  readonly languageId: string;
  readonly kind: TextKind;
}

const KINDS = new Map(LANGUAGES.map(([id, kind]) => [id, kind]));
const BY_EXTENSION = new Map(
  LANGUAGES.flatMap(([id, , extensions]) =>
    extensions.split(' ').map((extension) => [extension, id] as const),
  ).reverse(),
);
/** VS Code opens these as `properties` or `ini`, whatever is in them; the path says more. */
const VAGUE_IDS = new Set(['plaintext', 'properties', 'ini']);
/** Folders whose file `config` is YAML or INI. */
const CONFIG_FOLDERS: Readonly<Record<string, string>> = {
  '.kube': 'yaml',
  '.aws': 'ini',
  '.git': 'ini',
  '.ssh': 'ini',
};
const SHEBANG =
  /^#![^\n]{0,120}?(?:\/|[ \t])(?:env[ \t]{1,4}(?:-S[ \t]{1,4})?)?([\w-]{1,20})(?:[\d.]{0,8})(?=[\s\d.]|$)/;

/**
 * The language of a text: VS Code's id where it says one, otherwise told from the path, otherwise
 * from the text's first line.
 */
export function detectLanguage(path: string, languageId?: string, text = ''): TextLanguage {
  const said = languageId === '' ? undefined : languageId;
  const known = said === undefined || VAGUE_IDS.has(said) ? undefined : said;
  const found = known ?? languageOfPath(path) ?? said ?? 'plaintext';
  const told = found === 'plaintext' ? (languageOfText(text) ?? found) : found;
  const id = ALIASES[told] ?? told;
  return { languageId: id, kind: KINDS.get(id) ?? kindOfPath(path) };
}

function languageOfPath(path: string): string | undefined {
  const parts = path.toLowerCase().split(/[\\/]/);
  const name = parts.at(-1) ?? '';
  if (name === 'config') return CONFIG_FOLDERS[parts.at(-2) ?? ''];
  const named = LANGUAGES.find(([, , , names]) => names?.test(name));
  return named?.[0] ?? BY_EXTENSION.get(extensionOf(name));
}

function extensionOf(name: string): string {
  const dot = name.lastIndexOf('.');
  return dot > 0 ? name.slice(dot + 1) : '';
}

/** Of a language without a row of its own. */
function kindOfPath(path: string): TextKind {
  return KINDS.get(languageOfPath(path) ?? '') ?? 'prose';
}

function languageOfText(text: string): string | undefined {
  if (!text.startsWith('#!')) return undefined;
  const program = SHEBANG.exec(text.slice(0, 200))?.[1]?.toLowerCase() ?? '';
  return INTERPRETERS[program.replace(/[\d.-]+$/, '')] ?? INTERPRETERS[program];
}

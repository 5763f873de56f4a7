import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createOnigScanner, createOnigString, loadWASM } from 'vscode-oniguruma';
import {
  INITIAL,
  parseRawGrammar,
  Registry,
  type IGrammar,
  type IRawGrammar,
} from 'vscode-textmate';
import manifest from '../../package.json';
import type { EditorFiles, Theme } from './editorFiles';

const root = join(__dirname, '../..');
const INJECTED = manifest.contributes.grammars;

let loading: Promise<void> | undefined;

async function loadOniguruma(): Promise<void> {
  const path = join(root, 'node_modules/vscode-oniguruma/release/onig.wasm');
  await loadWASM(await readFile(path));
}

export interface Options {
  readonly files: EditorFiles;
  readonly theme?: Theme;
  /** Whether our grammars are injected, as package.json says. */
  readonly injected: boolean;
}

/** The grammar of a language as the editor puts it together. */
export async function grammarOf(
  scope: string,
  { files, theme, injected }: Options,
): Promise<IGrammar | null> {
  loading ??= loadOniguruma();
  await loading;
  const registry = new Registry({
    onigLib: Promise.resolve({ createOnigScanner, createOnigString }),
    loadGrammar: (name) => load(name, files),
    getInjections: (into) =>
      injected
        ? INJECTED.filter(({ injectTo }) => injectTo.includes(into)).map((one) => one.scopeName)
        : [],
    // The editor's own foreground comes before a theme's rules.
    ...(theme && {
      theme: {
        settings: [
          { settings: { foreground: '#123456', background: '#000000' } },
          ...theme.settings,
        ],
      },
    }),
  });
  return registry.loadGrammar(scope);
}

async function load(scope: string, files: EditorFiles): Promise<IRawGrammar | null> {
  const own = INJECTED.find(({ scopeName }) => scopeName === scope)?.path;
  const path = own === undefined ? files.grammarPath(scope) : join(root, own);
  return path === undefined ? null : parseRawGrammar(await readFile(path, 'utf8'), path);
}

/** The scopes of each character of a text. */
export function scopesOf(grammar: IGrammar, text: string): string[][] {
  const scopes: string[][] = [];
  let stack = INITIAL;
  for (const line of text.split('\n')) {
    const { tokens, ruleStack } = grammar.tokenizeLine(line, stack);
    for (const { startIndex, endIndex, scopes: own } of tokens)
      for (let i = startIndex; i < Math.min(endIndex, line.length); i += 1) scopes.push(own);
    scopes.push([]);
    stack = ruleStack;
  }
  return scopes;
}

const FOREGROUND_OFFSET = 15;
const FOREGROUND_MASK = 0b1_1111_1111;

/** The number of the colour of each character of a line (vscode-textmate 9, its token metadata). */
export function coloursOf(grammar: IGrammar, line: string): number[] {
  const { tokens } = grammar.tokenizeLine2(line, INITIAL);
  return Array.from(line, (_, at) => {
    let metadata = 0;
    for (let i = 0; i < tokens.length && (tokens[i] ?? 0) <= at; i += 2)
      metadata = tokens[i + 1] ?? 0;
    return (metadata >>> FOREGROUND_OFFSET) & FOREGROUND_MASK;
  });
}

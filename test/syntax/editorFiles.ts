import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parse } from 'jsonc-parser';
import type { IRawTheme } from 'vscode-textmate';

interface Contributes {
  readonly grammars?: readonly { readonly scopeName: string; readonly path: string }[];
  readonly themes?: readonly { readonly path: string; readonly label: string }[];
}

export interface Theme {
  readonly label: string;
  readonly settings: IRawTheme['settings'];
}

/** The grammars and colour themes that come with an editor, read where it is installed. */
export class EditorFiles {
  readonly #grammars = new Map<string, string>();
  readonly themes: readonly Theme[];

  /** @param lib where the editor's own files are. */
  constructor(lib: string) {
    const folder = join(lib, 'extensions');
    const themes: Theme[] = [];
    for (const name of readdirSync(folder)) {
      const { grammars = [], themes: own = [] } = contributionsOf(join(folder, name));
      for (const { scopeName, path } of grammars)
        this.#grammars.set(scopeName, join(folder, name, path));
      for (const { path, label } of own)
        themes.push({ label, settings: settingsOf(join(folder, name, path)) });
    }
    this.themes = themes;
  }

  grammarPath(scope: string): string | undefined {
    return this.#grammars.get(scope);
  }
}

function contributionsOf(folder: string): Contributes {
  const path = join(folder, 'package.json');
  if (!existsSync(path)) return {};
  const { contributes } = parse(readFileSync(path, 'utf8')) as { contributes?: Contributes };
  return contributes ?? {};
}

/** A theme's rules behind those of the theme that it includes. */
function settingsOf(path: string): IRawTheme['settings'] {
  const theme = parse(readFileSync(path, 'utf8')) as {
    readonly include?: string;
    readonly tokenColors?: IRawTheme['settings'];
  };
  const base = theme.include === undefined ? [] : settingsOf(join(dirname(path), theme.include));
  return [...base, ...(theme.tokenColors ?? [])];
}

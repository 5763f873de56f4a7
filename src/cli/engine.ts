import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Grammars } from '../parse/grammars';
import { ownFolder } from './ownFolder';

/** The grammars beside the bundle, or straight from their packages where nothing is bundled. */
export function openGrammars(): Grammars {
  const bundled = join(__dirname, 'grammars');
  if (existsSync(bundled)) {
    return new Grammars({ runtime: join(bundled, 'web-tree-sitter.wasm'), directory: bundled });
  }
  const modules = join(ownFolder(), 'node_modules');
  return new Grammars({
    runtime: join(modules, 'web-tree-sitter/web-tree-sitter.wasm'),
    directory: join(modules, '@vscode/tree-sitter-wasm/wasm'),
    elsewhere: {
      kotlin: join(modules, '@tree-sitter-grammars/tree-sitter-kotlin/tree-sitter-kotlin.wasm'),
    },
  });
}

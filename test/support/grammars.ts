import { join } from 'node:path';
import { Grammars } from '../../src/parse/grammars';

const modules = join(__dirname, '../../node_modules');

/** The grammars straight from their packages, as the build copies them into dist/grammars. */
export const grammars = new Grammars({
  runtime: join(modules, 'web-tree-sitter/web-tree-sitter.wasm'),
  directory: join(modules, '@vscode/tree-sitter-wasm/wasm'),
  elsewhere: {
    kotlin: join(modules, '@tree-sitter-grammars/tree-sitter-kotlin/tree-sitter-kotlin.wasm'),
  },
});

import type { Tree } from 'web-tree-sitter';
import { grammarOf, type GrammarId } from '../grammars';
import { BASH } from './bash';
import { CSHARP } from './csharp';
import { GO } from './go';
import { JAVA } from './java';
import { JAVASCRIPT } from './javascript';
import { KOTLIN } from './kotlin';
import { PHP } from './php';
import { POWERSHELL } from './powershell';
import { PYTHON } from './python';
import { RUBY } from './ruby';
import { RUST } from './rust';
import type { LiteralSyntax } from './syntax';

const SYNTAXES: Readonly<Record<GrammarId, LiteralSyntax>> = {
  javascript: JAVASCRIPT,
  typescript: JAVASCRIPT,
  tsx: JAVASCRIPT,
  python: PYTHON,
  java: JAVA,
  kotlin: KOTLIN,
  go: GO,
  'c-sharp': CSHARP,
  ruby: RUBY,
  php: PHP,
  rust: RUST,
  bash: BASH,
  powershell: POWERSHELL,
};

/** How literals and comments stand in the tree. */
export function literalSyntax(tree: Tree): LiteralSyntax {
  return SYNTAXES[grammarOf(tree)];
}

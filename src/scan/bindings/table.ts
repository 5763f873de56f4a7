import type { Node } from 'web-tree-sitter';
import { grammarOf, type GrammarId } from '../../parse/grammars';
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
import type { BindingSyntax } from './syntax';

const SYNTAXES: Readonly<Record<GrammarId, BindingSyntax>> = {
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

/** How names and values stand in the tree that a node belongs to. */
export function bindingSyntax({ tree }: Node): BindingSyntax {
  return SYNTAXES[grammarOf(tree)];
}

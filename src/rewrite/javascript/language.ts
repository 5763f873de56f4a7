import type { Grammars } from '../../parse/grammars';
import { grammarFor } from '../../parse/grammars';
import type { LanguageAdapter, ProjectFacts, SourceFile } from '../adapter';
import { addTo } from '../dependencies';
import { JavaScriptEdits } from './edits';
import { judgeJavaScript } from './judge';
import { PACKAGES, POWERTOOLS, writeCall } from './lookup';
import type { Language } from '../language';
import { addToPackageJson } from '../manifests/packageJson';
import { createTreeAdapter } from '../treeAdapter';

const LANGUAGE: Language = {
  languageIds: ['javascript', 'javascriptreact', 'typescript', 'typescriptreact'],
  takesFields: true,
  grammar: (file) => grammarFor(file.languageId) ?? 'javascript',
  judge: judgeJavaScript,
  edit: (parsed, moves) => new JavaScriptEdits(parsed).move(moves),
  dependencies: (project) =>
    addTo(project, ['package.json'], (text) => addToPackageJson(text, PACKAGES)),
  toInstall: (outcome) =>
    outcome === 'none'
      ? `Install ${Object.keys(PACKAGES).join(' and ')}: no package.json could be edited for it.`
      : '',
  snippet,
};

/** JavaScript and TypeScript, with JSX or without. */
export function createJavaScriptAdapter(grammars: Grammars): LanguageAdapter {
  return createTreeAdapter(grammars, LANGUAGE);
}

function snippet(secretName: string, file: SourceFile, project: ProjectFacts): string {
  const style = {
    eol: '\n',
    indent: '  ',
    quote: "'",
    width: 100,
    semicolons: true,
    trailingCommas: true,
  } as const;
  const call = writeCall({ callee: 'getSecret', secretName }, style);
  if (isCommonJs(file, project)) {
    return [
      `const { getSecret } = require('${POWERTOOLS}');`,
      '',
      '// Inside an async function:',
      `const secret = await ${call};`,
      '',
    ].join('\n');
  }
  return `import { getSecret } from '${POWERTOOLS}';\n\nconst secret = await ${call};\n`;
}

function isCommonJs(
  { path, languageId, text }: SourceFile,
  { packageType }: ProjectFacts,
): boolean {
  if (languageId.startsWith('typescript') || /\.[mc]?ts$|\.mjs$/.test(path)) return false;
  if (path.endsWith('.cjs')) return true;
  if (/^\s*(?:import|export)\b/m.test(text)) return false;
  return packageType !== 'module' || /\brequire\(|\bmodule\.exports\b/.test(text);
}

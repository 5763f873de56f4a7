import type { ProjectFacts, SourceFile } from '../adapter';
import { callWith } from '../lookupStyle';
import { libraryFor } from './library';
import { isTypeScript, type ModuleKind } from './module';
import type { JavaScriptStyle } from './style';

const STYLE: JavaScriptStyle = {
  eol: '\n',
  indent: '  ',
  quote: "'",
  width: 100,
  semicolons: true,
  trailingCommas: true,
};

/** A lookup with all that it needs, to be pasted by hand. */
export function javascriptSnippet(
  secretName: string,
  file: SourceFile,
  project: ProjectFacts,
): string {
  const importBy = isCommonJs(file, project) ? 'require' : 'import';
  const kind: ModuleKind = { importBy, topLevelAwait: importBy === 'import', why: '' };
  const typescript = isTypeScript(file.languageId);
  const taken = new Set<string>();
  const options = { statements: [], kind, style: STYLE, typescript, taken };
  const name = `'${secretName}'`;
  const library = libraryFor(project, options);
  if (typeof library === 'string') {
    const own = project.lookup?.javascript;
    return typeof own === 'object' ? `const secret = ${callWith(own, name)};\n` : '';
  }
  const statements = library.imports.flatMap(({ statement }) => statement ?? []);
  const call = `${library.waits ? 'await ' : ''}${library.call(name)}`;
  const isInside = library.waits && importBy === 'require';
  const lookup = [...(isInside ? ['// Inside an async function:'] : []), `const secret = ${call};`];
  return [statements, [library.declaration ?? []].flat(), lookup]
    .filter((group) => group.length > 0)
    .map((group) => `${group.join('\n')}\n`)
    .join('\n');
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

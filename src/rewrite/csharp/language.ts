import type { Grammars } from '../../parse/grammars';
import type { LanguageAdapter, ProjectFacts } from '../adapter';
import type { Language } from '../language';
import { addToCsproj } from '../manifests/csproj';
import { createTreeAdapter } from '../treeAdapter';
import { CSharpEdits } from './edits';
import { judgeCSharp } from './judge';
import { CACHING } from './usings';

const PACKAGE = 'AWSSDK.SecretsManager.Caching';
const VERSION = '2.*';

const LANGUAGE: Language = {
  languageIds: ['csharp'],
  grammar: () => 'c-sharp',
  judge: judgeCSharp,
  edit: (parsed, moves) => new CSharpEdits(parsed).move(moves),
  manifests(project, findings) {
    return projectEdits(project).flatMap(({ path, edit }) =>
      edit && edit !== 'unchanged' ? [{ path, edits: [{ ...edit, findings }] }] : [],
    );
  },
  toInstall(project) {
    return projectEdits(project).some(({ edit }) => edit !== undefined)
      ? ''
      : `Run dotnet add package ${PACKAGE}: no project file could be edited for it.`;
  },
  snippet: (secretName) =>
    [
      `// dotnet add package ${PACKAGE}`,
      `using ${CACHING};`,
      '',
      'private static readonly SecretsManagerCache Cache = new SecretsManagerCache();',
      '',
      `var secret = await Cache.GetSecretString("${secretName}");`,
      '',
    ].join('\n'),
};

/** C# 7 and newer; what is written is valid in all of them. */
export function createCSharpAdapter(grammars: Grammars): LanguageAdapter {
  return createTreeAdapter(grammars, LANGUAGE);
}

function projectEdits({ manifests }: ProjectFacts) {
  return manifests
    .filter(({ kind }) => kind === '*.csproj')
    .map(({ path, text }) => ({ path, edit: addToCsproj(text, PACKAGE, VERSION) }));
}

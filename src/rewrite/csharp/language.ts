import type { Grammars } from '../../parse/grammars';
import type { LanguageAdapter } from '../adapter';
import { addTo } from '../dependencies';
import type { Language } from '../language';
import { addToCsproj } from '../manifests/csproj';
import { createTreeAdapter } from '../treeAdapter';
import { CSharpEdits } from './edits';
import { exposedByCSharp } from './exposure';
import { judgeCSharp } from './judge';
import { CACHING } from './usings';

const PACKAGE = 'AWSSDK.SecretsManager.Caching';
const VERSION = '2.*';

const LANGUAGE: Language = {
  languageIds: ['csharp'],
  describes: true,
  grammar: () => 'c-sharp',
  judge: judgeCSharp,
  exposes: exposedByCSharp,
  edit: (parsed, moves) => new CSharpEdits(parsed).move(moves),
  dependencies: (project) =>
    addTo(project, ['*.csproj'], (text) => addToCsproj(text, PACKAGE, VERSION)),
  toInstall: (outcome) =>
    outcome === 'none'
      ? `Run dotnet add package ${PACKAGE}: no project file could be edited for it.`
      : '',
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

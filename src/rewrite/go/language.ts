import type { Grammars } from '../../parse/grammars';
import type { LanguageAdapter, ProjectFacts } from '../adapter';
import type { Language } from '../language';
import { addToGoMod } from '../manifests/goMod';
import { createTreeAdapter } from '../treeAdapter';
import { GoEdits } from './edits';
import { judgeGo } from './judge';

const MODULE = 'github.com/aws/aws-secretsmanager-caching-go/v2';
const VERSION = 'v2.2.0';

const LANGUAGE: Language = {
  languageIds: ['go'],
  grammar: () => 'go',
  judge: judgeGo,
  edit: (parsed, moves) => new GoEdits(parsed).move(moves),
  manifests(project, findings) {
    return goModules(project).flatMap(({ path, edit }) =>
      edit && edit !== 'unchanged' ? [{ path, edits: [{ ...edit, findings }] }] : [],
    );
  },
  toInstall(project) {
    const edits = goModules(project).map(({ edit }) => edit);
    if (edits.includes('unchanged')) return '';
    return edits.some((edit) => edit !== undefined)
      ? 'Run go mod tidy afterwards: it fetches the library.'
      : `Run go get ${MODULE}@${VERSION}: no go.mod could be edited for it.`;
  },
  snippet: (secretName) =>
    [
      `// go get ${MODULE}@${VERSION}`,
      `import "${MODULE}/secretcache"`,
      '',
      'cache, err := secretcache.New()',
      `secret, err := cache.GetSecretStringWithContext(ctx, "${secretName}")`,
      '',
    ].join('\n'),
};

/** Go, 1.24 or newer: the caching library asks for it. */
export function createGoAdapter(grammars: Grammars): LanguageAdapter {
  return createTreeAdapter(grammars, LANGUAGE);
}

function goModules({ manifests }: ProjectFacts) {
  return manifests
    .filter(({ kind }) => kind === 'go.mod')
    .map(({ path, text }) => ({ path, edit: addToGoMod(text, MODULE, VERSION) }));
}

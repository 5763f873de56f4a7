import type { Grammars } from '../../parse/grammars';
import type { LanguageAdapter } from '../adapter';
import { addTo } from '../dependencies';
import type { Language } from '../language';
import { ownLookupIn, ownSnippet } from '../lookupStyle';
import { addToGoMod } from '../manifests/goMod';
import { createTreeAdapter } from '../treeAdapter';
import { GoEdits } from './edits';
import { exposedByGo } from './exposure';
import { judgeGo } from './judge';

const MODULE = 'github.com/aws/aws-secretsmanager-caching-go/v2';
const VERSION = 'v2.2.0';

const LANGUAGE: Language = {
  languageIds: ['go'],
  describes: ({ lookup }) => !ownLookupIn(lookup, 'go'),
  grammar: () => 'go',
  judge: judgeGo,
  exposes: exposedByGo,
  edit: (parsed, moves) => new GoEdits(parsed).move(moves),
  dependencies: (project) =>
    ownLookupIn(project.lookup, 'go')
      ? []
      : addTo(project, ['go.mod'], (text) => addToGoMod(text, MODULE, VERSION)),
  toInstall(outcome, project) {
    if (outcome === 'there' || ownLookupIn(project.lookup, 'go')) return '';
    return outcome === 'added'
      ? 'Run go mod tidy afterwards: it fetches the library.'
      : `Run go get ${MODULE}@${VERSION}: no go.mod could be edited for it.`;
  },
  snippet: (secretName, _, project) =>
    ownSnippet(ownLookupIn(project.lookup, 'go'), 'secret := ', `"${secretName}"`) ??
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

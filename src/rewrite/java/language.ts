import type { Grammars } from '../../parse/grammars';
import type { LanguageAdapter } from '../adapter';
import {
  CACHE_CLASS,
  CACHE_NAME,
  COORDINATES,
  libraryDependencies,
  libraryToInstall,
} from '../jvm/library';
import type { Language } from '../language';
import { createTreeAdapter } from '../treeAdapter';
import { JavaEdits } from './edits';
import { exposedByJava, judgeJava } from './judge';

const LANGUAGE: Language = {
  languageIds: ['java'],
  describes: true,
  grammar: () => 'java',
  judge: judgeJava,
  exposes: exposedByJava,
  edit: (parsed, moves) => new JavaEdits(parsed).move(moves),
  dependencies: libraryDependencies,
  toInstall: libraryToInstall,
  snippet: (secretName) =>
    [
      `// ${COORDINATES}`,
      `import ${CACHE_NAME};`,
      '',
      `private static final ${CACHE_CLASS} SECRET_CACHE = new ${CACHE_CLASS}();`,
      '',
      `String secret = SECRET_CACHE.getSecretString("${secretName}");`,
      '',
    ].join('\n'),
};

/** Java 8 and newer. */
export function createJavaAdapter(grammars: Grammars): LanguageAdapter {
  return createTreeAdapter(grammars, LANGUAGE);
}

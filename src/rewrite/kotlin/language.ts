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
import { KotlinEdits } from './edits';
import { exposedByKotlin, judgeKotlin } from './judge';

const LANGUAGE: Language = {
  languageIds: ['kotlin'],
  describes: true,
  grammar: () => 'kotlin',
  judge: judgeKotlin,
  exposes: exposedByKotlin,
  edit: (parsed, moves) => new KotlinEdits(parsed).move(moves),
  dependencies: libraryDependencies,
  toInstall: libraryToInstall,
  snippet: (secretName) =>
    [
      `// ${COORDINATES}`,
      `import ${CACHE_NAME}`,
      '',
      `private val secretCache = ${CACHE_CLASS}()`,
      '',
      `val secret: String by lazy { secretCache.getSecretString("${secretName}") }`,
      '',
    ].join('\n'),
};

/** Kotlin on the JVM. */
export function createKotlinAdapter(grammars: Grammars): LanguageAdapter {
  return createTreeAdapter(grammars, LANGUAGE);
}

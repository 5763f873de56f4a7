import type { Grammars } from '../../parse/grammars';
import type { LanguageAdapter } from '../adapter';
import type { Language } from '../language';
import { createTreeAdapter } from '../treeAdapter';
import { BashEdits, lookup } from './edits';
import { judgeBash } from './judge';

const LANGUAGE: Language = {
  languageIds: ['shellscript'],
  grammar: () => 'bash',
  judge: judgeBash,
  edit: (parsed, moves) => new BashEdits(parsed).move(moves),
  dependencies: () => [],
  toInstall: () => '',
  snippet: (secretName) => `secret="${lookup(secretName)}"\n`,
};

/** Bash and other shells of the POSIX kind, with the AWS command line. */
export function createBashAdapter(grammars: Grammars): LanguageAdapter {
  return createTreeAdapter(grammars, LANGUAGE);
}

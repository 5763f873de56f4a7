import type { Grammars } from '../../parse/grammars';
import type { LanguageAdapter } from '../adapter';
import { addTo } from '../dependencies';
import type { Language } from '../language';
import { ownLookupIn, ownSnippet } from '../lookupStyle';
import { addToGemfile } from '../manifests/gemfile';
import { createTreeAdapter } from '../treeAdapter';
import { RubyEdits } from './edits';
import { GEM } from './imports';
import { judgeRuby } from './judge';

const LANGUAGE: Language = {
  languageIds: ['ruby'],
  grammar: () => 'ruby',
  judge: judgeRuby,
  edit: (parsed, moves) => new RubyEdits(parsed).move(moves),
  dependencies: (project) =>
    ownLookupIn(project.lookup, 'ruby')
      ? []
      : addTo(project, ['Gemfile'], (text) => addToGemfile(text, GEM, '~> 1')),
  toInstall(outcome, project) {
    if (ownLookupIn(project.lookup, 'ruby')) return '';
    return outcome === 'none'
      ? `Install the gem ${GEM}: no Gemfile could be edited for it.`
      : 'Run bundle install afterwards: it fetches the gem.';
  },
  snippet: (secretName, _, project) =>
    ownSnippet(ownLookupIn(project.lookup, 'ruby'), 'secret = ', `'${secretName}'`) ??
    [
      `require '${GEM}'`,
      '',
      'client = Aws::SecretsManager::Client.new',
      `secret = client.get_secret_value(secret_id: '${secretName}').secret_string`,
      '',
    ].join('\n'),
};

/** Ruby 2.7 and newer, in scripts, libraries and Rails. */
export function createRubyAdapter(grammars: Grammars): LanguageAdapter {
  return createTreeAdapter(grammars, LANGUAGE);
}

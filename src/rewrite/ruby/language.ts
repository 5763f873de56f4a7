import type { Grammars } from '../../parse/grammars';
import type { LanguageAdapter, ProjectFacts } from '../adapter';
import type { Language } from '../language';
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
  manifests: (project, findings) =>
    gemfiles(project).flatMap(({ path, edit }) =>
      edit && edit !== 'unchanged' ? [{ path, edits: [{ ...edit, findings }] }] : [],
    ),
  toInstall(project) {
    const settled = gemfiles(project).some(({ edit }) => edit !== undefined);
    return settled
      ? 'Run bundle install afterwards: it fetches the gem.'
      : `Install the gem ${GEM}: no Gemfile could be edited for it.`;
  },
  snippet: (secretName) =>
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

function gemfiles({ manifests }: ProjectFacts) {
  return manifests
    .filter(({ kind }) => kind === 'Gemfile')
    .map(({ path, text }) => ({ path, edit: addToGemfile(text, GEM, '~> 1') }));
}

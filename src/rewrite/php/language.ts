import type { Grammars } from '../../parse/grammars';
import type { LanguageAdapter } from '../adapter';
import { addTo } from '../dependencies';
import type { Language } from '../language';
import { ownLookupIn, ownSnippet } from '../lookupStyle';
import { addToComposer } from '../manifests/composer';
import { createTreeAdapter } from '../treeAdapter';
import { PhpEdits } from './edits';
import { judgePhp } from './judge';

const PACKAGE = 'aws/aws-sdk-php';

const LANGUAGE: Language = {
  languageIds: ['php'],
  grammar: () => 'php',
  judge: judgePhp,
  edit: (parsed, moves) => new PhpEdits(parsed).move(moves),
  dependencies: (project) =>
    ownLookupIn(project.lookup, 'php')
      ? []
      : addTo(project, ['composer.json'], (text) => addToComposer(text, PACKAGE, '^3')),
  toInstall(outcome, project) {
    if (ownLookupIn(project.lookup, 'php')) return '';
    return outcome === 'none'
      ? `Install ${PACKAGE}: composer.json could not be edited for it.`
      : `Run composer update ${PACKAGE} afterwards: it fetches the library.`;
  },
  snippet: (secretName, _, project) =>
    ownSnippet(ownLookupIn(project.lookup, 'php'), '$secret = ', `'${secretName}'`, ';') ??
    [
      'use Aws\\SecretsManager\\SecretsManagerClient;',
      '',
      "$client = new SecretsManagerClient(['region' => getenv('AWS_REGION')]);",
      `$secret = $client->getSecretValue(['SecretId' => '${secretName}'])['SecretString'];`,
      '',
    ].join('\n'),
};

/** PHP 7.4 and newer. */
export function createPhpAdapter(grammars: Grammars): LanguageAdapter {
  return createTreeAdapter(grammars, LANGUAGE);
}

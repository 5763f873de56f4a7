import type { Grammars } from '../../parse/grammars';
import type { LanguageAdapter, ProjectFacts } from '../adapter';
import type { Language } from '../language';
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
  manifests: (project, findings) =>
    composerFiles(project).flatMap(({ path, edit }) =>
      edit && edit !== 'unchanged' ? [{ path, edits: [{ ...edit, findings }] }] : [],
    ),
  toInstall(project) {
    const settled = composerFiles(project).some(({ edit }) => edit !== undefined);
    return settled
      ? `Run composer update ${PACKAGE} afterwards: it fetches the library.`
      : `Install ${PACKAGE}: composer.json could not be edited for it.`;
  },
  snippet: (secretName) =>
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

function composerFiles({ manifests }: ProjectFacts) {
  return manifests
    .filter(({ kind }) => kind === 'composer.json')
    .map(({ path, text }) => ({ path, edit: addToComposer(text, PACKAGE, '^3') }));
}

import type { Grammars } from '../../parse/grammars';
import type { LanguageAdapter } from '../adapter';
import { Draft } from '../draft';
import type { Language } from '../language';
import { oneSecretEach } from '../pieces';
import { spanOf } from '../syntax';
import { createTreeAdapter } from '../treeAdapter';
import { judgePowerShell } from './judge';

/** The text of a secret (AWS Tools for PowerShell 4 and 5; a module that is there loads by itself). */
function lookup(secretName: string): string {
  return `(Get-SECSecretValue -SecretId '${secretName}').SecretString`;
}

const LANGUAGE: Language = {
  languageIds: ['powershell'],
  grammar: () => 'powershell',
  judge: judgePowerShell,
  edit: ({ file }, moves) => {
    const draft = new Draft();
    for (const { place, secretName, index } of oneSecretEach(moves))
      draft.add(spanOf(place.node), lookup(secretName), [index]);
    return draft.finish(file.text.length);
  },
  dependencies: () => [],
  toInstall: () => 'Install AWS.Tools.SecretsManager where the script runs, and try it out.',
  snippet: (secretName) => `$secret = ${lookup(secretName)}\n`,
};

/** PowerShell scripts and modules, where little is needed to be sure: nothing here is run by tests. */
export function createPowerShellAdapter(grammars: Grammars): LanguageAdapter {
  return createTreeAdapter(grammars, LANGUAGE);
}

import type { Grammars } from '../../parse/grammars';
import type { LanguageAdapter } from '../adapter';
import { addTo } from '../dependencies';
import type { Language } from '../language';
import { PythonEdits } from './edits';
import { CACHING } from './imports';
import { judgePython } from './judge';
import { addToPyproject } from '../manifests/pyproject';
import { addToRequirements } from '../manifests/requirements';
import { createTreeAdapter } from '../treeAdapter';

const PACKAGE = 'aws-secretsmanager-caching';
const REQUIREMENT = `${PACKAGE}>=1.1.3`;

const LANGUAGE: Language = {
  languageIds: ['python'],
  describes: true,
  takesFields: true,
  grammar: () => 'python',
  judge: judgePython,
  edit: (parsed, moves) => new PythonEdits(parsed).move(moves),
  dependencies: (project) =>
    addTo(project, ['requirements.txt', 'pyproject.toml'], (text, kind) =>
      kind === 'requirements.txt'
        ? addToRequirements(text, REQUIREMENT)
        : addToPyproject(text, REQUIREMENT),
    ),
  toInstall: (outcome) =>
    outcome === 'none' ? `Install ${PACKAGE}: no list of dependencies could be edited for it.` : '',
  snippet: (secretName) =>
    [
      `from ${CACHING} import SecretCache`,
      '',
      'secret_cache = SecretCache()',
      `secret = secret_cache.get_secret_string("${secretName}")`,
      '',
    ].join('\n'),
};

/** Python 3. */
export function createPythonAdapter(grammars: Grammars): LanguageAdapter {
  return createTreeAdapter(grammars, LANGUAGE);
}

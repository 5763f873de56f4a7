import type { Grammars } from '../../parse/grammars';
import type { LanguageAdapter, ProjectFacts } from '../adapter';
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
  grammar: () => 'python',
  judge: judgePython,
  edit: (parsed, moves) => new PythonEdits(parsed).move(moves),
  manifests(project, findings) {
    return manifestEdits(project).flatMap(({ path, edit }) =>
      edit && edit !== 'unchanged' ? [{ path, edits: [{ ...edit, findings }] }] : [],
    );
  },
  toInstall(project) {
    const settled = manifestEdits(project).some(({ edit }) => edit !== undefined);
    return settled ? '' : `Install ${PACKAGE}: no list of dependencies could be edited for it.`;
  },
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

function manifestEdits({ manifests }: ProjectFacts) {
  return manifests.flatMap(({ kind, path, text }) => {
    if (kind === 'requirements.txt') return [{ path, edit: addToRequirements(text, REQUIREMENT) }];
    return kind === 'pyproject.toml' ? [{ path, edit: addToPyproject(text, REQUIREMENT) }] : [];
  });
}

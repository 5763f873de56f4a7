import type { Grammars } from '../../parse/grammars';
import type { LanguageAdapter, ProjectFacts } from '../adapter';
import { addTo } from '../dependencies';
import type { Language } from '../language';
import { PythonEdits } from './edits';
import { judgePython } from './judge';
import { pythonSnippet } from './snippet';
import { addToPyproject } from '../manifests/pyproject';
import { addToRequirements } from '../manifests/requirements';
import { createTreeAdapter } from '../treeAdapter';

/** What the lookups need, by the way that the team has chosen. */
const REQUIREMENTS = {
  caching: 'aws-secretsmanager-caching>=1.1.3',
  // The first version that takes its endpoints from the environment.
  boto3: 'boto3>=1.28',
  powertools: 'aws-lambda-powertools[aws-sdk]>=3',
} as const;

const LANGUAGE: Language = {
  languageIds: ['python'],
  describes: ({ lookup }) => (lookup?.python ?? 'caching') === 'caching',
  takesFields: true,
  grammar: () => 'python',
  judge: judgePython,
  edit: (parsed, moves) => new PythonEdits(parsed, moves).make(),
  dependencies: (project) => {
    const requirement = requirementFor(project);
    if (requirement === undefined) return [];
    return addTo(project, ['requirements.txt', 'pyproject.toml'], (text, kind) =>
      kind === 'requirements.txt'
        ? addToRequirements(text, requirement)
        : addToPyproject(text, requirement),
    );
  },
  toInstall: (outcome, project) => {
    const name = requirementFor(project)?.replace(/>=.*/, '');
    return outcome === 'none' && name !== undefined
      ? `Install ${name}: no list of dependencies could be edited for it.`
      : '';
  },
  snippet: pythonSnippet,
};

function requirementFor({ lookup }: ProjectFacts): string | undefined {
  const style = lookup?.python ?? 'caching';
  return typeof style === 'object' ? undefined : REQUIREMENTS[style];
}

/** Python 3. */
export function createPythonAdapter(grammars: Grammars): LanguageAdapter {
  return createTreeAdapter(grammars, LANGUAGE);
}

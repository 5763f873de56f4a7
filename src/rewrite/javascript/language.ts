import type { Grammars } from '../../parse/grammars';
import { grammarFor } from '../../parse/grammars';
import type { LanguageAdapter, ProjectFacts } from '../adapter';
import { addTo } from '../dependencies';
import { JavaScriptEdits } from './edits';
import { exposedByJavaScript } from './exposure';
import { judgeJavaScript } from './judge';
import { javascriptSnippet } from './snippet';
import type { Language } from '../language';
import { addToPackageJson } from '../manifests/packageJson';
import { createTreeAdapter } from '../treeAdapter';

/** What the lookups need, by the way that the team has chosen. */
const PACKAGES = {
  powertools: {
    '@aws-lambda-powertools/parameters': '^2.35.0',
    '@aws-sdk/client-secrets-manager': '^3.1164.0',
  },
  sdk: { '@aws-sdk/client-secrets-manager': '^3.1164.0' },
  agent: {},
} as const;

const AGENT_NOTE =
  'The Secrets Manager Agent, or its Lambda extension, has to run beside the program.';

const LANGUAGE: Language = {
  languageIds: ['javascript', 'javascriptreact', 'typescript', 'typescriptreact'],
  takesFields: true,
  describes: ({ lookup }) => lookup?.javascript === 'agent',
  grammar: (file) => grammarFor(file.languageId) ?? 'javascript',
  judge: judgeJavaScript,
  exposes: exposedByJavaScript,
  edit: (parsed, moves) => new JavaScriptEdits(parsed, moves).make(),
  dependencies: (project) => {
    const packages = packagesFor(project);
    if (Object.keys(packages).length === 0) return [];
    return addTo(project, ['package.json'], (text) => addToPackageJson(text, packages));
  },
  toInstall: (outcome, project) => {
    if (project.lookup?.javascript === 'agent') return AGENT_NOTE;
    const names = Object.keys(packagesFor(project));
    return outcome === 'none' && names.length > 0
      ? `Install ${names.join(' and ')}: no package.json could be edited for it.`
      : '';
  },
  snippet: javascriptSnippet,
};

function packagesFor({ lookup }: ProjectFacts): Readonly<Record<string, string>> {
  const style = lookup?.javascript ?? 'powertools';
  return typeof style === 'object' ? {} : PACKAGES[style];
}

/** JavaScript and TypeScript, with JSX or without. */
export function createJavaScriptAdapter(grammars: Grammars): LanguageAdapter {
  return createTreeAdapter(grammars, LANGUAGE);
}

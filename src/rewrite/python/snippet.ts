import type { ProjectFacts, SourceFile } from '../adapter';
import { callWith } from '../lookupStyle';
import { libraryFor } from './library';

/** A lookup with all that it needs, to be pasted by hand. */
export function pythonSnippet(secretName: string, _: SourceFile, project: ProjectFacts): string {
  const style = { quote: '"', eol: '\n', indent: '    ' } as const;
  const options = { ...style, statements: [], taken: new Set<string>(), before: 0 };
  const library = libraryFor(project, options);
  const name = `"${secretName}"`;
  if (typeof library === 'string') {
    const own = project.lookup?.python;
    return typeof own === 'object' ? `secret = ${callWith(own, name)}\n` : '';
  }
  const { standard, statement, declaration } = library;
  const lookup = `secret = ${library.call(name).join('')}`;
  const isShort = declaration?.includes('\n') === false;
  return [
    ...(standard?.statement === undefined ? [] : [standard.statement, '']),
    ...(statement === undefined ? [] : [statement, '']),
    ...(declaration === undefined ? [] : isShort ? [declaration] : ['', declaration, '', '']),
    lookup,
    '',
  ].join('\n');
}

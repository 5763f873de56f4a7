import { asNotebook } from '../asNotebook';
import { CONTEXTS } from '../contexts';
import { pythonContexts, pythonExpectations } from './pythonContexts';
import type { Source } from './program';

export const notebookExpectations = pythonExpectations;

/** Python's program of each context, each of its parts in a cell. */
export const notebookContexts: readonly Source[] = CONTEXTS.flatMap((context) => {
  const program = pythonContexts.find((one) => one.context === context);
  if (!program) return [];
  const cells = program.source.replaceAll('\n\n\n', '\n# %%\n');
  return [
    {
      ...program,
      file: program.file?.replace(/\.py$/, '.ipynb') ?? 'main.ipynb',
      source: `# %%\n${cells}`,
      wrap: (planted) => asNotebook(planted),
    },
  ];
});

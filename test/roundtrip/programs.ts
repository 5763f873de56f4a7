import { commonJs, esModules } from './programs/javascript';
import type { Program, Source } from './programs/program';
import { python } from './programs/python';
import { typescript, typescriptCommonJs } from './programs/typescript';

function group(
  programs: readonly Source[],
  kind: string,
  rest: Pick<Program, 'file' | 'project'>,
): Program[] {
  return programs.map((program) => ({ ...program, ...rest, name: `${kind}: ${program.name}` }));
}

export const PROGRAMS: readonly Program[] = [
  ...group(esModules, 'ES module', { file: 'main.js', project: { packageType: 'module' } }),
  ...group(commonJs, 'CommonJS', { file: 'main.cjs' }),
  ...group(commonJs.slice(0, 2), 'no package type', { file: 'main.js' }),
  ...group(typescript, 'TypeScript', {
    file: 'main.ts',
    project: { packageType: 'module', tsModule: 'nodenext', tsTarget: 'es2022' },
  }),
  ...group(typescriptCommonJs, 'TypeScript to CommonJS', {
    file: 'main.ts',
    project: { packageType: 'commonjs', tsModule: 'commonjs', tsTarget: 'es2022' },
  }),
  ...group(python, 'Python', { file: 'main.py' }),
];

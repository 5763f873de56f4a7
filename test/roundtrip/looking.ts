import type { LookupStyles } from '../../src/rewrite/lookupStyle';
import { group, type Program, type Source } from './programs/program';

type Programs = (kind: string, sources: readonly Source[], file: string) => Program[];

/** Programs of a team that looks its secrets up in this way. */
export function looking(lookup: LookupStyles): Programs {
  const packageType = 'module';
  const settings = { packageType, tsModule: 'nodenext', tsTarget: 'es2022', lookup } as const;
  return (kind, sources, file) => group(kind, sources, { file, project: settings });
}

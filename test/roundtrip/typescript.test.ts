import assert from 'node:assert/strict';
import { join } from 'node:path';
import ts from 'typescript';
import { typescriptFields } from './programs/fields';
import { group, type Program } from './programs/program';
import { typescript, typescriptCommonJs } from './programs/typescript';
import { typescriptContexts, typescriptExpectations } from './programs/typescriptContexts';
import { workDirectory } from './running';
import { chosenOf } from './spread';
import { useStage } from './stage';
import { NODE } from './toolchains/node';
import { describeTrips } from './trips';
import { typeErrors, writeForTypes } from './typecheck';

const PROGRAMS: readonly Program[] = [
  ...group('ES modules', [...typescript, ...typescriptContexts, ...typescriptFields], {
    file: 'main.ts',
    project: { packageType: 'module', tsModule: 'nodenext', tsTarget: 'es2022' },
  }),
  ...group('CommonJS', typescriptCommonJs, {
    file: 'main.ts',
    project: { packageType: 'commonjs', tsModule: 'commonjs', tsTarget: 'es2022' },
  }),
];

describe('round trips: TypeScript', function () {
  this.timeout(240_000);
  const stage = useStage();
  const chosen = chosenOf(PROGRAMS);
  const tripOf = describeTrips(
    {
      name: 'TypeScript',
      languageId: 'typescript',
      toolchain: NODE,
      programs: PROGRAMS,
      manifests: [{ kind: 'package.json', path: 'package.json', text: '{}\n' }],
      expectations: typescriptExpectations,
    },
    stage,
  );

  for (const [name, packageType, module] of [
    ['ES modules', 'module', ts.ModuleKind.NodeNext],
    ['CommonJS', 'commonjs', ts.ModuleKind.CommonJS],
  ] as const) {
    it(`${name}: the programs type-check before and after`, async () => {
      const paths: string[] = [];
      for (const [index, program] of PROGRAMS.entries()) {
        if (program.project?.packageType !== packageType || !chosen.has(program)) continue;
        const { before, after, directory } = tripOf(index);
        const extension = program.file.endsWith('x') ? 'tsx' : 'ts';
        const texts = { [`before.${extension}`]: before, [`after.${extension}`]: after };
        paths.push(...(await writeForTypes(`${directory}-types`, texts, packageType)));
      }
      assert.ok(paths.length > 0);
      assert.deepEqual(typeErrors(paths, module), []);
    });
  }

  it('a type that doesn’t fit would be noticed', async () => {
    const [path = ''] = await writeForTypes(
      join(workDirectory, 'wrong-types'),
      { 'after.ts': "const a: string = await import('node:os');\n" },
      'module',
    );
    assert.equal(typeErrors([path], ts.ModuleKind.NodeNext).length, 1);
  });
});

import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import ts from 'typescript';

/** Type errors of files that are compiled to one kind of module, strictly, as `file: message`. */
export function typeErrors(paths: readonly string[], module: ts.ModuleKind): string[] {
  const options: ts.CompilerOptions = {
    strict: true,
    noUncheckedIndexedAccess: true,
    exactOptionalPropertyTypes: true,
    module,
    jsx: ts.JsxEmit.React,
    moduleResolution:
      module === ts.ModuleKind.NodeNext
        ? ts.ModuleResolutionKind.NodeNext
        : ts.ModuleResolutionKind.Bundler,
    target: ts.ScriptTarget.ES2022,
    types: ['node'],
    typeRoots: [join(__dirname, '../../node_modules/@types')],
    skipLibCheck: true,
    noEmit: true,
  };
  const program = ts.createProgram(paths, options);
  return ts
    .getPreEmitDiagnostics(program)
    .map(
      ({ file, messageText }) =>
        `${file?.fileName ?? ''}: ${ts.flattenDiagnosticMessageText(messageText, '\n')}`,
    );
}

/** Writes files to a folder that no run writes to. @returns their paths */
export async function writeForTypes(
  folder: string,
  texts: Readonly<Record<string, string>>,
  type: 'module' | 'commonjs',
): Promise<string[]> {
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'package.json'), JSON.stringify({ type }));
  const paths: string[] = [];
  for (const [name, text] of Object.entries(texts)) {
    const path = join(folder, name);
    // Without an import it would be a script, whose names are everybody's.
    await writeFile(path, `${text}export {};\n`);
    paths.push(path);
  }
  return paths;
}

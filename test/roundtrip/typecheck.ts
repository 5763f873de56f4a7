import { join } from 'node:path';
import ts from 'typescript';

export interface TypedFile {
  readonly path: string;
  readonly text: string;
}

/** Type errors of files that are compiled to one kind of module, strictly, as `file: message`. */
export function typeErrors(files: readonly TypedFile[], module: ts.ModuleKind): string[] {
  const options: ts.CompilerOptions = {
    strict: true,
    noUncheckedIndexedAccess: true,
    exactOptionalPropertyTypes: true,
    module,
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
  const texts = new Map(files.map((file) => [file.path, file.text]));
  const host = ts.createCompilerHost(options);
  const overlay: ts.CompilerHost = {
    ...host,
    fileExists: (path) => texts.has(path) || host.fileExists(path),
    readFile: (path) => texts.get(path) ?? host.readFile(path),
  };
  const program = ts.createProgram([...texts.keys()], options, overlay);
  return ts
    .getPreEmitDiagnostics(program)
    .map(
      ({ file, messageText }) =>
        `${file?.fileName ?? ''}: ${ts.flattenDiagnosticMessageText(messageText, '\n')}`,
    );
}

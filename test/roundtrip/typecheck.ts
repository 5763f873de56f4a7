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

import { transform } from 'esbuild';
import { output, writeAll } from './process';
import type { Executable, Toolchain } from './toolchain';

/** Node runs JavaScript as it is; what it doesn’t know yet is compiled: types, JSX and decorators. */
export const NODE: Toolchain = {
  missing: 'Node runs these tests, so it is never missing.',
  isThere: () => true,
  build: (programs, env) =>
    Promise.resolve(programs.map((program) => () => runInNode(program, env))),
};

export async function runInNode(program: Executable, env: NodeJS.ProcessEnv): Promise<string> {
  const { directory, file, text, packageType } = program;
  const needsCompiler = /\.(?:ts|tsx|jsx)$/.test(file) || DECORATOR.test(text);
  const compiled = file.replace(/(?:ts|tsx|jsx)$/, 'js');
  await writeAll(directory, {
    'package.json': JSON.stringify(packageType ? { type: packageType } : {}),
    [compiled]: needsCompiler ? await compile(program) : text,
  });
  return output([process.execPath, compiled], { cwd: directory, env });
}

const DECORATOR = /^\s*@\w+\(/m;

async function compile({ file, text, packageType }: Executable): Promise<string> {
  const extension = /\.[cm]?(jsx?|tsx?)$/.exec(file)?.[1];
  const format = packageType === 'module' ? 'esm' : 'cjs';
  const loader = extension as 'js' | 'jsx' | 'ts' | 'tsx';
  return (await transform(text, { loader, format, target: 'node20' })).code;
}

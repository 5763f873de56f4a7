import { transform } from 'esbuild';
import { output, writeAll } from './process';
import type { Executable, Toolchain } from './toolchain';

/** Node runs JavaScript as it is, and TypeScript without its types. */
export const NODE: Toolchain = {
  missing: 'Node runs these tests, so it is never missing.',
  isThere: () => true,
  build: (programs, env) =>
    Promise.resolve(programs.map((program) => () => runInNode(program, env))),
};

export async function runInNode(program: Executable, env: NodeJS.ProcessEnv): Promise<string> {
  const { directory, file, text, packageType } = program;
  const isTypeScript = file.endsWith('.ts');
  const compiled = isTypeScript ? file.replace(/ts$/, 'js') : file;
  await writeAll(directory, {
    'package.json': JSON.stringify(packageType ? { type: packageType } : {}),
    [compiled]: isTypeScript ? await compile(text, packageType) : text,
  });
  return output([process.execPath, compiled], { cwd: directory, env });
}

async function compile(text: string, packageType: Executable['packageType']): Promise<string> {
  const format = packageType === 'module' ? 'esm' : 'cjs';
  return (await transform(text, { loader: 'ts', format, target: 'node20' })).code;
}

import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { root } from '../running';
import { output, writeAll } from './process';
import type { Executable, Run, Toolchain } from './toolchain';

const MISSING =
  'Java 17 with its compiler or the libraries are missing; install them with apt-get install openjdk-17-jdk-headless maven and node scripts/jvmLibraries.mjs';

/** Where scripts/jvmLibraries.mjs puts what it downloads. */
const libraries = join(root, '.cache/jvm');
const compileAll = join(__dirname, 'jvm/CompileAll.java');

/** Programs live for a second: what a long life would gain by is left out. */
const START_QUICKLY = ['-XX:TieredStopAtLevel=1', '-XX:+UseSerialGC', '-Xshare:auto'];

type Compiler = 'java' | 'kotlin';

export const JAVA: Toolchain = {
  missing: MISSING,
  isThere,
  async build(programs, env) {
    for (const { directory, file, text } of programs) await writeAll(directory, { [file]: text });
    const complaints = await compile('java', programs.map(javaArguments));
    return programs.map((program, i) => runOf(program, complaints[i], env));
  },
};

/** Compiles all programs at once, each in a package of its own; one by one only if that fails. */
export const KOTLIN: Toolchain = {
  missing: MISSING,
  isThere,
  async build(programs, env) {
    const packaged = programs.map(inPackage);
    for (const { directory, file, text } of packaged) await writeAll(directory, { [file]: text });
    const together = kotlinArguments(packaged);
    const [failed] = await compile('kotlin', [together]);
    const complaints = failed
      ? await compile(
          'kotlin',
          packaged.map((program) => kotlinArguments([program])),
        )
      : [];
    const shared = failed ? undefined : classesOf(packaged[0]!);
    return packaged.map((program, i) => runOf(program, complaints[i], env, shared));
  },
};

function isThere(): boolean {
  const found = existsSync(join(libraries, 'installed.json'));
  return found && spawnSync('javac', ['-version']).status === 0;
}

function jars(folder: string): string {
  const names = readdirSync(join(libraries, folder)).filter((name) => name.endsWith('.jar'));
  return names.map((name) => join(libraries, folder, name)).join(delimiter);
}

function classesOf({ directory }: Executable): string {
  return join(directory, 'classes');
}

function javaArguments(program: Executable): string[] {
  const { directory, file } = program;
  const options = ['-encoding', 'UTF-8', '-proc:none', '-nowarn', '-cp', jars('programs')];
  return [...options, '-d', classesOf(program), join(directory, file)];
}

function kotlinArguments(programs: readonly Executable[]): string[] {
  const options = ['-no-stdlib', '-no-reflect', '-nowarn', '-cp', jars('programs')];
  const files = programs.map(({ directory, file }) => join(directory, file));
  return [...options, '-d', classesOf(programs[0]!), ...files];
}

/** The program in the package of its number, for the compiler takes all of them for one. */
function inPackage(program: Executable, number: number): Executable {
  const own = `package program${number}`;
  const { text } = program;
  const packaged = /^package [\w.]+/m.test(text)
    ? text.replace(/^package [\w.]+/m, own)
    : text.replace(/^(?:@file:.*\r?\n)*/, (annotations) => `${annotations}${own};`);
  return { ...program, text: packaged };
}

/** @returns for each list of arguments what the compiler complained of; empty where it compiled. */
async function compile(language: Compiler, tasks: readonly string[][]): Promise<string[]> {
  const classpath = language === 'kotlin' ? ['-cp', jars('kotlinc')] : [];
  const options = ['-Xshare:auto', '-XX:+UseSerialGC', ...classpath];
  const child = spawn('java', [...options, compileAll, language], {
    stdio: ['pipe', 'pipe', 'ignore'],
  });
  child.stdin.end(tasks.map((task) => `${task.join('\t')}\n`).join(''));
  let answers = '';
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => (answers += chunk));
  await new Promise((resolve) => child.once('close', resolve));
  const complaints = answers.split('\n').map((line) => Buffer.from(line, 'base64').toString());
  return tasks.map((_, i) => (i < complaints.length - 1 ? complaints[i]! : 'the compiler died'));
}

function runOf(
  program: Executable,
  complaint: string | undefined,
  env: NodeJS.ProcessEnv,
  classes = classesOf(program),
): Run {
  if (complaint) return () => Promise.reject(new Error(complaint));
  const classpath = [classes, jars('programs')].join(delimiter);
  const options = [...START_QUICKLY, '-Dfile.encoding=UTF-8', '-cp', classpath];
  const { directory: cwd } = program;
  return () => output(['java', ...options, mainClass(program)], { cwd, env });
}

function mainClass({ file, text }: Executable): string {
  const own = /^package ([\w.]+)/m.exec(text)?.[1];
  const name = file
    .replace(/\.java$/, '')
    .replace(/\.kt$/, 'Kt')
    .replace(/^.*\//, '');
  return own === undefined ? name : `${own}.${name}`;
}

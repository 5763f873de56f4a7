import { callWith, type OwnLookup } from '../lookupStyle';
import { importNames, type ModuleImport } from './imports';
import type { Library, LibraryOptions } from './library';

/** `import { a, b } from 'module'`: names that can be imported as the file imports others. */
const NAMED = /^import\s*\{([\w$\s,]+)\}\s*from\s*(['"])([^'"]+)\2\s*;?$/;

/** @returns a sentence's end where the file can't call the team's function. */
export function createOwn(own: OwnLookup, options: LibraryOptions): Library | string {
  const waits = /^await\s/.test(own.call);
  const call = own.call.replace(/^await\s+/, '');
  const named = NAMED.exec(own.import ?? '');
  if (named) {
    const [, list = '', , module = ''] = named;
    const names = list.split(',').map((name) => name.trim());
    const wanted = { module, names: names.filter((name) => name !== '') };
    const imported = importNames(wanted, options);
    const renamed = wanted.names.reduce(
      (code, name, i) => rename(code, name, imported.locals[i] ?? name),
      call,
    );
    return library(renamed, waits, [imported]);
  }
  const imported = verbatim(own.import ?? '', options);
  return typeof imported === 'string' ? imported : library(call, waits, [imported]);
}

function library(call: string, waits: boolean, imports: readonly ModuleImport[]): Library {
  const write = (name: string): string => callWith({ call }, name);
  return {
    callee: /^[\w$.]*/.exec(call)?.[0] ?? '',
    imports,
    waits,
    givesString: true,
    isPlain: /^[\w$.]+\([^()]*\)$/.test(call),
    call: write,
    readObject: (name, before) => `${before}JSON.parse(${waits ? 'await ' : ''}${write(name)})`,
  };
}

/** The name, where it is no member of something, as the file calls it. */
function rename(code: string, name: string, local: string): string {
  return name === local
    ? code
    : code.replaceAll(new RegExp(`(?<![\\w$.])${escape(name)}(?![\\w$])`, 'g'), () => local);
}

function escape(name: string): string {
  return name.replaceAll('$', String.raw`\$`);
}

/** Any other import, as it is written. */
function verbatim(statement: string, options: LibraryOptions): ModuleImport | string {
  const { statements, kind, style, taken } = options;
  if (statement === '') return { locals: [] };
  const wanted = normal(statement);
  if (statements.some((node) => normal(node.text) === wanted)) return { locals: [] };
  const isImport = /^import\b/.test(statement);
  if (isImport !== (kind.importBy === 'import')) {
    return 'it is another kind of module than the team’s import is for';
  }
  const names = statement.replace(/(['"]).*?\1/g, '').match(/[\w$]+/g) ?? [];
  const clash = names.find((name) => taken.has(name) && name !== 'require');
  if (clash !== undefined) return `it calls something else ${clash}`;
  const end = style.semicolons ? ';' : '';
  return {
    locals: [],
    statement: statement.replace(/\s*;\s*$/, '').replaceAll(/['"]/g, style.quote) + end,
  };
}

function normal(statement: string): string {
  return statement.replaceAll(/['"]/g, "'").replaceAll(/\s+|;$/g, '');
}

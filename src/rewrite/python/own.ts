import { callWith, NAME_PLACE, type OwnLookup } from '../lookupStyle';
import { importedAs, importedFrom } from './imports';
import type { Library, LibraryOptions } from './library';

/** `from module import name`, `import module`: what a team's import can be told from. */
const FROM = /^from\s+([\w.]+)\s+import\s+(\w+)(?:\s+as\s+(\w+))?$/;
const WHOLE = /^import\s+([\w.]+)(?:\s+as\s+(\w+))?$/;

/** @returns a sentence's end where the file can't call the team's function. */
export function createOwn(own: OwnLookup, options: LibraryOptions): Library | string {
  const library: Library = {
    waits: /^await\s/.test(own.call),
    call: (name) => {
      const at = own.call.indexOf(NAME_PLACE);
      const head = own.call.slice(0, at);
      // Only within a bracket may a line end stand.
      return /[([]$/.test(head)
        ? [head, name, own.call.slice(at + NAME_PLACE.length)]
        : [callWith(own, name), '', ''];
    },
  };
  if (own.import === undefined || isThere(own.import, options)) return library;
  const local = nameOf(own.import);
  if (local !== undefined && options.taken.has(local)) return `it calls something else ${local}`;
  return { ...library, statement: own.import };
}

/** The name that an import binds. */
function nameOf(statement: string): string | undefined {
  const [, , name, alias] = FROM.exec(statement) ?? [];
  const [, module, other] = WHOLE.exec(statement) ?? [];
  return alias ?? name ?? other ?? module?.split('.')[0];
}

/** Whether the file imports the same under the same name, in time. */
function isThere(statement: string, { statements, before }: LibraryOptions): boolean {
  const [, from, name = ''] = FROM.exec(statement) ?? [];
  const [, module] = WHOLE.exec(statement) ?? [];
  if (from !== undefined) return importedFrom(from, name, statements, before) === nameOf(statement);
  if (module !== undefined) {
    const local = importedAs(module, statements, before);
    return local === module || local === nameOf(statement);
  }
  return statements.some((node) => node.endIndex <= before && node.text === statement);
}

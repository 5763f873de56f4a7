import type { Node } from 'web-tree-sitter';
import type { TextEdit } from '../../base/text';
import { indentAt, indentOf, lineStart } from '../style';
import { descendants, freshName, outward, sourceOf } from '../syntax';
import { hasModifier, membersOf } from './types';
import { CACHING, hasUsing } from './usings';

const CACHE_CLASS = 'SecretsManagerCache';

/**
 * The class of a file that keeps its cache. It stands beside the file’s own types, so that a lookup
 * sets no other class’s static code going, and no order of static fields matters.
 */
export interface Holder {
  readonly name: string;
  /** The block namespace that it is in, or the file. */
  readonly scope: Node;
  readonly existing?: Node;
}

/** The holder for lookups in place of these literals. */
export function holderFor(root: Node, path: string, literals: readonly Node[]): Holder {
  const scopes = literals.map((literal) => namespaceAround(literal) ?? root);
  const [first = root] = scopes;
  const scope = scopes.every((one) => one.equals(first)) ? first : root;
  const existing = descendants(root, 'class_declaration').find(
    (type) =>
      isHolder(type) && [root, scope].some((one) => one.equals(namespaceAround(type) ?? root)),
  );
  if (existing) return { name: nameOf(existing), scope, existing };
  const taken = new Set(descendants(root, 'identifier').map(({ text }) => text));
  return { name: freshName(`${nameOfFile(path)}Secrets`, taken), scope };
}

/** The edits that declare what lookups need: the class, or the method that an existing one lacks. */
export function declareHolder(root: Node, holder: Holder, needs: Needs): TextEdit[] {
  const { existing } = holder;
  const code = new HolderCode(root, needs);
  if (!existing) return [code.declare(holder)];
  const hasGet = membersOf(existing).some((member) => nameOf(member) === 'Get');
  return needs.waits && !hasGet ? code.addGet(existing) : [];
}

interface Needs {
  /** Whether some lookup can’t be awaited. */
  readonly waits: boolean;
  readonly eol: '\n' | '\r\n';
}

/** Whether the file has a type of its own of the library’s name. */
export function isCacheNameTaken(root: Node): boolean {
  const kinds = ['class', 'struct', 'interface', 'enum', 'record'].map(
    (kind) => `${kind}_declaration`,
  );
  return descendants(root, ...kinds).some((type) => nameOf(type) === CACHE_CLASS);
}

class HolderCode {
  readonly #root: Node;
  readonly #needs: Needs;
  readonly #unit: string;

  constructor(root: Node, needs: Needs) {
    this.#root = root;
    this.#needs = needs;
    this.#unit = indentOf(sourceOf(root), '    ');
  }

  declare({ name, scope }: Holder): TextEdit {
    const { eol } = this.#needs;
    const text = sourceOf(this.#root);
    const body = scope.childForFieldName('body');
    const cache = isCacheNameTaken(this.#root) ? `global::${CACHING}.${CACHE_CLASS}` : CACHE_CLASS;
    const lines = [
      '/// <summary>Looks secrets up in AWS Secrets Manager.</summary>',
      ...this.#opened(`internal static class ${name}`),
      `\tinternal static readonly ${cache} Cache = new ${cache}();`,
      ...(this.#needs.waits ? ['', ...this.#get().map((line) => `\t${line}`)] : []),
      '}',
    ];
    if (!body) return insert(text.trimEnd().length, eol + eol + this.#laidOut(lines, ''));
    const start = lineStart(text, body.endIndex - 1);
    const isAlone = text.slice(start, body.endIndex - 1).trim() === '';
    const at = isAlone ? start : body.endIndex - 1;
    const indent = indentAt(text, scope.startIndex) + this.#unit;
    return insert(at, eol + this.#laidOut(lines, indent) + eol);
  }

  addGet(existing: Node): TextEdit[] {
    const { eol } = this.#needs;
    const last = membersOf(existing).at(-1);
    if (!last) return [];
    const indent = indentAt(sourceOf(this.#root), last.startIndex);
    return [insert(last.endIndex, eol + eol + this.#laidOut(this.#get(), indent))];
  }

  /** On another thread, so that it waits for nothing that waits for this one. */
  #get(): string[] {
    const task = hasUsing(this.#root, 'System.Threading.Tasks') ? '' : 'System.Threading.Tasks.';
    return [
      '/// <summary>Waits for a secret, where it cannot be awaited.</summary>',
      ...this.#opened('internal static string Get(string id)'),
      `\treturn ${task}Task.Run(() => Cache.GetSecretString(id)).GetAwaiter().GetResult();`,
      '}',
    ];
  }

  /** The opening brace where the file’s types have it. */
  #opened(head: string): string[] {
    const body = descendants(this.#root, 'declaration_list')[0];
    const before = body?.previousSibling;
    const isSameLine = before?.endPosition.row === body?.startPosition.row;
    return body && isSameLine ? [`${head} {`] : [head, '{'];
  }

  #laidOut(lines: readonly string[], indent: string): string {
    return lines
      .map((line) =>
        line === '' ? '' : indent + line.replace(/^\t+/, (tabs) => this.#unit.repeat(tabs.length)),
      )
      .join(this.#needs.eol);
  }
}

function namespaceAround(node: Node): Node | undefined {
  return [...outward(node)].findLast(({ type }) => type === 'namespace_declaration');
}

function isHolder(type: Node): boolean {
  if (!hasModifier(type, 'static') || !nameOf(type).endsWith('Secrets')) return false;
  return membersOf(type).some(
    (member) =>
      member.type === 'field_declaration' &&
      /\bSecretsManagerCache\s+Cache\b/.test(member.text) &&
      hasModifier(member, 'static') &&
      hasModifier(member, 'internal', 'public'),
  );
}

function nameOf(declaration: Node): string {
  return declaration.childForFieldName('name')?.text ?? '';
}

/** `db_config.cs` → `DbConfig`. */
function nameOfFile(path: string): string {
  const base = path.split(/[\\/]/).at(-1)?.replace(/\.cs$/i, '') ?? '';
  const words = base.split(/[^\dA-Za-z]+/).filter((word) => word !== '');
  const name = words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('');
  return /^\d/.test(name) ? `File${name}` : name;
}

function insert(offset: number, newText: string): TextEdit {
  return { span: { start: offset, end: offset }, newText };
}

import type { Node } from 'web-tree-sitter';
import { freshName } from '../syntax';
import { importedAs } from './imports';
import type { Library, LibraryOptions } from './library';
import { standardModuleFor } from './standardModule';

const NAME = 'get_secret';

/**
 * boto3 alone, with a function in the file that keeps what it has fetched: a rotated secret is seen
 * when the process starts again.
 */
export function createBoto3(options: LibraryOptions): Library {
  const { statements, taken, before, eol, indent, quote } = options;
  const known = statements.find((node) => node.endIndex <= before && isHelper(node));
  const there = known?.childForFieldName('definition')?.childForFieldName('name')?.text;
  if (known && there !== undefined) return { ...calling(there), end: known.endIndex };
  const name = freshName(NAME, taken);
  const boto3 = importedAs('boto3', statements, before);
  const local = boto3 ?? freshName('boto3', taken);
  const functools = standardModuleFor('functools', statements, options);
  const client = `${local}.client(${quote}secretsmanager${quote})`;
  const declaration = [
    `@${functools.name}.lru_cache(maxsize=None)`,
    `def ${name}(name):`,
    `${indent}client = ${client}`,
    `${indent}return client.get_secret_value(SecretId=name)[${quote}SecretString${quote}]`,
  ].join(eol);
  const alias = local === 'boto3' ? '' : ` as ${local}`;
  return {
    ...calling(name),
    ...(boto3 === undefined && { statement: `import boto3${alias}` }),
    standard: functools,
    declaration,
  };
}

function calling(callee: string): Library {
  return { waits: false, call: (name) => [`${callee}(`, name, ')'] };
}

function isHelper(node: Node): boolean {
  const definition = node.type === 'decorated_definition' && node.childForFieldName('definition');
  return (
    definition !== false &&
    /^get_secret\d*$/.test(definition?.childForFieldName('name')?.text ?? '') &&
    node.text.includes('lru_cache') &&
    node.text.includes('get_secret_value')
  );
}

import type { Node } from 'web-tree-sitter';
import { descendants, freshName, isBeforeBlankLine, namedChildren } from '../syntax';

const NAME = 'aws_secret';

/** The function that a file looks secrets up with. */
export interface Helper {
  readonly name: string;
  readonly isThere: boolean;
}

export function helperFor(root: Node): Helper {
  const functions = descendants(root, 'function_definition');
  const there = functions.some(
    (node) => node.childForFieldName('name')?.text === NAME && node.text.includes('getSecretValue'),
  );
  // Names of functions are the same whatever their case is.
  const own = functions.map((node) => node.childForFieldName('name')?.text ?? '');
  const imported = descendants(root, 'namespace_use_clause').flatMap(({ text }) =>
    text.split(/[^\w]+/),
  );
  const taken = new Set([...own, ...imported].map((name) => name.toLowerCase()));
  return { name: there ? NAME : freshName(NAME, taken), isThere: there };
}

/** Whether the file has the `use` statement. */
export function isUsed(statement: string, root: Node): boolean {
  const normal = (code: string): string => code.replaceAll(/\s|;$/g, '');
  return namedChildren(root).some((node) => normal(node.text) === normal(statement));
}

/** What a `use` statement binds that the file means something else by; undefined where nothing. */
export function clashingName(statement: string, root: Node): string | undefined {
  if (isUsed(statement, root)) return undefined;
  const name = /(\w+)\s*;?$/.exec(statement)?.[1] ?? '';
  const declared = descendants(
    root,
    'class_declaration',
    'interface_declaration',
    'trait_declaration',
    'enum_declaration',
    'function_definition',
  ).map((node) => node.childForFieldName('name')?.text ?? '');
  const used = descendants(root, 'namespace_use_clause').map(
    ({ text }) => /(\w+)$/.exec(text)?.[1] ?? '',
  );
  const taken = [...declared, ...used].map((one) => one.toLowerCase());
  return taken.includes(name.toLowerCase()) ? name : undefined;
}

/**
 * Behind what must stay first: the first tag, the file's comment, `declare`, `namespace` and `use`.
 * @returns undefined where a namespace has braces or is not the only one, or no tag of code stands at the top level.
 */
export function headerOf(root: Node): number | undefined {
  const nodes = namedChildren(root);
  const first = nodes.findIndex(({ type, text }) => type === 'php_tag' && text.startsWith('<?php'));
  const tag = nodes[first] ?? tagIn(nodes[0]);
  if (!tag) return undefined;
  const namespaces = nodes.filter(({ type }) => type === 'namespace_definition');
  if (namespaces.length > 1 || namespaces.some(({ text }) => text.endsWith('}'))) return undefined;
  let end = tag.startIndex + '<?php'.length;
  for (const node of nodes.filter(({ startIndex }) => startIndex >= tag.endIndex)) {
    const isHeader = /^(?:declare_statement|namespace_definition|namespace_use_declaration)$/.test(
      node.type,
    );
    if (!isHeader && node.type !== 'comment') break;
    if (isHeader || isBeforeBlankLine(node)) end = node.endIndex;
  }
  return end;
}

function tagIn(node: Node | undefined): Node | undefined {
  return node?.type === 'php_tag' && node.text.startsWith('<?php') ? node : undefined;
}

/** The function's code; files of a namespace share it, so only the first defines it. */
export function helperCode(name: string, indent: string): string[] {
  const lines = [
    `if (!function_exists(__NAMESPACE__ . '\\${name}')) {`,
    '>/** Looks a secret up in AWS Secrets Manager, each of them once. */',
    `>function ${name}(string $id): string`,
    '>{',
    '>>static $client = null, $values = [];',
    ">>$client ??= new \\Aws\\SecretsManager\\SecretsManagerClient(['region' => getenv('AWS_REGION')]);",
    ">>return $values[$id] ??= $client->getSecretValue(['SecretId' => $id])['SecretString'];",
    '>}',
    '}',
  ];
  return lines.map((line) => line.replace(/^>+/, (levels) => indent.repeat(levels.length)));
}

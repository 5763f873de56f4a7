import type { Node } from 'web-tree-sitter';
import { endWithComment, freshName, namedChildren } from '../syntax';
import { createHelper } from './helper';
import { importNames, isImport } from './imports';
import type { Library, LibraryOptions } from './library';
import { MAX_AGE } from './powertools';

const MODULE = '@aws-sdk/client-secrets-manager';
const NAMES = ['GetSecretValueCommand', 'SecretsManagerClient'] as const;

/** The AWS SDK alone (version 3), with a cache of a few lines in the file. */
export function createSdk(options: LibraryOptions): Library {
  return createHelper(options, () => {
    const imported = importNames({ module: MODULE, names: NAMES }, options);
    const [command = NAMES[0], client = NAMES[1]] = imported.locals;
    const existing = firstClient(options, client);
    return {
      mark: 'GetSecretValueCommand',
      imports: [imported],
      lines: (name) => write({ name, command, client, existing }, options),
      ...(existing && { end: existing.end }),
    };
  });
}

interface Names {
  readonly name: string;
  readonly command: string;
  readonly client: string;
  readonly existing: Client | undefined;
}

function write(
  { name, command, client, existing }: Names,
  { taken, typescript }: LibraryOptions,
): string[] {
  const sender = existing?.name ?? freshName('secretsManager', taken);
  const cache = freshName('fetchedSecrets', taken);
  const types = typescript ? '<string, { text: string; until: number }>' : '';
  const signature = typescript ? '(name: string): Promise<string>' : '(name)';
  return [
    ...(existing === undefined ? [`const ${sender} = new ${client}({});`] : []),
    '// Kept for five minutes, so that a rotated secret is seen soon.',
    `const ${cache} = new Map${types}();`,
    '',
    `async function ${name}${signature} {`,
    `\tconst known = ${cache}.get(name);`,
    '\tif (known && known.until > Date.now()) {',
    '\t\treturn known.text;',
    '\t}',
    `\tconst command = new ${command}({ SecretId: name });`,
    `\tconst { SecretString: text } = await ${sender}.send(command);`,
    '\tif (text === undefined) {',
    '\t\tthrow new Error(`Secret ${name} holds no text.`);',
    '\t}',
    `\t${cache}.set(name, { text, until: Date.now() + ${MAX_AGE} * 1000 });`,
    '\treturn text;',
    '}',
  ];
}

/** Names of the function's own, which hide those of the module. */
const LOCALS = ['name', 'known', 'command', 'text'];

interface Client {
  readonly name: string;
  /** Where its declaration ends. */
  readonly end: number;
}

/** A client that the module makes before anything else but its imports. */
function firstClient({ statements }: LibraryOptions, callee: string): Client | undefined {
  for (const statement of statements) {
    if (/^(?:comment|hash_bang_line)$/.test(statement.type) || isImport(statement)) continue;
    const [declarator, ...others] = namedChildren(statement);
    const name = declarator?.childForFieldName('name')?.text;
    if (statement.type !== 'lexical_declaration' || !declarator || others.length > 0)
      return undefined;
    if (!isClient(declarator, callee) || name === undefined || LOCALS.includes(name))
      return undefined;
    return { name, end: endWithComment(statement) };
  }
  return undefined;
}

function isClient(declarator: Node, callee: string): boolean {
  const value = declarator.childForFieldName('value');
  return (
    declarator.childForFieldName('name')?.type === 'identifier' &&
    value?.type === 'new_expression' &&
    value.childForFieldName('constructor')?.text === callee
  );
}

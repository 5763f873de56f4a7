import { createHelper } from './helper';
import { importNames } from './imports';
import type { Library, LibraryOptions } from './library';

const HEADER = 'X-Aws-Parameters-Secrets-Token';

/**
 * The AWS Secrets Manager Agent (2.0.0), or the AWS Parameters and Secrets Lambda Extension: both
 * answer over HTTP on port 2773 of the machine to who knows their token, and cache for 300 seconds.
 * The agent's token is in `AWS_TOKEN` or its file, the extension's is the function's session token.
 */
export function createAgent(options: LibraryOptions): Library {
  return createHelper(options, () => {
    const imported = importNames({ module: 'node:fs/promises', names: ['readFile'] }, options);
    const [readFile = 'readFile'] = imported.locals;
    return {
      mark: HEADER,
      imports: [imported],
      lines: (name) => write({ name, readFile }, options),
    };
  });
}

interface Names {
  readonly name: string;
  readonly readFile: string;
}

function write({ name, readFile }: Names, { typescript, taken }: LibraryOptions): string[] {
  // The file may mean something of its own by `fetch`.
  const fetching = taken.has('fetch') ? 'globalThis.fetch' : 'fetch';
  const signature = typescript ? '(name: string): Promise<string>' : '(name)';
  const answer = typescript
    ? '(await response.json()) as { SecretString?: string };'
    : 'await response.json();';
  return [
    '// From the Secrets Manager Agent or its Lambda extension, which cache it.',
    `async function ${name}${signature} {`,
    '\tconst { AWS_TOKEN, AWS_SESSION_TOKEN } = process.env;',
    "\tlet token = AWS_TOKEN ?? AWS_SESSION_TOKEN ?? 'file:///var/run/awssmatoken';",
    "\tif (token.startsWith('file:')) {",
    `\t\ttoken = (await ${readFile}(new URL(token), 'utf8')).trim();`,
    '\t}',
    '\tconst { PARAMETERS_SECRETS_EXTENSION_HTTP_PORT: port } = process.env;',
    '\tconst url = new URL(`http://localhost:${port ?? 2773}/secretsmanager/get`);',
    "\turl.searchParams.set('secretId', name);",
    `\tconst headers = { '${HEADER}': token };`,
    `\tconst response = await ${fetching}(url, { headers });`,
    '\tif (!response.ok) {',
    '\t\tthrow new Error(`Secret ${name}: the agent answered ${response.status}.`);',
    '\t}',
    `\tconst answer = ${answer}`,
    '\tif (answer.SecretString === undefined) {',
    '\t\tthrow new Error(`Secret ${name} holds no text.`);',
    '\t}',
    '\treturn answer.SecretString;',
    '}',
  ];
}

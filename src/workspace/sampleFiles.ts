/** The made-up values of one sample workspace. */
export interface SampleSecrets {
  readonly paymentKey: string;
  readonly databasePassword: string;
  readonly webhookSecret: string;
  readonly mailPassword: string;
  readonly reportToken: string;
  readonly cachePassword: string;
  readonly ledgerPassword: string;
}

/** Programs of the sample, and what runs them. Each prints a hash of the secret it uses. */
export const SAMPLE_PROGRAMS = [
  { path: 'src/charge.js', runner: 'node' },
  { path: 'src/ledger.js', runner: 'node' },
  { path: 'src/backup.cjs', runner: 'node' },
  { path: 'src/webhook.ts', runner: 'tsx' },
  { path: 'reports/daily.py', runner: 'python' },
] as const;

/** The sample workspace: path → text. A small payments service, with the mistakes of a real one. */
export function sampleFiles(secrets: SampleSecrets): Record<string, string> {
  return {
    '.secretferry.json': json({
      version: 1,
      scheme: 'guidance-policy',
      metadata: { appname: 'payments', appid: 'pay01', appfunc: 'api', owner: 'team-payments' },
      environments: [{ glob: '**', appenv: 'dev' }],
    }),
    'package.json': json({
      name: 'payments',
      version: '1.0.0',
      private: true,
      type: 'module',
      dependencies: {},
    }),
    'tsconfig.json': json({
      compilerOptions: { module: 'nodenext', target: 'es2022', strict: true },
    }),
    'requirements.txt': '',
    'src/charge.js': charge(secrets),
    'src/ledger.js': ledger(secrets),
    'src/backup.cjs': backup(secrets),
    'src/webhook.ts': webhook(secrets),
    'reports/daily.py': daily(secrets),
    'config/mail.json': json({
      host: 'mail.internal',
      user: 'robot',
      password: secrets.mailPassword,
    }),
    'README.md': README,
  };
}

function json(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}

const charge = ({ paymentKey }: SampleSecrets): string => `import { createHash } from 'node:crypto';

const apiKey = '${paymentKey}';

export function authorization() {
  return \`Bearer \${apiKey}\`;
}

console.log(createHash('sha256').update(authorization()).digest('hex'));
`;

const ledger = ({
  ledgerPassword,
}: SampleSecrets): string => `import { createHash } from 'node:crypto';

const databaseUrl = 'postgres://ledger:${ledgerPassword}@db.internal:5432/ledger';

console.log(createHash('sha256').update(databaseUrl).digest('hex'));
`;

const backup = ({
  databasePassword,
}: SampleSecrets): string => `const { createHash } = require('node:crypto');

async function connectionOptions() {
  return {
    host: 'db.internal',
    user: 'backup',
    password: '${databasePassword}',
  };
}

connectionOptions().then((options) => {
  console.log(createHash('sha256').update(options.password).digest('hex'));
});
`;

const webhook = ({
  webhookSecret,
}: SampleSecrets): string => `import { createHash, createHmac } from 'node:crypto';

const webhookSecret: string = '${webhookSecret}';

export function sign(body: string): string {
  return createHmac('sha256', webhookSecret).update(body).digest('hex');
}

console.log(createHash('sha256').update(webhookSecret).digest('hex'));
`;

const daily = ({
  reportToken,
  cachePassword,
}: SampleSecrets): string => `"""Prints the daily figures."""

import hashlib

REPORT_TOKEN = "${reportToken}"

CACHE = {
    "host": "cache.internal",
    "password": "${cachePassword}",
}

for value in (REPORT_TOKEN, CACHE["password"]):
    print(hashlib.sha256(value.encode()).hexdigest())
`;

const README = `# Sample workspace

A small payments service with secrets in its code. All of them were made up when this folder was
written; none opens anything.

1. Open \`src/charge.js\`, put the cursor on the marked value and press Ctrl+. (⌘. on a Mac).
2. Choose *Move to AWS Secrets Manager…* and look at the review.
3. Press Enter. The secret is in the sandbox, the code looks it up. *Undo* takes back both.

To run the programs after the move, let npm install what the move added to package.json, and start
them from a terminal that uses the sandbox's AWS profile.
`;

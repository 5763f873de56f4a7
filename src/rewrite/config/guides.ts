import type { SourceFile } from '../adapter';
import { guide, type ConfigFormat } from './format';
import { readJson } from './jsonDocument';
import { readYaml } from './yamlDocument';

/** What is to be done by hand where a platform has no reference that an edit could write. */
interface Guide {
  readonly recognises: (file: SourceFile) => boolean;
  /** The end of a sentence. */
  readonly why: string;
  /** `NAME` is the secret's. */
  readonly snippet: readonly string[];
}

const GUIDES: readonly Guide[] = [
  {
    recognises: ({ path }) => /(?:^|\/)(?:docker-)?compose[\w.-]{0,40}\.ya?ml$/i.test(path),
    why: 'Docker Compose can’t ask AWS: write a variable here, and set it from the secret where you start it',
    snippet: [
      '# in the file: ${DB_PASSWORD:?set from AWS Secrets Manager}',
      'DB_PASSWORD="$(aws secretsmanager get-secret-value --secret-id \'NAME\' --query SecretString --output text)" docker compose up',
    ],
  },
  {
    recognises: ({ path }) => /(?:^|\/)\.github\/workflows\/[^/]+\.ya?ml$/i.test(path),
    why: 'a workflow fetches secrets in a step of its own, for the steps after it',
    snippet: [
      '- uses: aws-actions/aws-secretsmanager-get-secrets@v3',
      '  with:',
      '    secret-ids: |',
      '      DB_PASSWORD, NAME',
      '# in later steps: ${{ env.DB_PASSWORD }}',
      '# the job needs `permissions: { id-token: write }` and aws-actions/configure-aws-credentials before it',
    ],
  },
  {
    recognises: ({ path, text }) =>
      /\.json$/i.test(path) && /"containerDefinitions"|"environment"\s*:\s*\[/.test(text),
    why: 'ECS wants the secret’s whole ARN: move the entry from “environment” to “secrets”',
    snippet: [
      '"secrets": [{ "name": "DB_PASSWORD", "valueFrom": "<ARN of NAME>" }]',
      '// the execution role needs secretsmanager:GetSecretValue on it',
    ],
  },
  {
    recognises: ({ path }) => /(?:^|\/)appsettings[\w.-]{0,40}\.json$/i.test(path),
    why: 'JSON can’t refer to a secret: leave the value empty, and let a configuration provider put it over this one',
    snippet: [
      '// dotnet add package Kralizek.Extensions.Configuration.AWSSecretsManager',
      'builder.Configuration.AddSecretsManager(configurator: options =>',
      '    options.AcceptedSecretArns = new() { "<ARN of NAME>" });',
    ],
  },
  {
    recognises: ({ path }) => /(?:^|\/)(?:application|bootstrap)[\w.-]{0,40}\.ya?ml$/i.test(path),
    why: 'Spring Cloud AWS has to be there first, and then fills the setting in',
    snippet: [
      'spring:',
      '  config:',
      '    import: aws-secretsmanager:NAME',
      '# a JSON secret: ${field}; a plain one: ${LAST}',
      '# needs io.awspring.cloud:spring-cloud-aws-starter-secrets-manager',
    ],
  },
];

/** Other YAML: its values are told exactly. */
const YAML: Guide = {
  recognises: ({ path, languageId }) =>
    /\.ya?ml$/i.test(path) || /^(?:yaml|dockercompose)$/.test(languageId),
  why: 'YAML can’t look a secret up: store it, and let the program that reads this file fetch it',
  snippet: [
    "aws secretsmanager get-secret-value --secret-id 'NAME' --query SecretString --output text",
  ],
};

function toFormat({ recognises, why, snippet }: Guide): ConfigFormat {
  return {
    recognises,
    read: ({ path }) => (/\.json$/i.test(path) ? readJson : readYaml),
    judge: () => guide(why),
    snippet: (secretName) => `${snippet.map((line) => fill(line, secretName)).join('\n')}\n`,
  };
}

/** `LAST` is the last part of a name, by which Spring Cloud AWS knows a secret that is no JSON. */
function fill(line: string, secretName: string): string {
  const last = secretName.split('/').at(-1) ?? secretName;
  return line.replaceAll(/\bNAME\b|\bLAST\b/g, (word) => (word === 'NAME' ? secretName : last));
}

export const GUIDED: readonly ConfigFormat[] = [...GUIDES, YAML].map(toFormat);

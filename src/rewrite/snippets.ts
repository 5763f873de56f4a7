/** A lookup by language id, for languages whose code is not rewritten; `NAME` is the secret's name. */
const SNIPPETS: Readonly<Record<string, readonly string[]>> = {
  powershell: ["$secret = (Get-SECSecretValue -SecretId 'NAME').SecretString"],
};

const COMMAND_LINE = [
  "aws secretsmanager get-secret-value --secret-id 'NAME' --query SecretString --output text",
];

/** How a secret is looked up in a language; on the command line where none is known. */
export function snippetFor(languageId: string, secretName: string): string {
  const lines = Object.hasOwn(SNIPPETS, languageId) ? SNIPPETS[languageId] : undefined;
  return `${(lines ?? COMMAND_LINE).join('\n').replaceAll('NAME', () => secretName)}\n`;
}

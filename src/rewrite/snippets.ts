const COMMAND_LINE =
  "aws secretsmanager get-secret-value --secret-id 'NAME' --query SecretString --output text\n";

/** How a secret is looked up where nothing better than the command line is known. */
export function snippetFor(secretName: string): string {
  return COMMAND_LINE.replace('NAME', () => secretName);
}

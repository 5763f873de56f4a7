/** The ways in which a value stands under a name or by itself, for the samples of rules. */

/** Under the environment variable `name`, and under the names that other notations make of it. */
export function under(name: string, value: string): string[] {
  const words = name.toLowerCase().split('_');
  const camel = words.map((word, at) => (at === 0 ? word : capital(word))).join('');
  return [
    `${name}=${value}`,
    `export ${name}="${value}"`,
    `  ${words.join('_')}: ${value}`,
    `{ ${camel}: '${value}' }`,
    `"${camel}": "${value}",`,
    `tool --${words.join('-')} ${value}`,
    `<add key="${words.map(capital).join('')}" value="${value}" />`,
    `os.environ.get("${name}", "${value}")`,
  ];
}

/** A value with a form of its own in the places where such values are found. */
export function spelled(value: string): string[] {
  return [
    `TOKEN=${value}`,
    `const client = connect('${value}');`,
    `https://api.example.org/v1?key=${value}&page=2`,
    `curl -H "Authorization: Bearer ${value}" https://example.org`,
    `<token>${value}</token>`,
    `"line\\n${value}\\n"`,
  ];
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}

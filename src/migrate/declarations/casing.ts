/** `DbLogin`, the id of a resource of CloudFormation. */
export function pascal(words: readonly string[]): string {
  return words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('');
}

/** `dbLogin`, the name of a constant. */
export function camel(words: readonly string[]): string {
  const [first = '', ...rest] = words;
  return first + pascal(rest);
}

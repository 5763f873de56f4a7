/** What a line begins with that is the rest of a statement: indentation, signs, words of its end. */
const REST =
  /[\s)\]}"'`*.,:|&?+\-<>={]|(?:end|fi|done|esac|then|do|else|elif|elsif|except|rescue|ensure|finally|catch)\b/y;

/** Whether what starts at a place, the first of its line, goes on with what stands above. */
export function goesOn(text: string, at: number): boolean {
  REST.lastIndex = at;
  return REST.test(text);
}

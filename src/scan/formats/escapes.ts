const LETTERS: Readonly<Record<string, string>> = {
  n: '\n',
  t: '\t',
  r: '\r',
  b: '\b',
  f: '\f',
  0: '\0',
  a: '\x07',
  e: '\x1b',
  v: '\v',
};

const ESCAPE =
  /\\(?:u([0-9A-Fa-f]{4})|u\{([0-9A-Fa-f]{1,6})\}|U([0-9A-Fa-f]{8})|x([0-9A-Fa-f]{2})|\r?\n[ \t]{0,200}|([^]))/g;

/**
 * Escapes with a backslash as JSON, YAML, TOML, HCL and .properties write them: `\n`, `\u0040`,
 * `\x40`, a line end that doesn't count; anything else stands for itself.
 */
export function unescapeC(text: string): string {
  return text.replace(
    ESCAPE,
    (_, four?: string, braced?: string, eight?: string, two?: string, letter?: string) => {
      const hex = four ?? braced ?? eight ?? two;
      if (hex !== undefined) return character(parseInt(hex, 16));
      return letter === undefined ? '' : (LETTERS[letter] ?? letter);
    },
  );
}

function character(code: number): string {
  return code > 0x10_ff_ff ? '\ufffd' : String.fromCodePoint(code);
}

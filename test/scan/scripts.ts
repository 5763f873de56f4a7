import { applyEdits, sortEdits, type TextEdit } from '../../src/base/text';
import { sample } from '../../src/scan/rules/sample';

/** A whole number from 0 to below the bound. */
export type Random = (bound: number) => number;

/** Pseudo-random numbers, the same for the same seed. */
export function randomFrom(seed: number): Random {
  let state = seed;
  return (bound) => {
    state = (state * 1_664_525 + 1_013_904_223) % 2 ** 32;
    return Math.floor((state / 2 ** 32) * bound);
  };
}

/** A document in a language: statements, of which some hold secrets, and what people type into it. */
export interface Language {
  readonly languageId: string;
  readonly path: string;
  /** Statements or entries, each with its line end; some with a secret that is new for every number. */
  readonly statements: (number: number) => readonly string[];
  readonly snippets: readonly string[];
}

const token = (number: number): string => ['ghp', sample('base62', 36, number)].join('_');
const password = (number: number): string => sample('base62', 20, number);

const COMMON = ['\n', '\r\n', '\r', ' ', '  ', '"', "'", '=', ':', '#', '\\', 'é', '😀', '\ud83d'];

export const LANGUAGES: readonly Language[] = [
  {
    languageId: 'javascript',
    path: 'src/a.js',
    statements: (n) => [
      `const dbPassword${n} = '${password(n)}';\n`,
      `export function work${n}(a) {\n  const apiSecret = "${password(n)}";\n  return a + ${n};\n}\n`,
      `class Client${n} {\n  token = \`${token(n)}\`;\n}\n`,
      `connect({ user: 'me', password: '${password(n)}' });\n`,
      `// token ${token(n)}\n`,
      `const n${n} = [1, 2, ${n}].map((x) => x * 2);\n`,
    ],
    snippets: ['{', '}', '(', ')', '`', '${', '/*', '*/', '//', ';', 'await ', '@dec\n'],
  },
  {
    languageId: 'python',
    path: 'a.py',
    statements: (n) => [
      `DB_PASSWORD_${n} = "${password(n)}"\n`,
      `def work${n}(a, secret='${password(n)}'):\n    token = """${token(n)}"""\n    return a\n`,
      `@cached\nclass Client${n}:\n    api_key = '${password(n)}'\n`,
      `login(password=f"${password(n)}")\n`,
      `# token ${token(n)}\n`,
      `values_${n} = [x * 2 for x in range(${n})]\n`,
    ],
    snippets: ['"""', "'''", 'f"', '{', '}', '(', ')', '    ', '\t', 'def f():\n', 'r'],
  },
  {
    languageId: 'go',
    path: 'a.go',
    statements: (n) => [
      `const dbPassword${n} = "${password(n)}"\n`,
      `func work${n}() string {\n\tsecret := "${password(n)}"\n\treturn secret\n}\n`,
      `var config${n} = Config{\n\tToken: \`${token(n)}\`,\n\tPassword: "${password(n)}",\n}\n`,
      `// token ${token(n)}\n`,
      `type T${n} struct {\n\tSize int\n}\n`,
    ],
    snippets: ['{', '}', '(', ')', '`', '/*', '*/', '//', ':=', 'func ', '\t'],
  },
  {
    languageId: 'yaml',
    path: 'a.yaml',
    statements: (n) => [
      `database${n}:\n  user: me\n  password: ${password(n)}\n`,
      `token${n}: "${token(n)}"\n`,
      `list${n}:\n  - name: API_SECRET\n    value: '${password(n)}'\n`,
      `block${n}: |\n  password=${password(n)}\n  more\n`,
      `flow${n}: { password: "${password(n)}", size: ${n} }\n`,
      `# a comment ${n}\n`,
    ],
    snippets: ['- ', '  ', '|\n', '>\n', '{', '}', '[', ']', '---\n', '&a ', '*a', ', '],
  },
  {
    languageId: 'json',
    path: 'a.json',
    statements: (n) => [
      `{ "database${n}": { "user": "me", "password": "${password(n)}" } },\n`,
      `{ "token${n}": "${token(n)}" },\n`,
      `[{ "name": "API_SECRET", "value": "${password(n)}" }, ${n}],\n`,
      `{ "size": ${n} },\n`,
    ],
    snippets: ['{', '}', '[', ']', ',', '\\u00', '//', '/*', '*/', '":'],
  },
  {
    languageId: 'dotenv',
    path: '.env',
    statements: (n) => [
      `DB_PASSWORD_${n}=${password(n)}\n`,
      `export API_SECRET_${n}="${password(n)}"\n`,
      `GITHUB_TOKEN_${n}='${token(n)}'\n`,
      `URL_${n}=postgres://me:${password(n)}@db.internal:5432/main\n`,
      `SIZE_${n}=${n}\n# a comment\n`,
    ],
    snippets: ['export ', '${', '}', '"""', '`', '@', '://', '$(', ';'],
  },
];

/** A document of that many statements; in one of four, lines end as on Windows. */
export function documentOf({ statements }: Language, next: Random, size: number): string {
  const text = Array.from({ length: size }, (_, n) => pick(statements(n + 1), next)).join('');
  return next(4) === 0 ? text.replaceAll('\n', '\r\n') : text;
}

function pick<T>(from: readonly T[], next: Random): T {
  return from[next(from.length)]!;
}

/** What somebody, or a program for them, does to a document: the edits refer to the text as it was. */
export class Editing {
  readonly #language: Language;
  readonly #next: Random;
  readonly #past: TextEdit[][] = [];
  text: string;

  constructor(language: Language, next: Random, text: string) {
    this.#language = language;
    this.#next = next;
    this.text = text;
  }

  /** The next step, already applied to the text. */
  step(): TextEdit[] {
    const undone = this.#next(5) === 0 ? this.#past.pop() : undefined;
    const edits = undone ?? this.#something();
    if (!undone) this.#past.push(inverse(this.text, edits));
    this.text = applyEdits(this.text, edits);
    return edits;
  }

  #something(): TextEdit[] {
    const next = this.#next;
    switch (next(10)) {
      case 0:
        return [this.#everything()];
      case 1:
        return this.#cursors(2 + next(4));
      case 2:
        return this.#lineEnds();
      case 3:
        return [this.#cut(next(200))];
      default:
        return this.#cursors(1);
    }
  }

  #everything(): TextEdit {
    const size = 5 + this.#next(15);
    const newText = documentOf(this.#language, this.#next, size);
    return { span: { start: 0, end: this.text.length }, newText };
  }

  #cut(length: number): TextEdit {
    const start = this.#next(this.text.length + 1);
    return { span: { start, end: Math.min(start + length, this.text.length) }, newText: '' };
  }

  /** Each cursor deletes some characters, inserts something, or both; as an editor, last one first. */
  #cursors(count: number): TextEdit[] {
    const places = Array.from({ length: 2 * count }, () => this.#next(this.text.length + 1));
    places.sort((a, b) => a - b);
    return Array.from({ length: count }, (_, i): TextEdit => {
      const start = places[2 * i]!;
      const end = Math.min(places[2 * i + 1]!, start + (this.#next(2) === 0 ? 0 : this.#next(12)));
      return { span: { start, end }, newText: this.#typed() };
    }).reverse();
  }

  #typed(): string {
    const next = this.#next;
    const { statements, snippets } = this.#language;
    switch (next(4)) {
      case 0:
        return '';
      case 1:
        return pick(statements(next(1000)), next);
      case 2:
        return pick(COMMON, next);
      default:
        return pick(snippets, next);
    }
  }

  /** What changing the end-of-line sequence does, in one step. */
  #lineEnds(): TextEdit[] {
    const isWindows = this.text.includes('\r\n');
    const ends = [...this.text.matchAll(isWindows ? /\r\n/g : /\n/g)];
    return ends.map(({ 0: end, index }) => ({
      span: { start: index, end: index + end.length },
      newText: isWindows ? '\n' : '\r\n',
    }));
  }
}

/** The edits that lead back, referring to the text after `edits`. */
function inverse(text: string, edits: readonly TextEdit[]): TextEdit[] {
  let moved = 0;
  return sortEdits(edits, text.length).map(({ span, newText }) => {
    const start = span.start + moved;
    moved += newText.length - (span.end - span.start);
    return {
      span: { start, end: start + newText.length },
      newText: text.slice(span.start, span.end),
    };
  });
}

import type { Manifest } from '../../src/rewrite/adapter';
import type { GrammarId } from '../../src/parse/grammars';
import { bash } from '../../test/roundtrip/programs/bash';
import { csharp } from '../../test/roundtrip/programs/csharp';
import { csharpContexts } from '../../test/roundtrip/programs/csharpContexts';
import { go } from '../../test/roundtrip/programs/go';
import { goContexts } from '../../test/roundtrip/programs/goContexts';
import { java } from '../../test/roundtrip/programs/java';
import { javaContexts } from '../../test/roundtrip/programs/javaContexts';
import { commonJs, esModules } from '../../test/roundtrip/programs/javascript';
import { kotlin } from '../../test/roundtrip/programs/kotlin';
import { kotlinContexts } from '../../test/roundtrip/programs/kotlinContexts';
import { php } from '../../test/roundtrip/programs/php';
import { phpContexts } from '../../test/roundtrip/programs/phpContexts';
import type { Source } from '../../test/roundtrip/programs/program';
import { python } from '../../test/roundtrip/programs/python';
import { pythonContexts } from '../../test/roundtrip/programs/pythonContexts';
import { ruby } from '../../test/roundtrip/programs/ruby';
import { rubyContexts } from '../../test/roundtrip/programs/rubyContexts';
import { rust } from '../../test/roundtrip/programs/rust';
import { rustContexts } from '../../test/roundtrip/programs/rustContexts';
import { typescript, typescriptCommonJs } from '../../test/roundtrip/programs/typescript';
import { STATEMENTS } from './statements';

/** A language with what its cases are put together from. */
export interface Language {
  readonly name: string;
  readonly languageId: string;
  readonly grammar: GrammarId;
  readonly path: string;
  /** Whole programs: those of the round trips, with their holes. */
  readonly programs: readonly Source[];
  /** Lines to be put in between, with `@*@` for a literal and `@text@` for a part of one. */
  readonly statements: readonly string[];
  readonly forms: readonly string[];
  readonly manifest?: Manifest;
}

const PYTHON_FORMS = ['', 'u-', 'r-', 'f-', 'rf-', 'R-', 'F-'].flatMap((prefix) =>
  ['single', 'double', 'triple-single', 'triple-double'].map((quotes) => `py-${prefix}${quotes}`),
);
const JS_FORMS = ['js-single', 'js-double', 'js-template'];
const JS_MANIFEST: Manifest = { kind: 'package.json', path: 'package.json', text: '{}\n' };
const POM: Manifest = { kind: 'pom.xml', path: 'pom.xml', text: '<project>\n</project>\n' };

export const LANGUAGES: readonly Language[] = [
  {
    name: 'JavaScript',
    languageId: 'javascript',
    grammar: 'javascript',
    path: 'main.js',
    programs: [
      ...esModules.map((one) => ({ project: { packageType: 'module' as const }, ...one })),
      ...commonJs.map((one) => ({ file: 'main.cjs', ...one })),
    ],
    statements: STATEMENTS.javascript,
    forms: JS_FORMS,
    manifest: JS_MANIFEST,
  },
  {
    name: 'TypeScript',
    languageId: 'typescript',
    grammar: 'typescript',
    path: 'main.mts',
    programs: [...typescript, ...typescriptCommonJs],
    statements: [...STATEMENTS.javascript, ...STATEMENTS.typescript],
    forms: JS_FORMS,
    manifest: JS_MANIFEST,
  },
  {
    name: 'Python',
    languageId: 'python',
    grammar: 'python',
    path: 'main.py',
    programs: [...python, ...pythonContexts],
    statements: STATEMENTS.python,
    forms: PYTHON_FORMS,
    manifest: { kind: 'requirements.txt', path: 'requirements.txt', text: 'requests' },
  },
  {
    name: 'Java',
    languageId: 'java',
    grammar: 'java',
    path: 'Main.java',
    programs: [...java, ...javaContexts],
    statements: STATEMENTS.java,
    forms: ['java-string', 'java-string', 'java-block-8s', 'java-block-2t', 'java-block-0s'],
    manifest: POM,
  },
  {
    name: 'Kotlin',
    languageId: 'kotlin',
    grammar: 'kotlin',
    path: 'Main.kt',
    programs: [...kotlin, ...kotlinContexts],
    statements: STATEMENTS.kotlin,
    forms: ['kotlin-string', 'kotlin-raw'],
    manifest: POM,
  },
  {
    name: 'Go',
    languageId: 'go',
    grammar: 'go',
    path: 'main.go',
    programs: [...go, ...goContexts],
    statements: STATEMENTS.go,
    forms: ['go-interpreted', 'go-raw'],
    manifest: { kind: 'go.mod', path: 'go.mod', text: 'module example.com/shop\n' },
  },
  {
    name: 'Rust',
    languageId: 'rust',
    grammar: 'rust',
    path: 'src/main.rs',
    programs: [...rust, ...rustContexts],
    statements: STATEMENTS.rust,
    forms: ['rust-string', 'rust-raw', 'rust-raw-1', 'rust-raw-2'],
    manifest: { kind: 'Cargo.toml', path: 'Cargo.toml', text: '[package]\n\n[dependencies]\n' },
  },
  {
    name: 'C#',
    languageId: 'csharp',
    grammar: 'c-sharp',
    path: 'Program.cs',
    programs: [...csharp, ...csharpContexts],
    statements: STATEMENTS.csharp,
    forms: ['cs-regular', 'cs-interpolated', 'cs-verbatim'],
    manifest: { kind: '*.csproj', path: 'Shop.csproj', text: '<Project Sdk="x">\n</Project>\n' },
  },
  {
    name: 'Ruby',
    languageId: 'ruby',
    grammar: 'ruby',
    path: 'main.rb',
    programs: [...ruby, ...rubyContexts],
    statements: STATEMENTS.ruby,
    forms: ['rb-single', 'rb-double', 'rb-percentq-curly', 'rb-percentQ-bar', 'rb-percent-round'],
    manifest: { kind: 'Gemfile', path: 'Gemfile', text: "source 'https://rubygems.org'\n" },
  },
  {
    name: 'PHP',
    languageId: 'php',
    grammar: 'php',
    path: 'main.php',
    programs: [...php, ...phpContexts],
    statements: STATEMENTS.php,
    forms: ['php-single', 'php-double'],
    manifest: { kind: 'composer.json', path: 'composer.json', text: '{}\n' },
  },
  {
    name: 'Bash',
    languageId: 'shellscript',
    grammar: 'bash',
    path: 'main.sh',
    programs: bash,
    statements: STATEMENTS.bash,
    forms: ['bash-single', 'bash-double', 'bash-ansi', 'bash-word'],
  },
];

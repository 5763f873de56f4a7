export interface Case {
  readonly name: string;
  readonly path: string;
  /** The file, with the value marked. */
  readonly marked: string;
  readonly others: Readonly<Record<string, string>>;
  /** What blocks it, with file and line; absent where it is rewritten. */
  readonly because?: string;
}

export const GO = {
  path: 'shop/keys.go',
  marked: 'package shop\n\nconst Key = "«key-of-the-shop»"\n',
} as const;
const MOD = { 'go.mod': 'module example.com/app\n\ngo 1.24\n' };

const JAVA = {
  path: 'src/main/java/shop/Keys.java',
  marked:
    'package shop;\n\npublic final class Keys {\n  public static final String KEY = "«key-of-the-shop»";\n}\n',
} as const;
const POM = { 'pom.xml': '<project>\n</project>\n' };

const KOTLIN = {
  path: 'src/main/kotlin/shop/Keys.kt',
  marked: 'package shop\n\nobject Keys {\n    const val KEY = "«key-of-the-shop»"\n}\n',
} as const;

const CSHARP = {
  path: 'Keys.cs',
  marked:
    'namespace Shop;\n\npublic static class Keys\n{\n    public const string Key = "«key-of-the-shop»";\n}\n',
} as const;
const PROJECT = { 'Shop.csproj': '<Project Sdk="Microsoft.NET.Sdk">\n</Project>\n' };

const MODULE = {
  path: 'src/config.js',
  marked: "export const key = '«key-of-the-shop»';\n",
} as const;
const PACKAGE = { 'package.json': '{ "type": "module" }\n' };

export const CASES: readonly Case[] = [
  {
    name: 'Go: another constant of the package is made of it',
    ...GO,
    others: { ...MOD, 'shop/header.go': 'package shop\n\nconst header = "x " + Key\n' },
    because: 'it is used where the language wants a constant (shop/header.go, line 3)',
  },
  {
    name: 'Go: a file of the package hands it to a function',
    ...GO,
    others: {
      ...MOD,
      'shop/use.go': 'package shop\n\nfunc use() string { return "x " + Key }\n',
    },
  },
  {
    name: 'Go: a test of the package makes a constant of it',
    ...GO,
    others: { ...MOD, 'shop/keys_test.go': 'package shop\n\nconst want = Key\n' },
    because: 'it is used where the language wants a constant (shop/keys_test.go, line 3)',
  },
  {
    name: 'Go: an outer test of the package names it behind the package',
    ...GO,
    others: {
      ...MOD,
      'shop/out_test.go':
        'package shop_test\n\nimport "example.com/app/shop"\n\nconst want = shop.Key\n',
    },
    because: 'it is used where the language wants a constant (shop/out_test.go, line 5)',
  },
  {
    name: 'Go: another package makes a constant of it, under another name',
    ...GO,
    others: {
      ...MOD,
      'cmd/main.go':
        'package main\n\nimport s "example.com/app/shop"\n\nconst header = "x " + s.Key\n',
    },
    because: 'it is used where the language wants a constant (cmd/main.go, line 5)',
  },
  {
    name: 'Go: another package sees all names of the package',
    ...GO,
    others: {
      ...MOD,
      'cmd/main.go': 'package main\n\nimport . "example.com/app/shop"\n\nconst header = Key\n',
    },
    because: 'it is used where the language wants a constant (cmd/main.go, line 5)',
  },
  {
    name: 'Go: another package of that name has such a constant',
    ...GO,
    others: {
      ...MOD,
      'cmd/main.go':
        'package main\n\nimport "example.com/other/shop"\n\nconst header = "x " + shop.Key\n',
    },
  },
  {
    name: 'Go: without a go.mod a package of that name counts',
    ...GO,
    others: {
      'cmd/main.go':
        'package main\n\nimport "example.com/other/shop"\n\nconst header = "x " + shop.Key\n',
    },
    because: 'it is used where the language wants a constant (cmd/main.go, line 5)',
  },
  {
    name: 'Go: another folder’s constant has the same name',
    ...GO,
    others: { ...MOD, 'bank/keys.go': 'package bank\n\nconst Key = "k"\n\nconst header = Key\n' },
  },
  {
    name: 'Go: variables of functions have the same name',
    path: 'shop/keys.go',
    marked: 'package shop\n\nconst key = "«key-of-the-shop»"\n',
    others: {
      ...MOD,
      'shop/use.go': [
        'package shop',
        '',
        'func use(m map[string]int) {',
        '\tfor key := range m {',
        '\t\tkey += "x"',
        '\t\tm[key]++',
        '\t}',
        '}',
        '',
        'func take(key int) int { return key + 1 }',
        '',
      ].join('\n'),
    },
  },
  {
    name: 'Go: a constant of a function is nobody else’s',
    path: 'shop/keys.go',
    marked:
      'package shop\n\nfunc use() string {\n\tconst key = "«key-of-the-shop»"\n\treturn key\n}\n',
    others: { ...MOD, 'shop/header.go': 'package shop\n\nconst header = key\n' },
  },
  {
    name: 'Java: an annotation of another class',
    ...JAVA,
    others: {
      ...POM,
      'src/main/java/shop/Api.java': 'package shop;\n\n@Named(Keys.KEY)\npublic class Api {\n}\n',
    },
    because: 'an annotation uses the constant (src/main/java/shop/Api.java, line 3)',
  },
  {
    name: 'Java: a case of another class',
    ...JAVA,
    others: {
      ...POM,
      'src/main/java/shop/Api.java':
        'package shop;\n\nclass Api {\n  int of(String s) {\n    switch (s) {\n      case Keys.KEY: return 1;\n      default: return 0;\n    }\n  }\n}\n',
    },
    because: 'a case of a switch uses the constant (src/main/java/shop/Api.java, line 6)',
  },
  {
    name: 'Java: a constant made of it in another class stands in an annotation there',
    ...JAVA,
    others: {
      ...POM,
      'src/main/java/shop/Api.java':
        'package shop;\n\nclass Api {\n  private static final String HEADER = "x " + Keys.KEY;\n\n  @Named(HEADER)\n  void call() {}\n}\n',
    },
    because: 'an annotation uses the constant (src/main/java/shop/Api.java, line 6)',
  },
  {
    name: 'Java: another class gives on a constant made of it',
    ...JAVA,
    others: {
      ...POM,
      'src/main/java/shop/Api.java':
        'package shop;\n\nclass Api {\n  static final String HEADER = "x " + Keys.KEY;\n}\n',
    },
    because: 'another constant is made of it (src/main/java/shop/Api.java, line 4)',
  },
  {
    name: 'Java: a private constant is in the value of a public one',
    path: JAVA.path,
    marked:
      'package shop;\n\npublic final class Keys {\n  private static final String KEY = "«key-of-the-shop»";\n  public static final String HEADER = "x " + KEY;\n}\n',
    others: {
      ...POM,
      'src/main/java/shop/Api.java':
        'package shop;\n\n@Named(Keys.HEADER)\npublic class Api {\n}\n',
    },
    because: 'an annotation uses the constant (src/main/java/shop/Api.java, line 3)',
  },
  {
    name: 'Java: an annotation in Kotlin',
    ...JAVA,
    others: {
      ...POM,
      'src/main/kotlin/shop/Api.kt': 'package shop\n\n@Named(Keys.KEY)\nclass Api\n',
    },
    because: 'an annotation uses the constant (src/main/kotlin/shop/Api.kt, line 3)',
  },
  {
    name: 'Java: another class hands it to a method',
    ...JAVA,
    others: {
      ...POM,
      'src/main/java/shop/Api.java':
        'package shop;\n\nclass Api {\n  @Override public String toString() {\n    return "x " + Keys.KEY;\n  }\n}\n',
    },
  },
  {
    name: 'Kotlin: another constant is made of it',
    ...KOTLIN,
    others: {
      ...POM,
      'src/main/kotlin/shop/Api.kt': 'package shop\n\nconst val HEADER = "x ${Keys.KEY}"\n',
    },
    because: 'another constant is made of it (src/main/kotlin/shop/Api.kt, line 3)',
  },
  {
    name: 'Kotlin: Java reads its field',
    ...KOTLIN,
    others: {
      ...POM,
      'src/main/java/shop/Api.java': 'package shop;\n\nclass Api {\n  String key = Keys.KEY;\n}\n',
    },
    because: 'Java code uses the constant as a field (src/main/java/shop/Api.java, line 4)',
  },
  {
    name: 'Kotlin: Java has a name like it',
    ...KOTLIN,
    others: {
      ...POM,
      'src/main/java/shop/Api.java': 'package shop;\n\nclass Api {\n  String KEY = "x";\n}\n',
    },
  },
  {
    name: 'C#: an attribute of another file',
    ...CSHARP,
    others: {
      ...PROJECT,
      'Api.cs': 'namespace Shop;\n\n[Named(Keys.Key)]\npublic class Api\n{\n}\n',
    },
    because: 'an attribute uses the constant (Api.cs, line 3)',
  },
  {
    name: 'C#: a default of another file',
    ...CSHARP,
    others: {
      ...PROJECT,
      'Api.cs':
        'namespace Shop;\n\npublic class Api\n{\n    public string Of(string key = Keys.Key) => key;\n}\n',
    },
    because: 'a parameter’s default uses the constant (Api.cs, line 5)',
  },
  {
    name: 'C#: another file hands it to a method',
    ...CSHARP,
    others: {
      ...PROJECT,
      'Api.cs':
        'namespace Shop;\n\npublic class Api\n{\n    public string Of() => "x " + Keys.Key;\n}\n',
    },
  },
  {
    name: 'JavaScript: a CommonJS file requires the module',
    ...MODULE,
    others: {
      ...PACKAGE,
      'tools/run.cjs': "'use strict';\nconst { key } = require('../src/config.js');\n",
    },
    because: '`require` can’t load a module that waits (tools/run.cjs, line 2)',
  },
  {
    name: 'JavaScript: a CommonJS file requires a module that imports it',
    ...MODULE,
    others: {
      ...PACKAGE,
      'src/index.js': "export * from './app.js';\n",
      'src/app.js': "import { key } from './config.js';\nexport const app = key;\n",
      'run.cjs': "require('./src');\n",
    },
    because: '`require` can’t load a module that waits (run.cjs, line 1)',
  },
  {
    name: 'JavaScript: a CommonJS file requires another module',
    ...MODULE,
    others: { ...PACKAGE, 'run.cjs': "require('./lib/config.js');\nrequire('./src/other');\n" },
  },
  {
    name: 'JavaScript: modules import it',
    ...MODULE,
    others: { ...PACKAGE, 'src/app.js': "import { key } from './config.js';\nconsole.log(key);\n" },
  },
];

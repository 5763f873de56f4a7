import eslint from '@eslint/js';
import tseslint from 'typescript-eslint';

/** The walls: which rooms of src/ each room may import. Nothing else in src/ holds them. */
const rooms = {
  base: [],
  parse: ['base'],
  scan: ['base', 'parse'],
  tagging: ['base'],
  policy: ['base'],
  rewrite: ['base', 'parse', 'scan'],
  store: ['base'],
  access: ['base', 'tagging', 'policy', 'store'],
  migrate: ['base', 'scan', 'rewrite', 'tagging', 'access', 'store'],
  report: ['base', 'scan', 'migrate'],
  aws: ['base', 'store'],
  workspace: ['base', 'scan', 'tagging', 'rewrite'],
  sandbox: ['base', 'policy'],
};
const fronts = ['ui', 'cli'];
const everyRoom = [...Object.keys(rooms), ...fronts];

const noEditor = {
  group: ['vscode'],
  message: 'Only src/ui and src/extension.ts know the editor.',
};
const noSdk = { group: ['@aws-sdk/*', '@smithy/*'], message: 'Only src/aws knows the SDK.' };
/** rewrite sees scan's types only; the engine stays where it is. */
const typesOnly = {
  group: ['**/scan/*', '!**/scan/finding'],
  message: 'src/rewrite imports only the types in scan/finding.',
};

const syntax = [
  {
    selector: ':matches(PropertyDefinition, MethodDefinition)[accessibility="private"]',
    message: 'Use #private.',
  },
  { selector: 'ExportDefaultDeclaration', message: 'Export by name.' },
  {
    selector: 'MemberExpression[property.name="only"][object.name=/^(describe|it)$/]',
    message: 'No .only.',
  },
];

/** `import()` is invisible to no-restricted-imports; only the fronts load things late. */
const noLateImport = {
  selector: 'ImportExpression, CallExpression[callee.name="require"]',
  message: 'Only the fronts load modules at run time.',
};

function wall(room, allowed, extra = []) {
  const closed = everyRoom.filter((other) => other !== room && !allowed.includes(other));
  const patterns = closed.length
    ? [
        {
          group: closed.map((r) => `**/${r}/*`),
          message: `src/${room} may not import these rooms.`,
        },
      ]
    : [];
  return {
    files: [`src/${room}/**/*.ts`],
    rules: {
      'no-restricted-imports': ['error', { patterns: [...patterns, ...extra] }],
      ...(fronts.includes(room)
        ? {}
        : { 'no-restricted-syntax': ['error', ...syntax, noLateImport] }),
    },
  };
}

const walls = Object.entries(rooms).map(([room, allowed]) =>
  wall(room, allowed, [
    noEditor,
    ...(room === 'aws' ? [] : [noSdk]),
    ...(room === 'rewrite' ? [typesOnly] : []),
  ]),
);

export default tseslint.config(
  {
    ignores: [
      'dist',
      'node_modules',
      '.cache',
      'test/fixtures',
      'test/specs',
      'media',
      'test-results',
    ],
  },
  eslint.configs.recommended,
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
    languageOptions: {
      parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname },
    },
    rules: {
      'max-lines': ['error', 300],
      'max-lines-per-function': ['error', { max: 50, skipComments: true, skipBlankLines: true }],
      'no-console': 'error',
      'no-restricted-syntax': ['error', ...syntax],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-unnecessary-condition': [
        'error',
        { allowConstantLoopConditions: true },
      ],
      '@typescript-eslint/consistent-type-definitions': 'off',
      '@typescript-eslint/no-dynamic-delete': 'off',
    },
  },
  {
    // Programs to be run are data.
    files: ['test/roundtrip/programs/*.ts'],
    rules: { 'max-lines': 'off' },
  },
  {
    files: ['test/**/*.ts', 'scripts/**/*.ts'],
    rules: {
      'max-lines-per-function': 'off',
      'no-console': 'off',
      '@typescript-eslint/no-unused-expressions': 'off',
      '@typescript-eslint/no-non-null-assertion': 'off',
    },
  },
  {
    files: ['**/*.mjs'],
    languageOptions: {
      globals: {
        process: 'readonly',
        console: 'readonly',
        URL: 'readonly',
        setTimeout: 'readonly',
        fetch: 'readonly',
      },
    },
  },
  ...walls,
  wall('ui', [...Object.keys(rooms)], [noSdk]),
  wall('cli', [...Object.keys(rooms)], [noEditor, noSdk]),
);

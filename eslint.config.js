import boundaries from 'eslint-plugin-boundaries';
import next from 'eslint-config-next/core-web-vitals';
import tseslint from 'typescript-eslint';

/** Domains of lib/, lowest first: each may import those before it, never those after it. */
export const DOMAINS = [
  'platform',
  'i18n',
  'ports',
  'audit',
  'levels',
  'software',
  'reports',
  'search',
  'articles',
  'trust',
  'auth',
  'locks',
  'votes',
  'edits',
  'users',
  'iana',
  'port-page',
  'moderation',
  'notifications',
  'site',
  'exports',
  'api',
  'setup',
  'testing',
  'bench',
];

const domain = (names) => ({ element: { types: { anyOf: names.map((name) => `lib-${name}`) } } });

const policies = [
  {
    from: { element: { type: 'app' } },
    allow: {
      to: {
        element: { types: { anyOf: ['app', 'components', ...DOMAINS.map((d) => `lib-${d}`)] } },
      },
    },
  },
  {
    from: { element: { type: 'components' } },
    allow: {
      to: { element: { types: { anyOf: ['components', ...DOMAINS.map((d) => `lib-${d}`)] } } },
    },
  },
  {
    from: { element: { type: 'scripts' } },
    allow: {
      to: { element: { types: { anyOf: ['scripts', ...DOMAINS.map((d) => `lib-${d}`)] } } },
    },
  },
  {
    from: { element: { type: 'e2e' } },
    allow: {
      to: { element: { types: { anyOf: ['e2e', 'scripts', ...DOMAINS.map((d) => `lib-${d}`)] } } },
    },
  },
  ...DOMAINS.map((name, at) => ({
    from: { element: { type: `lib-${name}` } },
    allow: { to: domain(DOMAINS.slice(0, at + 1)) },
  })),
];

export default tseslint.config(
  {
    ignores: [
      '.next/**',
      '.next-bare/**',
      '.test-output/**',
      '.data/**',
      'node_modules/**',
      'lib/platform/generated/**',
      'next-env.d.ts',
      'test-results/**',
      'playwright-report/**',
    ],
  },
  ...next,
  {
    files: ['**/*.{ts,tsx}'],
    extends: [...tseslint.configs.strictTypeChecked, ...tseslint.configs.stylisticTypeChecked],
    languageOptions: {
      parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname },
    },
  },
  {
    files: ['**/*.{ts,tsx}'],
    plugins: { boundaries },
    settings: {
      'import/resolver': { typescript: { alwaysTryTypes: true } },
      'boundaries/elements': [
        { type: 'app', pattern: 'app' },
        { type: 'components', pattern: 'components' },
        { type: 'scripts', pattern: 'scripts' },
        { type: 'e2e', pattern: 'e2e' },
        ...DOMAINS.map((name) => ({ type: `lib-${name}`, pattern: `lib/${name}` })),
      ],
    },
    rules: { 'boundaries/dependencies': ['error', { default: 'disallow', policies }] },
  },
  {
    // Tests and what they share may set a whole instance up.
    files: [
      '**/*.test.{ts,tsx}',
      'e2e/**/*.ts',
      'lib/testing/api.ts',
      'lib/testing/dispatch.fixture.ts',
      'e2e/**/*.ts',
      '**/*.fixture.ts',
      '**/*.examples.ts',
      '**/*.arbitrary.ts',
    ],
    rules: {
      'boundaries/dependencies': 'off',
      // Playwright's fixtures call a function of that name.
      'react-hooks/rules-of-hooks': 'off',
      '@typescript-eslint/no-non-null-assertion': 'off',
      // Answers of an API are looked at as they come.
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
      '@typescript-eslint/no-unsafe-argument': 'off',
    },
  },
  {
    // Components know what a domain is, not how it is kept.
    files: ['components/**/*.{ts,tsx}'],
    rules: {
      '@typescript-eslint/no-restricted-imports': [
        'error',
        {
          patterns: [
            {
              regex:
                '^@/lib/[^/]+/(?:.*/)?(?:queries|commands|loaders|store|subjects|kinds|db)(?:[-/].*)?$',
              allowTypeImports: true,
              message:
                'A component gets data from its page; it imports schema, types, rules, routes, query-options, actions.',
            },
          ],
        },
      ],
    },
  },
  {
    // One rule for the server and the browser: what a form judges, the API judges the same.
    files: [
      'lib/**/rules/**/*.ts',
      'lib/**/types.ts',
      'lib/**/{schema,*-schema}.ts',
      'lib/**/{routes,routes-*,*-routes}.ts',
    ],
    ignores: ['**/*.test.ts', '**/*.arbitrary.ts', '**/*.fixture.ts'],
    rules: { 'import/no-nodejs-modules': 'error' },
  },
  {
    // Reads and writes stand in queries and commands (and the stores they share), nowhere else.
    files: ['lib/**/*.ts', 'app/**/*.{ts,tsx}'],
    ignores: [
      'lib/platform/**',
      'lib/testing/**',
      'lib/setup/**',
      'lib/bench/**',
      'lib/api/**',
      'app/api/**',
      '**/*.test.ts',
      '**/queries*',
      '**/*-queries.ts',
      '**/queries/**',
      '**/commands*',
      '**/commands/**',
      '**/*-store.ts',
    ],
    rules: {
      '@typescript-eslint/no-restricted-imports': [
        'error',
        {
          paths: [
            {
              name: '@/lib/platform/db',
              importNames: ['db', 'pool', 'inTransaction'],
              message:
                'Only queries and commands open the database; take a Tx as an argument elsewhere.',
            },
          ],
        },
      ],
    },
  },
  {
    // One importer of next-auth, so that it can be replaced.
    files: ['**/*.{ts,tsx}'],
    ignores: ['lib/auth/**'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            {
              group: ['next-auth', 'next-auth/*', '@auth/*'],
              message: 'lib/auth is the only importer of next-auth.',
            },
          ],
        },
      ],
    },
  },
  {
    files: ['**/*.{ts,tsx}'],
    rules: {
      // `${number}` reads as what it is.
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-confusing-void-expression': 'off',
      '@typescript-eslint/no-unused-vars': [
        'error',
        {
          argsIgnorePattern: '^_',
          varsIgnorePattern: '^_',
          destructuredArrayIgnorePattern: '^_',
          ignoreRestSiblings: true,
        },
      ],
      '@typescript-eslint/consistent-type-definitions': 'off',
      '@typescript-eslint/no-unnecessary-condition': 'off',
      '@typescript-eslint/dot-notation': 'off',
      '@typescript-eslint/non-nullable-type-assertion-style': 'off',
      // Records and props of functions have no `this` to lose.
      '@typescript-eslint/unbound-method': 'off',
      'react/display-name': 'off',
    },
  },
);

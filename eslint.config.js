import path from 'node:path';
import next from 'eslint-config-next/core-web-vitals';
import tseslint from 'typescript-eslint';

/** Domains of lib/, lowest first: each may import those before it, never those after it. */
export const DOMAINS = [
  'platform',
  'i18n',
  'jobs',
  'ports',
  'firewall',
  'audit',
  'levels',
  'sources',
  'software',
  'services',
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
  'pick',
  'namespaces',
  'port-page',
  'chart',
  'check',
  'collisions',
  'apply',
  'moderation',
  'batches',
  'feedback',
  'notifications',
  'dashboard',
  'feeds',
  'snapshot',
  'mcp',
  'site',
  'exports',
  'api',
  'setup',
  'instance',
  'invariants',
  'growth',
  'testing',
  'bench',
];

/** Files that write SQL of their own through lib/platform/raw.ts, and what Prisma's client lacks for it. */
export const RAW_SQL = {
  'lib/platform/row-lock.ts': 'row locks',
  'lib/platform/covering.ts': 'what covers a port, by the index of a range',
  'lib/platform/limits.ts': 'counts up only below the limit, in one statement',
  'lib/platform/cache-tags.ts': 'pg_notify',
  'lib/jobs/commands.ts':
    'the ledger is written by several processes, a round is taken by one (ON CONFLICT)',
  'lib/audit/commands.ts': 'the log entry and its place in the outbox in one statement',
  'lib/auth/queries.ts': 'the session look-up, at every request of a member',
  'lib/votes/queries.ts': 'one’s ballots with whose claim each is',
  'lib/votes/queries-claim.ts':
    'who wrote what a report claims: revisions beside the ones before them, merges of merges (recursive)',
  'lib/edits/commands/propose.ts':
    'a proposal and its twins: through the client a proposal takes a quarter more processor time',
  'lib/edits/queries/flagged.ts': 'flags by their entries of the log, with those that closed them',
  'lib/edits/queries/chosen.ts': 'what is about a range of ports, by its index',
  'lib/edits/queries/objected.ts':
    'edits on a range of ports, by its index, and what they said before (jsonb, recursive)',
  'lib/edits/queries/new-entry.ts':
    'services by a name in normal form; names inside proposals (jsonb)',
  'lib/edits/kinds/input.ts': 'evidence by the host of its link (an index of a function)',
  'lib/moderation/queries/queue.ts':
    'the order of the queue, by flags and verdicts, in one statement',
  'lib/moderation/queries/agreement.ts':
    'verdicts that are not the only one, by indexes alone (LATERAL)',
  'lib/moderation/queries/group.ts': 'edits by a text anywhere in what they change (strpos)',
  'lib/api/idempotency.ts': 'the first request claims its key (ON CONFLICT)',
  'lib/iana/rows-store.ts': 'thousands of rows in one statement (jsonb_to_recordset)',
  'lib/iana/port-runs.ts': 'thousands of rows in one statement (jsonb_to_recordset)',
  'lib/exports/queries.ts': 'one sum over what all reports say (hashtextextended)',
  'lib/testing/search-data.ts': 'ANALYZE',
  'lib/votes/commands.ts': 'one ballot ends and the next begins in one statement',
  'lib/locks/queries.ts':
    'which locks bind on a port: an article or reports of any range, in one statement',
  'lib/port-page/queries.ts': 'all that the registry says of a port, in one round trip',
  'lib/port-page/queries-as-of-first.ts':
    'a report’s last revision before a day, and the order of thousands of them (jsonb, LATERAL)',
  'lib/services/queries.ts': 'a name without case, by the index of lower()',
  'lib/services/programs.ts': 'names without case, by the index of lower() and of plain names',
  'lib/check/queries.ts':
    'every report in few columns: through the client each costs ten times as much',
  'lib/search/commands.ts': 'text search vectors',
  'lib/search/queries-names.ts': 'a part of a name, by the index of trigrams',
  'lib/site/queries-slugs.ts': 'tens of thousands as JSON (json_agg)',
  'lib/site/queries-runs.ts': 'cuts runs of ports by what a filter lets in (multiranges)',
  'lib/ports/queries-space.ts': 'weighs ports of two tables',
  'lib/ports/queries-known.ts': 'counts ranges out (generate_series)',
  'lib/feedback/queries-need.ts': 'pages by what they need, a sum of two counts',
  'lib/feedback/queries-wanted.ts':
    'weighs ports by what is reported there and by readers, in one order',
  'lib/sources/commands.ts':
    'claims what nobody else has in hand (SKIP LOCKED); pieces of evidence inside proposals (jsonb)',
  'lib/notifications/commands-mail.ts': 'claims what nobody else has in hand (SKIP LOCKED)',
  'lib/notifications/commands-digest.ts': 'claims what nobody else has in hand (SKIP LOCKED)',
  'lib/notifications/commands-tell.ts': 'claims what nobody else has in hand (SKIP LOCKED)',
  'lib/notifications/queries-watchers.ts':
    'the ports of a release, counted out, that each account watches',
  'lib/reports/queries-first.ts':
    'the first of very many in reading order, whose order the database computes',
  'lib/reports/queries-by-port.ts':
    'tens of thousands of ports as JSON: as rows they cost ten times as much',
  'lib/reports/commands.ts':
    'counts ballots by standing in one statement, at every vote; services on a range of ports, by its index',
};

const NO_RAW_QUERY = {
  selector: 'MemberExpression[property.name=/^\\$(?:queryRaw|executeRaw)/]',
  message: 'SQL runs through lib/platform/raw.ts, where its rows are checked.',
};
const NO_RAW_IMPORT = {
  selector: 'ImportDeclaration[source.value=/(?:^|\\/)raw$/]',
  message:
    "Prisma's client says most of it; a file that needs SQL stands in RAW_SQL with the reason.",
};

/**
 * What is special about a kind of edit stands in its kind (lib/edits/kinds/kind.ts); others ask that. A list of
 * kinds is the same question, asked of many at once. *revert* is also the name of an act: only what is called a
 * kind is meant.
 */
const KIND = 'Literal[value=/^(report|article|software|service)\\.(create|update|retire|merge)$/]';
const NO_KIND = [
  `:matches(BinaryExpression, SwitchCase) > ${KIND}`,
  `CallExpression[callee.property.name='includes'] > MemberExpression > ArrayExpression > ${KIND}`,
  `VariableDeclarator > ArrayExpression > ${KIND}`,
  "BinaryExpression:has(> [name='kind'], > [property.name='kind']) > Literal[value='revert']",
  "SwitchStatement:matches([discriminant.name='kind'], [discriminant.property.name='kind']) > SwitchCase > Literal[value='revert']",
].map((selector) => ({
  selector,
  message: 'Nothing outside lib/edits/kinds asks an edit for its kind: say it in `Kind`.',
}));

/** What the other folders may import besides themselves and every domain. */
const FOLDERS = { app: ['components'], components: [], scripts: [], e2e: ['scripts'] };

/** The domain (`lib/ports`) or folder (`app`) that a file lies in; null: neither, as at the root. */
function placeOf(file) {
  const [top, name] = path.relative(import.meta.dirname, file).split(path.sep);
  if (top === 'lib') return `lib/${name}`;
  return Object.hasOwn(FOLDERS, top) ? top : null;
}

function mayImport(from, to) {
  if (from === to) return true;
  const [fromAt, toAt] = [from, to].map((place) => DOMAINS.indexOf(place.replace(/^lib\//, '')));
  if (from.startsWith('lib/')) return toAt !== -1 && toAt < fromAt;
  return toAt !== -1 || FOLDERS[from].includes(to);
}

/** Every kind of import by its words alone: ours begin with `@/` or a dot, and need no resolving. */
const layers = {
  create(context) {
    const from = placeOf(context.filename);
    const check = (node) => {
      const words = (node.source ?? node.argument?.literal)?.value;
      if (from === null || typeof words !== 'string' || !/^(?:@\/|\.)/.test(words)) return;
      const to = placeOf(
        words.startsWith('@/')
          ? path.join(import.meta.dirname, words.slice(2))
          : path.join(path.dirname(context.filename), words),
      );
      if (to !== null && !mayImport(from, to))
        context.report({ node, message: `${from} may not import ${to} (eslint.config.js).` });
    };
    return {
      ImportDeclaration: check,
      ImportExpression: check,
      ExportAllDeclaration: check,
      ExportNamedDeclaration: check,
      TSImportType: check,
    };
  },
};

export default tseslint.config(
  {
    ignores: [
      '.next/**',
      '.next-bare/**',
      '.test-output/**',
      '.data/**',
      'node_modules/**',
      'lib/platform/generated/**',
      'packages/client/generated/**',
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
    plugins: { house: { rules: { layers } } },
    rules: { 'house/layers': 'error' },
  },
  {
    // Tests and what they share may set a whole instance up.
    files: [
      '**/*.test.{ts,tsx}',
      'e2e/**/*.ts',
      'lib/testing/api.ts',
      'lib/testing/dispatch.fixture.ts',
      '**/*.fixture.ts',
      '**/*.examples.ts',
      '**/*.arbitrary.ts',
    ],
    rules: {
      'house/layers': 'off',
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
    files: ['**/*.{ts,tsx}'],
    rules: {
      'no-restricted-properties': [
        'error',
        {
          object: 'URL',
          property: 'canParse',
          message: 'In Node 20 and 22 it refuses é and ü after some thousand calls: parseUrl.',
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
  {
    files: ['**/*.{ts,tsx}'],
    ignores: ['lib/platform/raw.ts', '**/*.test.ts'],
    rules: { 'no-restricted-syntax': ['error', NO_RAW_QUERY, NO_RAW_IMPORT, ...NO_KIND] },
  },
  {
    files: Object.keys(RAW_SQL),
    rules: { 'no-restricted-syntax': ['error', NO_RAW_QUERY, ...NO_KIND] },
  },
  {
    files: ['lib/edits/kinds/**/*.ts'],
    ignores: ['**/*.test.ts', ...Object.keys(RAW_SQL)],
    rules: { 'no-restricted-syntax': ['error', NO_RAW_QUERY, NO_RAW_IMPORT] },
  },
);

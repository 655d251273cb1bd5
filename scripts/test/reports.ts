import { stripVTControlCharacters } from 'node:util';
import { z } from 'zod';
import type { Count } from './steps';

const vitestSchema = z.object({
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  testResults: z.array(
    z.object({
      name: z.string(),
      status: z.string(),
      message: z.string().default(''),
      assertionResults: z.array(
        z.object({
          status: z.string(),
          fullName: z.string(),
          failureMessages: z.array(z.string()).nullish(),
        }),
      ),
    }),
  ),
});

/** Reads the JSON report of vitest. A file that does not even load counts as one failure. */
export function readVitest(report: unknown): Count {
  const { numPassedTests, numFailedTests, testResults } = vitestSchema.parse(report);
  const broken = testResults.filter(
    ({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0,
  );
  return {
    passed: numPassedTests,
    failed: numFailedTests + broken.length,
    faults: [
      ...testResults.flatMap(({ name, assertionResults }) =>
        assertionResults
          .filter(({ status }) => status === 'failed')
          .map((test) => fault(name, test.fullName, test.failureMessages?.[0])),
      ),
      ...broken.map(({ name, message }) => fault(name, 'does not load', message)),
    ],
  };
}

const specSchema = z.object({
  title: z.string(),
  file: z.string(),
  ok: z.boolean(),
  tests: z.array(
    z.object({
      results: z.array(z.object({ errors: z.array(z.object({ message: z.string().optional() })) })),
    }),
  ),
});

const suiteSchema = z.object({
  specs: z.array(specSchema),
  get suites() {
    return z.array(suiteSchema).optional();
  },
});

type Suite = z.infer<typeof suiteSchema>;

const playwrightSchema = z.object({
  stats: z.object({ expected: z.number(), unexpected: z.number(), flaky: z.number() }),
  suites: z.array(suiteSchema),
  /** What went wrong outside every test. */
  errors: z.array(z.object({ message: z.string().optional() })).default([]),
});

/** Reads the JSON report of Playwright. A test that passes only sometimes hides a race: it failed. */
export function readPlaywright(report: unknown): Count {
  const { stats, suites, errors } = playwrightSchema.parse(report);
  return {
    passed: stats.expected,
    failed: stats.unexpected + stats.flaky,
    faults: [
      ...suites
        .flatMap(specsOf)
        .filter(({ ok }) => !ok)
        .map(({ file, title, tests }) => {
          const results = tests.flatMap(({ results }) => results);
          return fault(file, title, results.flatMap(({ errors }) => errors)[0]?.message);
        }),
      ...errors.map(({ message }) => fault('outside every test', '', message)),
    ],
  };
}

function specsOf({ specs, suites = [] }: Suite): Suite['specs'] {
  return [...specs, ...suites.flatMap(specsOf)];
}

const MESSAGE_LINES = 25;

function fault(file: string, test: string, message = ''): string {
  const lines = stripVTControlCharacters(message).split('\n').slice(0, MESSAGE_LINES);
  const indented = lines.filter((line) => line.trim() !== '').map((line) => `    ${line}`);
  return [`${file}: ${test}`, ...indented].join('\n');
}

import { readFileSync, rmSync } from 'node:fs';
import { z } from 'zod';
import { FAILED, runVisibly, title, type Count } from './steps';

const REPORT = '.test-output/vitest.json';

const reportSchema = z.object({
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  testResults: z.array(
    z.object({ status: z.string(), assertionResults: z.array(z.object({ status: z.string() })) }),
  ),
});

/** Unit and database tests. A file that does not even load counts as one failure. */
export async function vitestStep(serverUrl: string): Promise<Count> {
  title('vitest: unit and database tests');
  rmSync(REPORT, { force: true });
  const status = await runVisibly(
    [
      'node_modules/vitest/vitest.mjs',
      'run',
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${REPORT}`,
    ],
    { NODE_ENV: 'test', TEST_DATABASE_URL: serverUrl },
  );
  const report = readReport();
  if (report === null) return FAILED;
  const broken = report.testResults.filter(
    ({ status: result, assertionResults }) => result === 'failed' && assertionResults.length === 0,
  ).length;
  const failed = report.numFailedTests + broken;
  // An error outside every test fails the run as well.
  return { passed: report.numPassedTests, failed: failed === 0 && status !== 0 ? 1 : failed };
}

function readReport() {
  try {
    return reportSchema.parse(JSON.parse(readFileSync(REPORT, 'utf8')));
  } catch {
    return null;
  }
}

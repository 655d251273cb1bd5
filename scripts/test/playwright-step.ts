import { readFileSync, rmSync } from 'node:fs';
import { z } from 'zod';
import { FAILED, runVisibly, title, type Count } from './steps';

const REPORT = '.test-output/playwright.json';

const reportSchema = z.object({
  stats: z.object({ expected: z.number(), unexpected: z.number(), flaky: z.number() }),
});

/** Browser tests against a server that is running already. */
export async function playwrightStep(environment: Record<string, string>): Promise<Count> {
  title('playwright: browser tests');
  rmSync(REPORT, { force: true });
  const status = await runVisibly(
    ['node_modules/@playwright/test/cli.js', 'test', '--reporter=list,json'],
    { ...environment, PLAYWRIGHT_JSON_OUTPUT_FILE: REPORT },
  );
  try {
    const { stats } = reportSchema.parse(JSON.parse(readFileSync(REPORT, 'utf8')));
    // A test that passes only sometimes hides a race.
    const failed = stats.unexpected + stats.flaky;
    return { passed: stats.expected, failed: failed === 0 && status !== 0 ? 1 : failed };
  } catch {
    return FAILED;
  }
}

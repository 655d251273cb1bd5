import { expect, test } from 'vitest';
import { readPlaywright, readVitest } from './reports';

test('what failed in vitest is counted and named, also a file that does not load', () => {
  const failing = {
    status: 'failed',
    fullName: 'adds',
    failureMessages: ['\u001b[31mwrong\u001b[0m\n\nat 3'],
  };
  const report = {
    numPassedTests: 1,
    numFailedTests: 1,
    testResults: [
      {
        name: 'a.test.ts',
        status: 'failed',
        assertionResults: [{ status: 'passed', fullName: 'is' }, failing],
      },
      { name: 'b.test.ts', status: 'failed', message: 'no such file', assertionResults: [] },
    ],
  };
  expect(readVitest(report)).toEqual({
    passed: 1,
    failed: 2,
    faults: ['a.test.ts: adds\n    wrong\n    at 3', 'b.test.ts: does not load\n    no such file'],
  });
});

test('what failed in the browser is counted and named, however deep it lies', () => {
  const spec = (ok: boolean, message?: string) => ({
    title: ok ? 'opens' : 'closes',
    file: 'a.spec.ts',
    ok,
    tests: [{ results: [{ errors: message === undefined ? [] : [{ message }] }] }],
  });
  const report = {
    stats: { expected: 1, unexpected: 1, flaky: 0 },
    suites: [{ specs: [spec(true)], suites: [{ specs: [spec(false, 'still open')] }] }],
  };
  expect(readPlaywright(report)).toEqual({
    passed: 1,
    failed: 1,
    faults: ['a.spec.ts: closes\n    still open'],
  });
});

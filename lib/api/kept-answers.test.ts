import { describe, expect, it } from 'vitest';
import { answerKey, KEPT_CALLS, NOT_KEPT } from './kept-answers';
import { API_OPERATIONS } from './registry';

const isSame = (...urls: string[]) => new Set(urls.map(answerKey)).size === 1;

describe('the name of an answer', () => {
  it('is one for all ways to write a question', () => {
    expect(
      isSame(
        '/api/v1/ports?from=1&to=9',
        '/api/v1/ports?to=9&from=1',
        '/api/v1/ports?to=9&from=1&limit=50&has=all',
        '/api/v1/ports?from=1&to=9&from=2&x=3',
      ),
    ).toBe(true);
    expect(isSame('/api/v1/ports/80', '/api/v1/ports/80?', '/api/v1/ports/80?a=b')).toBe(true);
    expect(isSame('/badge/ports/80.svg', '/badge/ports/80.svg?v=2')).toBe(true);
  });

  it.each([
    ['/api/v1/ports/80', '/api/v1/ports/81'],
    ['/api/v1/ports/80', '/api/v1/ports/80?asof=2026-08-17'],
    ['/api/v1/ports?from=1', '/api/v1/ports?to=1'],
    ['/api/v1/reports?software=grafana', '/api/v1/reports?grade=confirmed'],
    // At the page's own address no cache may take the lines for the page.
    ['/ports/80.txt', '/api/text/ports/80?terminal'],
    ['/api/text/ports/80', '/api/text/ports/80?terminal'],
    ['/feed.atom', '/feed.json'],
  ])('tells %s from %s', (one, other) => {
    expect(answerKey(one)).not.toBeNull();
    expect(answerKey(other)).not.toBeNull();
    expect(answerKey(one)).not.toBe(answerKey(other));
  });

  it.each([
    '/ports/80',
    '/api/v1/ports/80/',
    '/api/v1/ports/80/mine',
    '/api/v1/ports/%38%30',
    '/api/v1/ports/80?asof=yesterday',
    '/api/v1/ports?limit=1000',
    '/api/v1/me',
    '/api/v1/edits/1',
    '/api/v1/log',
    '/api/v1/exports/ports.json',
    '/api/auth/session',
    '/api/internal/revalidate',
    '//api/v1/ports/80',
  ])('is none for %s', (url) => {
    expect(answerKey(url)).toBeNull();
  });

  it('is no longer than what the call takes', () => {
    const long = 'x'.repeat(5_000);
    expect(answerKey(`/api/v1/services/${long}`)).toBeNull();
    expect(answerKey(`/api/v1/ports/80?${long}=${long}`)).toBe(answerKey('/api/v1/ports/80'));
  });
});

it('every call that anybody may read is kept, or is said not to be and why', () => {
  const reads = API_OPERATIONS.filter(
    ({ method, signedIn }) => method === 'get' && signedIn !== true,
  );
  const ids = reads.map(({ id }) => id).sort();
  expect([...KEPT_CALLS, ...Object.keys(NOT_KEPT)].sort()).toEqual(ids);
});

import { describe, expect, it, test } from 'vitest';
import { isOwnPlace, isWrittenByVisitors, linkPlace, placesOf } from './places';

describe('an entry with a homepage', () => {
  it('speaks for itself at its host', () => {
    expect(placesOf('https://www.redis.io/docs')).toEqual({
      domains: ['redis.io'],
      repositories: [],
    });
  });

  it('has where everybody publishes its own folder alone', () => {
    expect(placesOf('https://github.com/gin-gonic/gin/tree/main')).toEqual({
      domains: [],
      repositories: ['github.com/gin-gonic/gin'],
    });
    for (const homepage of ['https://github.com/', 'https://docs.google.com/document/d/x'])
      expect(placesOf(homepage)).toEqual({ domains: [], repositories: [] });
  });

  it.each([undefined, '', 'ftp://example.org/'])('tells nothing where it is %s', (homepage) => {
    expect(placesOf(homepage)).toEqual({ domains: [], repositories: [] });
  });
});

test('a host where everybody publishes is nobody’s own, also where an entry lists it', () => {
  const places = { domains: ['github.com', 'gin-gonic.com'], repositories: [] };
  expect(isOwnPlace('https://github.com/evil/fake', places)).toBe(false);
  expect(isOwnPlace('https://docs.gin-gonic.com/x', places)).toBe(true);
});

test('what visitors write at a place in a forge is theirs, and so may a bare commit be', () => {
  const gin = 'https://github.com/gin-gonic/gin';
  const commit = '0123456789abcdef0123456789abcdef01234567';
  for (const path of ['issues/1', 'discussions/1', 'pull/2', `blob/${commit}/x.go`])
    expect(isWrittenByVisitors(`${gin}/${path}`)).toBe(true);
  for (const path of ['', '/blob/master/x.go', '/releases'])
    expect(isWrittenByVisitors(`${gin}${path}`)).toBe(false);
  expect(isWrittenByVisitors('https://gitlab.com/a/b/-/issues/3')).toBe(true);
  expect(isWrittenByVisitors('https://redis.io/docs/latest/issues')).toBe(false);
});

test('a letter written as its number and a slash written twice lead to the same place', () => {
  expect(linkPlace('https://github.com//gin-gonic/%47in/%62lob/%2Fx')?.place).toBe(
    'github.com/gin-gonic/gin/blob/%2fx',
  );
  expect(isWrittenByVisitors('https://github.com/gin-gonic/gin//%69ssues/1')).toBe(true);
});

import { describe, expect, it, test } from 'vitest';
import { isOwnPlace, placesOf } from './places';

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
    expect(placesOf('https://github.com/')).toEqual({ domains: [], repositories: [] });
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

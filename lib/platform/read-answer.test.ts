import { describe, expect, it } from 'vitest';
import { entityTag, matchesTag, readAnswer } from './read-answer';

const ask = (headers: Record<string, string> = {}) =>
  new Request('http://localhost/x', { headers });

describe('a read', () => {
  it('is answered for everybody, with an entity tag', async () => {
    const answer = readAnswer(ask(), { a: 1 });
    expect(await answer.json()).toEqual({ a: 1 });
    expect(answer.headers.get('cache-control')).toBe('public, max-age=0, s-maxage=1');
    expect(answer.headers.get('access-control-allow-origin')).toBe('*');
    expect(answer.headers.get('etag')).toBe(entityTag('{"a":1}'));
  });

  it('is 304 without a body for who has these bytes already', async () => {
    const tag = entityTag('{"a":1}');
    const answer = readAnswer(ask({ 'if-none-match': `"old", W/${tag}` }), { a: 1 });
    expect(answer.status).toBe(304);
    expect(await answer.text()).toBe('');
    expect(answer.headers.get('etag')).toBe(tag);
  });
});

describe('an entity tag', () => {
  it('is another for other bytes', () => {
    expect(entityTag('a')).not.toBe(entityTag('b'));
  });

  it('is matched by itself, weakly, and by anything', () => {
    expect(matchesTag('"a"', '"a"')).toBe(true);
    expect(matchesTag('W/"a"', '"a"')).toBe(true);
    expect(matchesTag('*', '"a"')).toBe(true);
    expect(matchesTag('"b"', '"a"')).toBe(false);
    expect(matchesTag(null, '"a"')).toBe(false);
  });
});

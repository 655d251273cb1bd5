import { describe, expect, it } from 'vitest';
import { fieldErrors } from '@/lib/platform/error-codes';
import { askedPick } from './asked';
import { askOf, pickQuery } from './schema';

describe('a wish', () => {
  it('is five ports out of all where nothing is said', () => {
    expect(askOf(pickQuery.parse({}))).toEqual({
      ...{ count: 5, transport: null, near: null, run: 1, seed: '', avoid: [], include: null },
      range: { start: 1, end: 65_535 },
    });
  });

  it('names a range or its ends', () => {
    const range = (text: string) => askOf(pickQuery.parse({ range: text })).range;
    expect(range('user')).toEqual({ start: 1024, end: 49_151 });
    expect(range('system')).toEqual({ start: 1, end: 1023 });
    expect(range('9000-8000')).toEqual({ start: 8000, end: 9000 });
    expect(range('80')).toEqual({ start: 80, end: 80 });
  });

  it.each([
    ['count', '0', 'too_small'],
    ['count', '51', 'too_big'],
    ['count', '5.5', 'not_whole_number'],
    ['run', '1001', 'too_big'],
    ['near', '65536', 'too_big'],
    ['near', '-1', 'not_whole_number'],
    ['transport', 'TCP', 'invalid_value'],
    ['range', 'everything', 'not_ports'],
    ['range', '1-70000', 'not_ports'],
    ['avoid', '8080,http', 'not_ports'],
    ['avoid', '80,'.repeat(2_000), 'too_big'],
    ['seed', '', 'too_small'],
    ['seed', 'x'.repeat(101), 'too_big'],
    ['seed', '\u202ea', 'hidden_characters'],
    ['include', 'everything', 'invalid_value'],
  ])('is refused where %s is %s: %s', (name, value, code) => {
    const parsed = pickQuery.safeParse({ [name]: value });
    expect(parsed.error && fieldErrors(parsed.error)).toMatchObject([{ path: name, code }]);
  });
});

describe('the page', () => {
  it('leaves out what cannot be read and names it', () => {
    const { ask, ignored, unread } = askedPick({
      ...{ count: 'many', near: '8000', transport: '', seed: ' Portolan ', page: '7' },
      avoid: ['8080 9100-9000 http', '1'],
    });
    expect(ignored).toEqual(['count']);
    expect(unread).toEqual(['http']);
    expect(ask).toMatchObject({ count: 5, near: 8000, transport: null, seed: 'Portolan' });
    expect(ask.avoid).toEqual([
      { start: 8080, end: 8080 },
      { start: 9000, end: 9100 },
    ]);
  });
});

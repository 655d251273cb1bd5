import { describe, expect, it } from 'vitest';
import { listQuery, pageOf, readQuery } from './list-query';

const ask = (query: string) => readQuery(new Request(`http://localhost/list?${query}`), listQuery);

describe('the query of a list', () => {
  it('has a limit of 50 where none is given, and no cursor', () => {
    expect(ask('')).toEqual({ ok: true, value: { limit: 50 } });
  });

  it('ignores parameters that the list does not know', () => {
    expect(ask('limit=7&colour=blue&__proto__=x')).toEqual({ ok: true, value: { limit: 7 } });
  });

  it('counts the first of a parameter given twice', () => {
    expect(ask('limit=7&limit=8')).toEqual({ ok: true, value: { limit: 7 } });
  });

  it.each([
    'limit=0',
    'limit=101',
    'limit=',
    'limit=1e1',
    'limit=+5',
    'limit=05',
    'cursor=-1',
    'cursor=x',
  ])('is invalid with %s, and the field is named', (query) => {
    const answer = ask(query);
    expect(answer).toMatchObject({ ok: false, code: 'invalid' });
    expect(answer.ok ? [] : answer.errors?.map(({ path }) => path)).toEqual([query.split('=')[0]]);
  });
});

describe('a page', () => {
  it('leads on where more rows are there than it holds', () => {
    expect(pageOf([1, 2, 3], 2, (row) => row)).toEqual({ items: [1, 2], nextCursor: '2' });
  });

  it('is the last one where it holds all rows', () => {
    expect(pageOf([1, 2], 2, (row) => row)).toEqual({ items: [1, 2], nextCursor: null });
    expect(pageOf([], 2, (row) => Number(row))).toEqual({ items: [], nextCursor: null });
  });
});

import { expect, test } from 'vitest';
import { z } from 'zod';
import { listQuery } from '@/lib/platform/list-query';
import { readAsked } from './asked';

const schema = listQuery.extend({ state: z.enum(['open', 'applied']).optional() });

test('a page shows what it can of a wrong address, and says what it left out', () => {
  expect(readAsked(schema, { state: 'nonsense', cursor: '40' })).toEqual({
    query: { cursor: 40, limit: 50 },
    ignored: ['state'],
  });
});

test('empty fields of a form are not asked for, strange ones are none of its business', () => {
  expect(readAsked(schema, { state: '', utm: 'x' })).toEqual({ query: { limit: 50 }, ignored: [] });
});

test('of a field given twice the first counts', () => {
  expect(readAsked(schema, { state: ['applied', 'open'] }).query.state).toBe('applied');
});

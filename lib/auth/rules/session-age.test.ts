import fc from 'fast-check';
import { expect, test } from 'vitest';
import { DAY, MINUTE } from '@/lib/platform/clock';
import { SESSION_DAYS } from '../cookies';
import { FRESH_MINUTES, IDLE_DAYS, isFresh, laterEnd, sessionEnd } from './session-age';

const BEGUN = new Date('2026-11-01T00:00:00Z');
const after = (ms: number) => new Date(BEGUN.getTime() + ms);

test('used every few days a session lasts as long as one may, left alone it ends after the idle days', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 30 * DAY })), (gaps) => {
      let now = 0;
      let expires = sessionEnd(BEGUN, BEGUN);
      for (const gap of gaps) {
        now += gap;
        const alive = expires > after(now);
        // Written once a day: it may end up to a day early, never late.
        if (gap <= (IDLE_DAYS - 1) * DAY && now < SESSION_DAYS * DAY) expect(alive).toBe(true);
        if (gap >= IDLE_DAYS * DAY || now >= SESSION_DAYS * DAY) expect(alive).toBe(false);
        if (!alive) return;
        expires = laterEnd(BEGUN, expires, after(now)) ?? expires;
      }
    }),
  );
});

test('a sign-in is fresh for half an hour', () => {
  expect(isFresh(BEGUN, after(FRESH_MINUTES * MINUTE - 1))).toBe(true);
  expect(isFresh(BEGUN, after(FRESH_MINUTES * MINUTE))).toBe(false);
});

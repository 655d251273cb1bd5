import { describe, expect, it } from 'vitest';
import { historyOrder, type KnownRelease, lossReason, planImport } from '@/lib/iana/plan';

const release = (date: string, sha256 = date): KnownRelease => ({ date, sha256 });
const candidate = (date: string, sha256 = date) => ({ date, sha256, dateIsLowerBound: false });
const HISTORY = ['2025-11-14', '2026-04-09', '2026-08-17'].map((date) => release(date));
const ROLLED_BACK = [...HISTORY, release('2023-06-05')];

describe('what becomes of a release', () => {
  it.each([
    ['the first', [], '2018-07-11', {}, 'next'],
    ['a newer one', HISTORY, '2026-11-01', {}, 'next'],
    ['the current one', HISTORY, '2026-08-17', {}, 'unchanged'],
    ['an older one', HISTORY, '2024-01-01', {}, 'refused'],
    ['an older one, filled in', HISTORY, '2024-01-01', { fill: true }, 'fill'],
    ['an older one, by force', HISTORY, '2024-01-01', { force: true }, 'back'],
    ['one of the history', HISTORY, '2026-04-09', {}, 'refused'],
    ['one of the history, filled in', HISTORY, '2026-04-09', { fill: true }, 'unchanged'],
    ['one of the history, by force', HISTORY, '2026-04-09', { force: true }, 'again'],
    ['the newest after a way back', ROLLED_BACK, '2026-08-17', {}, 'again'],
    ['a newer one after a way back', ROLLED_BACK, '2026-11-01', {}, 'next'],
    ['one between, filled in after a way back', ROLLED_BACK, '2024-01-01', { fill: true }, 'fill'],
    ['the newest, filled in', HISTORY, '2026-11-01', { fill: true }, 'refused'],
  ] as const)('%s', (_what, history, date, wishes, kind) => {
    expect(planImport(history, candidate(date), wishes).kind).toBe(kind);
  });

  it('is told first where the site goes back or forth', () => {
    expect(planImport(HISTORY, candidate('2024-01-01'), { force: true })).toMatchObject({
      warning:
        'This rolls the whole site back to 2024-01-01; importing 2026-08-17 again takes that back.',
    });
    expect(planImport(ROLLED_BACK, candidate('2026-08-17'), {})).toMatchObject({
      warning:
        'Release 2026-08-17 becomes the current one again; 2023-06-05 takes its place in the history.',
    });
  });

  it('is a refusal where another content has its date, forced or not', () => {
    for (const force of [false, true])
      expect(planImport(HISTORY, candidate('2026-04-09', 'other'), { force }).kind).toBe('refused');
  });

  it('offers the file’s own date first where the date is a lower bound only', () => {
    const csv = { ...candidate('2026-08-11'), dateIsLowerBound: true };
    const plan = planImport(HISTORY, csv, {});
    const reason = plan.kind === 'refused' ? plan.reason : '';
    expect(reason.indexOf('--date')).toBeGreaterThan(0);
    expect(reason.indexOf('--date')).toBeLessThan(reason.indexOf('--force'));
    expect(reason).not.toContain('\n');
  });
});

describe('the history', () => {
  it('is in the order of dates, the current release last', () => {
    const [autumn, spring, summer] = HISTORY as [KnownRelease, KnownRelease, KnownRelease];
    const dates = (list: KnownRelease[]) => list.map(({ date }) => date.slice(0, 7));
    expect(dates(historyOrder([summer, autumn, spring], summer))).toEqual([
      '2025-11',
      '2026-04',
      '2026-08',
    ]);
    expect(dates(historyOrder(HISTORY, autumn))).toEqual(['2026-04', '2026-08', '2025-11']);
  });
});

describe('a loss', () => {
  it.each([
    [{ rows: 14_000, removed: 280, tail: 20 }, null],
    [{ rows: 14_000, removed: 281, tail: 0 }, /loses 281 of 14000 rows \(2\.0 %\)/],
    [{ rows: 14_000, removed: 21, tail: 21 }, /lacks the last 21 rows/],
    [{ rows: 14_000, removed: 21, tail: 3 }, null],
  ])('%j', (loss, reason) => {
    const said = lossReason('2026-10-01', loss);
    if (reason === null) expect(said).toBeNull();
    else expect(said).toMatch(reason);
  });
});

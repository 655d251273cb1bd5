import { beforeAll, expect, it, vi } from 'vitest';
import { withClient } from '@/lib/instance/postgres/connect';
import { DAY } from '@/lib/platform/clock';
import { databaseUrl } from '@/lib/platform/env';
import { plansOf } from '@/lib/testing/plans.fixture';
import { listFeedback } from './queries';
import { findWanted } from './queries-wanted';

const NOW = new Date('2026-11-30T12:00:00Z');

/** What 100,000 readers said of 20,000 pages in a year, half of it answered; something is reported of 60,000 ports. */
const GROW = `
  INSERT INTO "user" (id, handle, role) VALUES ('u1', 'user1', 'moderator');
  INSERT INTO feedback_answer (page, key, note, readers, by_id, created_at)
    VALUES ('port', '1', 'Said more.', 1, 'u1', '2026-11-01');
  INSERT INTO feedback (page, key, locale, mood, comment, visitor, day, created_at, answer_id)
    SELECT 'port', (i % 20000)::text, 'en', (ARRAY['sad', 'unsure', 'happy', 'happy'])[i % 4 + 1], repeat('x', 500), 'v' || i, at::date, at,
      CASE WHEN i % 3 = 0 THEN 1 END
    FROM generate_series(1, 100000) i, LATERAL (SELECT timestamptz '2026-11-30' - i % 365 * interval '1 day' AS at) t;
  INSERT INTO port_use (port, grades, name, uses) SELECT i, '{supported}', 'P' || i, i % 7 FROM generate_series(0, 59999) i`;

beforeAll(async () => {
  await withClient(databaseUrl(), async (client) => {
    await client.query(GROW);
    await client.query('ANALYZE');
    // While a transaction goes on that may not see a row, an index alone cannot tell whether the row counts.
    const seenByAll = async () => {
      await client.query('VACUUM feedback, port_use');
      const { rows } = await client.query<{ all: boolean }>(
        `SELECT bool_and(relallvisible >= relpages) AS all FROM pg_class WHERE relname IN ('feedback', 'port_use')`,
      );
      expect(rows).toEqual([{ all: true }]);
    };
    await vi.waitFor(seenByAll, { timeout: 60_000 });
  });
});

it.each([
  ['pages most in need', 'feedback_unhappy', () => listFeedback(NOW)],
  ['moods by week', 'feedback_days', () => listFeedback(NOW)],
  ['wanted pages', 'feedback_unhappy', () => findWanted('pl', NOW)],
  ['wanted ports', 'port_use_most', () => findWanted('pl', NOW)],
])('%s are counted from %s alone, and no table is read whole', async (_, index, work) => {
  const nodes = await plansOf(work);
  const only = nodes.filter((node) => node['Node Type'] === 'Index Only Scan');
  expect(only.map((node) => node['Index Name'])).toContain(index);
  const whole = nodes.filter((node) => node['Node Type'] === 'Seq Scan');
  const names = whole.map((node) => node['Relation Name']);
  expect(names.filter((name) => name === 'feedback' || name === 'port_use')).toEqual([]);
});

it('says of the pages most in need what a count of every row says', async () => {
  const { pages, count } = await listFeedback(NOW);
  const { rows } = await withClient(databaseUrl(), (client) =>
    client.query<{ key: string; need: number }>(
      `SELECT key, (2 * count(*) FILTER (WHERE mood = 'sad') + count(*) FILTER (WHERE mood = 'unsure'))::int AS need
       FROM feedback WHERE created_at >= $1 AND answer_id IS NULL GROUP BY key`,
      [new Date(NOW.getTime() - 90 * DAY)],
    ),
  );
  const needs = rows.filter(({ need }) => need > 0).sort((a, b) => b.need - a.need);
  expect(count).toBe(needs.length);
  expect(pages.map(({ need }) => need)).toEqual(needs.slice(0, 50).map(({ need }) => need));
});

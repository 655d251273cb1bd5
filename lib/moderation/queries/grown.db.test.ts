import { beforeAll, expect, it } from 'vitest';
import { withClient } from '@/lib/instance/postgres/connect';
import { db } from '@/lib/platform/db';
import { databaseUrl } from '@/lib/platform/env';
import { plansOf } from '@/lib/testing/plans.fixture';
import { findAgreement } from './agreement';
import { findAccountsInStep } from './in-step';

const NOW = new Date('2026-11-30T12:00:00Z');
const REASON =
  '{"code": "no-source", "sources": 0, "primarySources": 0, "contrary": 0, "confirm": 0, "dispute": 0, "missing": []}';

/**
 * 20,000 edits, of which `u0` decided a fifth, alone but for each hundredth, and 40,000 ballots on 2,000 reports: of one hundred
 * people, the first two at the same moment.
 */
const GROW = `
  INSERT INTO "user" (id, handle, role) SELECT 'u' || i, 'user' || i, 'reviewer' FROM generate_series(0, 99) i;
  INSERT INTO software (slug, name, name_key) SELECT 's' || i, 'S' || i, 's' || i FROM generate_series(1, 2000) i;
  INSERT INTO report (port_start, port_end, transports, software_id, role, summary, author_id, grade_reason)
    SELECT i, i, '{tcp}', i, 'default', 'Listens here', 'u1', '${REASON}' FROM generate_series(1, 2000) i;
  INSERT INTO edit (kind, subject_type, port_start, port_end, changes, note, author_id, state)
    SELECT 'report.create', 'report', i, i, '{}', 'Because', 'u1', CASE WHEN i % 3 = 0 THEN 'rejected' ELSE 'applied' END
    FROM generate_series(1, 20000) i;
  INSERT INTO review (edit_id, reviewer_id, verdict, reason, trust)
    SELECT id, CASE WHEN id % 5 = 0 THEN 'u0' ELSE 'u' || 3 + id % 5 END, 'approve', 'Because', 3 FROM edit
    UNION ALL SELECT id, 'u2', 'approve', 'Because', 3 FROM edit WHERE id % 500 = 0;
  INSERT INTO vote (report_id, user_id, value, epoch, created_at, ended_at, ended)
    SELECT i, 'u' || v, CASE WHEN v < 2 THEN 'confirm' ELSE 'dispute' END, 1, '2026-11-01', CASE WHEN v % 2 = 0 THEN timestamptz '2026-11-02' END,
      CASE WHEN v % 2 = 0 THEN 'changed' END
    FROM generate_series(1, 2000) i, generate_series(0, 99) v WHERE (i + v) % 100 < 20 OR (v < 2 AND i < 40)`;

beforeAll(async () => {
  await withClient(databaseUrl(), async (client) => {
    await client.query(GROW);
    await client.query('VACUUM ANALYZE');
  });
});

it.each([
  [
    'ballots on the same reports',
    'vote_report_id_created_at_idx',
    () => findAccountsInStep('user0', NOW),
  ],
  ['verdicts that are not the only one', 'review_standing', () => findAgreement('u0', NOW)],
])('%s are found by %s, and no table is read whole', async (_, index, work) => {
  const nodes = await plansOf(work);
  expect(nodes.map((node) => node['Index Name'])).toContain(index);
  const whole = nodes.filter((node) => node['Node Type'] === 'Seq Scan');
  const names = whole.map((node) => node['Relation Name']);
  expect(names.filter((name) => name === 'vote' || name === 'review')).toEqual([]);
});

it('counts ballots that ended too', async () => {
  const [first] = await findAccountsInStep('user1', NOW);
  expect(first).toMatchObject({ handle: 'user0' });
});

it('counts verdicts on edits of which somebody else has said something, an undoing too', async () => {
  const shared = Array.from({ length: 40 }, (_, n) => 500 * (n + 1));
  const agreed = shared.filter((id) => id % 3 !== 0).length;
  expect((await findAgreement('u0', NOW)).outcomes).toEqual({ of: 40, agreed });
  const undo = async (reverts: number) => {
    await db().edit.update({ where: { id: reverts }, data: { undone: true } });
    return db().edit.create({
      data: {
        ...{ kind: 'revert', subjectType: 'report', changes: {}, note: 'Wrong.', authorId: 'u3' },
        ...{ state: 'applied', revertsEditId: reverts },
      },
    });
  };
  const { id } = await undo(19_990);
  expect((await findAgreement('u0', NOW)).outcomes).toEqual({ of: 41, agreed });
  // Undone in its turn: of that edit the end says nothing.
  await undo(id);
  expect((await findAgreement('u0', NOW)).outcomes).toEqual({ of: 40, agreed });
});

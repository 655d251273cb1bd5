import { beforeEach, expect, it } from 'vitest';
import { pool } from '@/lib/platform/db';
import { givenReport, must, opened, person, review } from '@/lib/testing/community';
import { resetDb, testDb } from '@/lib/testing/postgres';
import { transact } from '@/lib/platform/transact';
import { castVote } from '@/lib/votes/commands';
import { findBrokenInvariants } from './queries';

const T0 = new Date('2026-11-20T12:00:00Z');

beforeEach(async () => {
  await resetDb();
  const [author, voter, moderator] = [
    await person(),
    await person(),
    await person({ role: 'moderator' }),
  ];
  await givenReport(author, {}, T0);
  await opened(author, 4000, T0);
  must(await review(moderator, await opened(author, 4001, T0), { verdict: 'approve' }, T0));
  must(await transact((tx) => castVote(tx, voter, 1, 'confirm', T0)));
});

async function names(): Promise<string[]> {
  return (await findBrokenInvariants(pool())).map(({ invariant }) => invariant);
}

it('finds nothing where commands alone have written', async () => {
  expect(await names()).toEqual([]);
});

/** What a fault would leave behind, and what is said of it. */
const FAULTS: [string, string, string[]][] = [
  [
    'a vote without its count',
    `INSERT INTO vote (report_id, user_id, value, epoch) SELECT 1, id, 'dispute', 1 FROM "user" WHERE role = 'moderator'`,
    ['a report that is not what its ballots and its evidence make it'],
  ],
  [
    'a use that is kept and not reported',
    `UPDATE port_use SET uses = uses + 1 WHERE port = (SELECT port_start FROM report WHERE id = 1)`,
    ['a port of which something else is kept than is reported, or that is still to be looked at'],
  ],
  [
    'a use that weighs otherwise than it is reported',
    `UPDATE port_use SET holders = '1f' WHERE port = (SELECT port_start FROM report WHERE id = 1)`,
    ['a port of which something else is kept than is reported, or that is still to be looked at'],
  ],
  [
    'an entry that the search no longer finds by its port',
    `DELETE FROM search_place WHERE port = (SELECT port_start FROM report WHERE id = 1)`,
    ['a port by which the search does not find an entry, or finds one that is not there'],
  ],
  [
    'a report that was written past the database’s own rules',
    `DO $$ BEGIN SET LOCAL session_replication_role = replica; UPDATE report SET reading_rank = 0 WHERE id = 1; END $$`,
    ['a report that is not where the reading order has it'],
  ],
  [
    'a second factor without its app',
    `UPDATE "user" SET factor_since = now() WHERE role = 'moderator'`,
    ['an account that says it has a second factor and has no app, or the other way round'],
  ],
  [
    'a lost decision',
    `UPDATE edit SET state = 'rejected', decided_at = now(), due_at = NULL WHERE state = 'open'`,
    ['an edit that is not in the state that the log tells'],
  ],
  [
    'an edit applied by half',
    `UPDATE edit SET state = 'applied', decided_at = now(), due_at = NULL WHERE state = 'open'`,
    [
      'an edit that says it is applied without one revision and one entry, or the other way round',
      'an edit that is not in the state that the log tells',
    ],
  ],
  [
    'a report that was written past its revisions',
    `UPDATE report SET summary = 'Another' WHERE id = 1`,
    ['a report that does not say what its newest revision says'],
  ],
  [
    'evidence that changed under its check',
    `WITH seen AS (INSERT INTO source_check (key, url, quote, due_at) SELECT encode(sha256(convert_to('https://a.example/' || chr(10) || 'x', 'UTF8')), 'hex'), 'https://a.example/', 'x', now() RETURNING key)
     UPDATE evidence SET check_key = (SELECT key FROM seen) WHERE id = (SELECT min(id) FROM evidence)`,
    ['evidence with the check of another line'],
  ],
  [
    'a revision that the report knows nothing of',
    `INSERT INTO revision (subject_type, subject_id, number, content, edit_id) SELECT 'report', 1, 2, content, edit_id FROM revision WHERE subject_type = 'report' AND subject_id = 1`,
    ['a subject whose revisions have a gap or do not end with its own'],
  ],
  [
    'software that was written past its revisions',
    `UPDATE software SET homepage = 'https://other.example/'`,
    ['a software that does not say what its newest revision says'],
  ],
  [
    'a review that nobody reads of',
    `INSERT INTO review (edit_id, reviewer_id, verdict, reason, trust) SELECT e.id, u.id, 'approve', 'Fine.', 4 FROM edit e, "user" u WHERE e.state = 'open' AND u.role = 'moderator'`,
    ['a review without its entry, or the other way round'],
  ],
  [
    'a waiting edit that no deadline comes to',
    `UPDATE edit SET due_at = NULL`,
    ['an edit that waits and is decided, or that waits without a deadline'],
  ],
  [
    'an act without its version',
    `UPDATE edit SET version = version + 1 WHERE state = 'open'`,
    ['an edit whose version is not the number of acts on it'],
  ],
  [
    'a search entry that is behind',
    `UPDATE search_entry SET spans = '{}'`,
    ['a report on whose ports the search does not find its software'],
  ],
  [
    'a search entry that is missing',
    `DELETE FROM search_entry`,
    ['software that the search does not find, or finds although it is gone'],
  ],
  [
    'a grade that the log does not tell',
    `INSERT INTO log_entry (action, subject_type, subject_id, reason, data) VALUES ('report.regraded', 'report', '1', 'x', '{"after": "disputed"}')`,
    ['a grade that is not what the log last said'],
  ],
  [
    'a flag that nobody raised',
    `INSERT INTO flag (subject_type, subject_id, reason, note, author_id) SELECT 'report', '999', 'x', 'x', id FROM "user" LIMIT 1`,
    [
      'an open flag of something that is not there',
      'a flag without the entries that raised and closed it',
    ],
  ],
  [
    'a trial with the number of an edit',
    `INSERT INTO trial (id, reviewer_id, edit_id, brought_at) SELECT e.id, u.id, e.id, now() FROM edit e, "user" u LIMIT 1`,
    ['a trial that is an edit, or an act on a trial'],
  ],
  [
    'a reservation past its namespace and its log',
    `WITH n AS (INSERT INTO namespace (slug, name, purpose, homepage, proof, state, asked_by_id, asked_at, decided_by_id, decided_at, decision)
       SELECT 'n', 'N', 'x', 'x', 'x', 'active', id, now(), id, now(), 'x' FROM "user" WHERE role = 'moderator' RETURNING id, asked_by_id)
     INSERT INTO reservation (namespace_id, port, transports, project, made_by_id, made_at, until)
     SELECT id, 2000, '{tcp}', 'x', asked_by_id, now(), now() + interval '1 day' FROM n, generate_series(1, 2)`,
    [
      'two reservations of one namespace that last on one port and transport',
      'a reservation outside the ports of its namespace, or that lasts in one that is not active',
      'a reservation without the entries that made, renewed and ended it, or the other way round',
      'an active namespace without an owner',
    ],
  ],
  [
    'an answer that was never given',
    `INSERT INTO idempotent_answer (actor, key, request_hash, status, body) VALUES ('a', 'b', 'c', 0, 'null')`,
    ['a kept answer that was never given, or of an edit that is not there'],
  ],
];

it.each(FAULTS)('finds %s', async (_, sql, expected) => {
  await testDb().$executeRawUnsafe(sql);
  expect(await names()).toEqual(expected);
});

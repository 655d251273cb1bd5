import { beforeAll, describe, expect, it } from 'vitest';
import { listLog } from '@/lib/audit/queries';
import { findKnownUses } from '@/lib/edits/queries/known';
import { listChanges, listEdits } from '@/lib/edits/queries/lists';
import { findPortHistories } from '@/lib/edits/queries/revisions';
import { listReportsByPort } from '@/lib/exports/queries';
import { findService } from '@/lib/iana/queries/services';
import { withClient } from '@/lib/instance/postgres/connect';
import { findPortStanding } from '@/lib/locks/queries';
import { listQueuePage } from '@/lib/moderation/queries/queue';
import { findWatchers } from '@/lib/notifications/queries-watchers';
import { atPort, covering, type CoveringTable, idsOn } from '@/lib/platform/covering';
import { db } from '@/lib/platform/db';
import { databaseUrl } from '@/lib/platform/env';
import { findPortPage } from '@/lib/port-page/loaders';
import { findRowsCovering } from '@/lib/port-page/queries';
import { findReportsAsOf } from '@/lib/port-page/queries-as-of-reports';
import { isNowOfficial } from '@/lib/reports/commands';
import { findReportsOnPort, listReports, listReportsOnPorts } from '@/lib/reports/queries';
import { search } from '@/lib/search/queries';
import { portTextSchema } from '@/lib/ports/types';
import { findPortItems, listPortSegments } from '@/lib/site/queries-ports';
import { portListQuery } from '@/lib/site/schema';
import { softwarePath } from '@/lib/software/routes';
import { findMyReports } from '@/lib/votes/queries';
import { plansOf } from './plans.fixture';

/** Rows of each table; each hundredth is a range of a thousand ports, each tenth of one that is crowded. */
const ROWS = 100_000;
const CROWDED = portTextSchema.parse('5151');
const GROWN = ['edit', 'log_entry', 'registry_row', 'report', 'row_change', 'watch'];
const PORT = portTextSchema.parse('4242');

beforeAll(async () => {
  await withClient(databaseUrl(), async (client) => {
    await client.query(GROW);
    // VACUUM too: a plan counts on pages that everybody may see.
    await client.query(`VACUUM ANALYZE`);
  });
});

const SPAN = `a, a + CASE WHEN i % 100 = 0 THEN 999 ELSE 0 END AS z`;
const EACH = `(SELECT i, ${SPAN} FROM generate_series(1, ${ROWS}) i,
  LATERAL (SELECT CASE WHEN i % 10 = 3 THEN ${CROWDED} ELSE (i * 7919) % 64000 END AS a) one) each`;

const REASON = JSON.stringify({
  ...{ code: 'no-source', sources: 0, primarySources: 0, contrary: 0, confirm: 0, dispute: 0 },
  missing: [],
});

const GROW = `
  INSERT INTO "user" (id, handle, role) SELECT 'u' || i, 'user' || i, 'member' FROM generate_series(0, 499) i;
  INSERT INTO "release" (date, form, sha256, row_count, same, added, removed, changed, renamed)
    VALUES ('2026-08-17', 'xml', 'x', 0, 0, 0, 0, 0, 0);
  INSERT INTO port_run (start, "end", status, tcp, udp, sctp, dccp, names)
    SELECT 0, 65535, s, s, s, s, s, '{}' FROM (SELECT 'unassigned' AS s) one;
  INSERT INTO software (slug, name, name_key) SELECT 's' || i, 'S' || i, 's' || i FROM generate_series(0, 4999) i;
  INSERT INTO search_entry (kind, key, title, about, terms, haystack, words, spans, weight)
    SELECT 'software', slug, name, '', ARRAY[slug], slug, '', int4multirange(int4range(${CROWDED}, ${CROWDED}, '[]')), 0.5
    FROM software;
  INSERT INTO report (port_start, port_end, transports, software_id, role, summary, author_id, grade_reason)
    SELECT a, z, '{tcp}', i % 5000 + 1, 'default', 'Listens here', 'u' || i % 500, '${REASON}' FROM ${EACH};
  INSERT INTO subject_lock (subject_type, subject_id, level, reason, locked_by_id)
    SELECT 'report', i, 'reviewer', 'Because', 'u1' FROM generate_series(1, 5000) i;
  INSERT INTO edit (kind, subject_type, port_start, port_end, changes, note, author_id, state)
    SELECT 'report.create', 'report', a, z, '{}', 'Because', 'u' || i % 500, CASE WHEN i % 50 = 0 THEN 'open' ELSE 'applied' END FROM ${EACH};
  INSERT INTO log_entry (action, actor_id, subject_type, subject_id, port_start, port_end, edit_id, reason)
    SELECT 'edit.applied', 'u' || i % 5, 'edit', i::text, a, z, i, 'Because' FROM ${EACH};
  INSERT INTO watch (user_id, port_start, port_end) SELECT 'u' || i % 500, a, z FROM ${EACH} ON CONFLICT DO NOTHING;
  INSERT INTO registry_row (first_release_id, position, content_hash, service_name, port_start, port_end, transport,
      description, refs, reference_text)
    SELECT 1, 0, i::text, 'service-' || i, a, z, 'tcp', 'A service', '[]', '' FROM ${EACH};
  INSERT INTO row_change (release_id, type, port, port_end, transport) SELECT 1, 'changed', a, z, 'tcp' FROM ${EACH};`;

const page = { limit: 50, cursor: undefined };
const EVERY = portListQuery.parse({});
const CLAIM = {
  ...{ portStart: PORT, portEnd: PORT, transports: ['tcp'] },
  ...{ name: 'Echo', slug: 'echo', aliases: [] },
};

/** Every question about what covers a port, and the index that has the answer. */
const QUESTIONS: readonly [string, string, () => Promise<unknown>][] = [
  ['reports on a crowded port', 'report_reading', () => findReportsOnPort(CROWDED)],
  ['a list of them', 'report_active_place', () => listReports({ ...page, port: CROWDED })],
  [
    'reports on several ports',
    'report_span',
    () => listReportsOnPorts([...atPort(PORT), ...atPort(80)]),
  ],
  ['practice on a list of ports', 'report_reading', () => findPortItems([PORT, CROWDED])],
  ['… of several ports each', 'report_several_span', () => findPortItems([PORT, CROWDED])],
  ['ports of a program', 'report_reading', () => listPortSegments({ ...EVERY, software: 's3' })],
  ['reports of a crowded port’s page', 'report_reading', () => findPortPage(CROWDED)],
  [
    'the first use of a crowded neighbour',
    'report_reading_voteless',
    () => findPortPage(portTextSchema.parse('5150')),
  ],
  ['proposals of a port’s page', 'edit_waiting_span', () => findPortPage(PORT)],
  ['rows of a port’s page', 'registry_row_span', () => findPortPage(PORT)],
  ['changed rows of a port’s page', 'row_change_span', () => findPortPage(PORT)],
  ['rows with a port’s service names', 'registry_row_name_now', () => findPortPage(PORT)],
  ['a viewer’s ballots', 'report_reading', () => findMyReports({ id: 'u1' }, CROWDED)],
  ['a crowded port on a day', 'report_touched', () => findReportsAsOf(CROWDED, new Date())],
  ['… what was judged since', 'log_entry_regraded', () => findReportsAsOf(CROWDED, new Date())],
  ['… what was there once', 'edit_brought', () => findReportsAsOf(CROWDED, new Date())],
  ['locks on a port', 'report_span', () => findPortStanding(PORT)],
  ['a number in the search', 'report_reading', () => searched(`${CROWDED},${PORT}`)],
  ['what the search finds on a crowded port', 'search_place_first', () => searched(`${CROWDED}`)],
  ['known reports', 'report_reading', () => findKnownUses(CROWDED, CROWDED + 10)],
  ['known proposals', 'edit_waiting_span', () => findKnownUses(PORT, PORT + 10)],
  ['edits of a crowded port', 'edit_newest', () => listEdits({ ...page, port: CROWDED })],
  [
    'open edits of a port',
    'edit_waiting_span',
    () => listEdits({ ...page, port: PORT, state: 'open' }),
  ],
  [
    'edits of an article',
    'edit_span',
    () => listEdits({ ...page, type: 'article', subject: `${PORT}/en` }),
  ],
  ['what waits on a port', 'edit_waiting_span', () => findPortHistories(PORT)],
  ['the log of a crowded port', 'log_entry_newest', () => listLog({ ...page, port: CROWDED })],
  ['what one did there', 'log_entry_span', () => listLog({ ...page, port: PORT, actor: 'user1' })],
  [
    'changes of a crowded port',
    'log_entry_applied_newest',
    () => listChanges({ ...page, port: CROWDED }),
  ],
  [
    'watchers of a port',
    'watch_span',
    () => findWatchers(db(), { spans: [{ portStart: PORT, portEnd: PORT }], software: [] }),
  ],
  ['rows of the registry', 'registry_row_span', () => findRowsCovering(PORT)],
  ['services beside a service', 'registry_row_span', () => findService('service-7')],
  ['whether a report became official', 'registry_row_span', () => isNowOfficial(db(), CLAIM)],
  [
    'the log of one kind',
    'log_entry_action_id_idx',
    () => listLog({ ...page, action: 'role.set' }),
  ],
  ['reports of an export', 'report_active_place', firstReports],
  ['the queue', 'edit_open', () => listQueuePage({ id: 'u1', trust: 3 }, new Date(), page)],
];

async function firstReports() {
  await listReportsByPort(db()).next();
}

function searched(q: string) {
  return search({ q, limit: 10, locale: 'en' }, softwarePath);
}

describe('on tables of 100,000 rows', () => {
  it.each(QUESTIONS)('%s are found by %s', async (_, index, work) => {
    const nodes = await plansOf(work);
    const whole = nodes.filter(
      (node) => node['Node Type'] === 'Seq Scan' && GROWN.includes(node['Relation Name'] ?? ''),
    );
    expect(whole).toEqual([]);
    expect(nodes.map((node) => node['Index Name'])).toContain(index);
  });

  it.each<[CoveringTable, string]>([
    ['edit', 'edit'],
    ['logEntry', 'log_entry'],
    ['registryRow', 'registry_row'],
    ['report', 'report'],
    ['watch', 'watch'],
  ])('the index of %s finds what two comparisons find', async (table, name) => {
    for (const span of [
      { start: PORT, end: PORT },
      { start: 0, end: 0 },
      { start: 900, end: 1100 },
    ]) {
      const { rows } = await withClient(databaseUrl(), (client) =>
        client.query<{ id: number }>(
          `SELECT id FROM ${name} WHERE port_start <= $1 AND port_end >= $2 ORDER BY id`,
          [span.end, span.start],
        ),
      );
      const found = await idsOn(db(), table, [span]);
      expect(found.sort((a, b) => a - b)).toEqual(rows.map(({ id }) => id));
      const newest = await idsOn(db(), table, [span], { newest: 3 });
      expect(newest).toEqual(found.toReversed().slice(0, 3));
    }
  });

  it('leaves out what has no ports, and compares where most of the table is asked for', async () => {
    const { id } = await db().edit.create({
      data: {
        kind: 'software.update',
        subjectType: 'software',
        changes: {},
        note: 'x',
        authorId: 'u1',
      },
    });
    expect(await idsOn(db(), 'edit', [{ start: 0, end: 65_535 }])).not.toContain(id);
    expect(await covering(db(), 'report', [{ start: 0, end: 65_535 }])).toEqual({
      OR: [{ portStart: { lte: 65_535 }, portEnd: { gte: 0 } }],
    });
    expect(await covering(db(), 'report', [])).toEqual({ id: { in: [] } });
  });
});

import type pg from 'pg';
import { subjectNamed } from '@/lib/edits/subjects/subject';
import { replayStates, type Step } from '@/lib/edits/replay';
import type { Fields, SubjectType } from '@/lib/edits/types';
import { isEstablished } from '@/lib/levels/levels';
import { isDeepEqual } from '@/lib/platform/deep-equal';
import { rowKind } from '@/lib/ports/rules/status';
import type { AssignmentRow } from '@/lib/ports/types';
import type { ReportContent } from '@/lib/reports/content';
import { gradeOf, standingOf } from '@/lib/reports/rules/grade';
import { isPrimary } from '@/lib/reports/rules/primary';
import type { OwnPlaces } from '@/lib/software/places';
import type { EvidenceKind } from '@/lib/reports/types';
import { isSameName } from '@/lib/software/names';
import { CONTENTS } from './contents';
import { STATEMENTS } from './statements';

/** Something that must always be true and is not, in words, and where. */
export interface BrokenInvariant {
  readonly invariant: string;
  /** How many times. */
  readonly count: number;
  /** The first of them: ids, and what is there where that says more. */
  readonly examples: readonly Fields[];
}

const EXAMPLES = 5;
/** Rows of a page: memory does not grow with the tables. */
const PAGE = 2_000;

/**
 * What is broken in an instance at rest: no row without those that belong to it, everything computed as the
 * rules compute it, the log told to its end. Empty where all is well. Reads everything and writes nothing;
 * takes seconds for some thousand reports. Of an instance at work it may see an act half way.
 */
export async function findBrokenInvariants(
  database: Pick<pg.ClientBase, 'query'>,
): Promise<BrokenInvariant[]> {
  const found: BrokenInvariant[] = [];
  for (const [invariant, statement] of Object.entries(STATEMENTS)) {
    const { rows } = await database.query<Record<string, unknown>>(statement);
    note(found, invariant, rows);
  }
  note(found, 'an edit that is not in the state that the log tells', await misstated(database));
  note(
    found,
    'a report that is not what its ballots and its evidence make it',
    await misgraded(database),
  );
  for (const type of Object.keys(CONTENTS) as SubjectType[])
    note(
      found,
      `a ${type} that does not say what its newest revision says`,
      await unlike(database, type),
    );
  return found;
}

function note(found: BrokenInvariant[], invariant: string, rows: readonly Fields[]): void {
  if (rows.length > 0)
    found.push({ invariant, count: rows.length, examples: rows.slice(0, EXAMPLES) });
}

type Queries = Pick<pg.ClientBase, 'query'>;

/** Every row of a statement that takes the last id and a number of rows, page after page. */
async function* paged<Row extends { id: number }>(
  database: Queries,
  statement: string,
): AsyncGenerator<Row[]> {
  for (let last = 0; ;) {
    const { rows } = await database.query<Row>(statement, [last, PAGE]);
    if (rows.length === 0) return;
    yield rows;
    last = rows.at(-1)?.id ?? Infinity;
  }
}

async function misstated(database: Queries): Promise<Fields[]> {
  const wrong: Fields[] = [];
  const edits = paged<{ id: number; state: string }>(
    database,
    'SELECT id, state FROM edit WHERE id > $1 ORDER BY id LIMIT $2',
  );
  for await (const page of edits) {
    const { rows } = await database.query<Step>(
      `SELECT edit_id AS "editId", action FROM log_entry WHERE edit_id BETWEEN $1 AND $2 ORDER BY id`,
      [page[0]?.id, page.at(-1)?.id],
    );
    const told = replayStates(rows);
    for (const { id, state } of page)
      if (told.get(id) !== state) wrong.push({ id, state, told: told.get(id) ?? null });
  }
  return wrong;
}

interface GradedRow extends ReportContent {
  readonly id: number;
  readonly grade: string;
  readonly reason: unknown;
  readonly tally: readonly number[];
  readonly standing: number;
  readonly named: { name: string; slug: string; aliases: string[] } & OwnPlaces;
  readonly pieces: readonly {
    kind: EvidenceKind;
    url: string | null;
    supports: boolean;
    ticked: boolean;
    primary: boolean;
  }[];
  readonly ballots: readonly {
    value: string;
    role: string;
    earnedTrust: number;
    suspended: boolean;
    count: number;
  }[];
  readonly services: readonly (AssignmentRow & { serviceName: string })[];
}

const GRADED = `
  SELECT r.id, r.role, r.finding, r.grade, r.grade_reason AS reason, r.standing,
    ARRAY[r.confirm, r.dispute, r.established_confirm, r.established_dispute] AS tally,
    jsonb_build_object('name', s.name, 'slug', s.slug, 'aliases', coalesce(s.aliases, '{}'),
      'domains', coalesce(s.domains, '{}'), 'repositories', coalesce(s.repositories, '{}')) AS named,
    (SELECT coalesce(jsonb_agg(jsonb_build_object('kind', e.kind, 'url', e.url, 'supports', e.supports,
       'ticked', e.ticked, 'primary', e."primary")), '[]') FROM evidence e WHERE e.report_id = r.id) AS pieces,
    (SELECT coalesce(jsonb_agg(b), '[]') FROM (
       SELECT v.value, u.role, u.earned_trust AS "earnedTrust", u.suspended_at IS NOT NULL AS suspended, count(*)::int AS count
       FROM vote v JOIN "user" u ON u.id = v.user_id
       WHERE v.report_id = r.id AND v.ended_at IS NULL AND v.epoch = r.vote_epoch GROUP BY 1, 2, 3, 4) b) AS ballots,
    (SELECT coalesce(jsonb_agg(jsonb_build_object('serviceName', w.service_name, 'portStart', w.port_start,
       'portEnd', w.port_end, 'transport', w.transport, 'description', w.description, 'notes', w.notes)), '[]')
     FROM registry_row w WHERE w.last_release_id IS NULL AND w.service_name IS NOT NULL AND w.port_start IS NOT NULL
       AND int4range(w.port_start, w.port_end, '[]') && int4range(r.port_start, r.port_end, '[]')
       AND (w.transport IS NULL OR w.transport = ANY(r.transports))) AS services
  FROM report r JOIN software s ON s.id = r.software_id
  WHERE r.id > $1 ORDER BY r.id LIMIT $2`;

async function misgraded(database: Queries): Promise<Fields[]> {
  const wrong: Fields[] = [];
  for await (const page of paged<GradedRow>(database, GRADED))
    for (const row of page) {
      const kept = { ...pick(row), primary: row.pieces.map(({ primary }) => primary) };
      const made = gradedAnew(row);
      if (!isDeepEqual(kept, made)) wrong.push({ id: row.id, kept, made });
    }
  return wrong;
}

function pick({ grade, reason, tally, standing }: GradedRow) {
  return { grade, reason, tally, standing };
}

function gradedAnew(row: GradedRow) {
  const { role, finding, named, pieces, ballots, services } = row;
  const count = (value: string, counted = ballots) =>
    counted.reduce((sum, ballot) => sum + (ballot.value === value ? ballot.count : 0), 0);
  const established = ballots.filter(isEstablished);
  const [confirm, dispute] = [count('confirm', established), count('dispute', established)];
  const evidence = pieces.map((piece) => ({ ...piece, primary: isPrimary(piece, named) }));
  const nowOfficial = services.some(
    (service) => isSameName(service.serviceName, named) && rowKind(service) === 'assigned',
  );
  const graded = gradeOf({ role, finding, nowOfficial, evidence, confirm, dispute });
  return {
    ...graded,
    tally: [count('confirm'), count('dispute'), confirm, dispute],
    standing: standingOf(confirm, dispute),
    primary: evidence.map(({ primary }) => primary),
  };
}

async function unlike(database: Queries, type: SubjectType): Promise<Fields[]> {
  const wrong: Fields[] = [];
  const { parse } = subjectNamed(type);
  const rows = paged<{ id: number; present: Fields; said: Fields | null }>(
    database,
    CONTENTS[type],
  );
  for await (const page of rows)
    for (const { id, present, said } of page) {
      // Older revisions leave out what they did not know: the shape fills it in.
      if (said === null || !isDeepEqual(parse(present), parse(said))) wrong.push({ id });
    }
  return wrong;
}

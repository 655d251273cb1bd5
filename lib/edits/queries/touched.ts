import type { Proposal } from '@/lib/edits/commands/propose';
import type { EditKind, Fields, SubjectType } from '@/lib/edits/types';
import { findInForce, type SubjectRow } from '@/lib/locks/queries';
import { strictest } from '@/lib/locks/rules';
import type { LockView } from '@/lib/locks/schema';
import type { Edit } from '@/lib/platform/generated/prisma/client';
import type { Sql } from '@/lib/platform/sql';

/** A stored edit as far as it says what it touches. */
type StoredEdit = Pick<
  Edit,
  'id' | 'state' | 'kind' | 'subjectType' | 'subjectId' | 'portStart' | 'locale' | 'revertsEditId'
> & { readonly changes: unknown };

/** An edit or a proposal, the same of both. */
interface Touching {
  readonly kind: EditKind;
  readonly subjectType: SubjectType;
  readonly subjectId: number | null;
  readonly portStart: number | null;
  readonly locale: string | null;
  /** Of a merge: the report or the entry that stays. */
  readonly into: unknown;
  readonly revertsEditId: number | null;
}

/** The strictest lock in force on anything that editing this edit, or undoing it once it is applied, touches. */
export async function findLockOnEdit(
  sql: Sql,
  edit: StoredEdit,
  now: Date,
): Promise<LockView | null> {
  return strictest(await findInForce(sql, await subjectsOfEdit(sql, edit), now));
}

/** The same for what somebody proposes, its subject being proven. */
export async function findLockOnProposal(
  sql: Sql,
  proposal: Proposal,
  now: Date,
): Promise<LockView | null> {
  // A new report touches nothing that is there.
  if (proposal.kind === 'report.create') return null;
  const touched = await touchedBy(sql, await touchingOf(sql, proposal));
  return strictest(await findInForce(sql, touched, now));
}

/** Everything there is that an edit writes, or wrote. */
export function subjectsOfEdit(sql: Sql, edit: StoredEdit): Promise<SubjectRow[]> {
  if (edit.state === 'applied') return leftBy(sql, edit.id);
  const { into } = edit.changes as Fields;
  const [kind, subjectType] = [edit.kind as EditKind, edit.subjectType as SubjectType];
  return touchedBy(sql, { ...edit, kind, subjectType, into });
}

async function touchingOf(sql: Sql, { kind, subject, changes }: Proposal): Promise<Touching> {
  const { into } = (changes ?? {}) as Fields;
  const touching = {
    kind,
    into,
    subjectId: null,
    portStart: null,
    locale: null,
    revertsEditId: null,
  };
  if (kind === 'revert')
    return { ...touching, subjectType: 'report', revertsEditId: Number(subject) };
  if (kind === 'article.update') {
    const { port, locale } = subject as { readonly port: number; readonly locale: string };
    return { ...touching, subjectType: 'article', portStart: port, locale };
  }
  if (kind === 'software.update' || kind === 'software.merge') {
    const [entry] = await sql.$queryRaw<{ id: number }[]>`
      SELECT id FROM software WHERE slug = ${String(subject)}`;
    return { ...touching, subjectType: 'software', subjectId: entry?.id ?? null };
  }
  return { ...touching, subjectType: 'report', subjectId: Number(subject) };
}

async function touchedBy(sql: Sql, edit: Touching): Promise<SubjectRow[]> {
  const { kind, subjectType: type, subjectId: id, into } = edit;
  if (kind === 'revert') return leftBy(sql, edit.revertsEditId ?? 0);
  if (kind === 'article.update' && id === null)
    // Somebody may have written it since the edit was proposed.
    return sql.$queryRaw<SubjectRow[]>`
      SELECT 'article' AS type, id FROM article WHERE port = ${edit.portStart} AND locale = ${edit.locale}`;
  if (id === null) return [];
  const own = { type, id };
  if (kind === 'report.merge') return [own, { type, id: Number(into) }];
  if (kind === 'software.merge') return [own, ...(await mergedInto(sql, id, String(into)))];
  return [own];
}

/** What an applied edit wrote and a revert of it writes again. A new entry stays. */
function leftBy(sql: Sql, editId: number): Promise<SubjectRow[]> {
  return sql.$queryRaw<SubjectRow[]>`
    SELECT DISTINCT subject_type AS type, subject_id AS id FROM revision
    WHERE edit_id = ${editId} AND NOT (subject_type = 'software' AND number = 1)`;
}

/** Of two entries that become one: the one that stays, reports that change hands, and those they become part of. */
function mergedInto(sql: Sql, source: number, into: string): Promise<SubjectRow[]> {
  return sql.$queryRaw<SubjectRow[]>`
    WITH target AS (SELECT id FROM software WHERE slug = ${into}),
      moved AS (SELECT * FROM report WHERE software_id = ${source} AND state = 'active')
    SELECT 'software' AS type, id FROM target
    UNION ALL SELECT 'report', id FROM moved
    UNION ALL SELECT 'report', r.id FROM report r JOIN target t ON t.id = r.software_id
      WHERE r.state = 'active' AND EXISTS (SELECT FROM moved m
        WHERE m.port_start <= r.port_end AND r.port_start <= m.port_end AND m.transports && r.transports)`;
}

import { record } from '@/lib/audit/commands';
import type { Sql } from '@/lib/platform/sql';
import { rowKind } from '@/lib/ports/rules/status';
import type { AssignmentRow } from '@/lib/ports/types';
import { isSameName } from '@/lib/reports/rules/became-official';
import { type Graded, gradeOf } from '@/lib/reports/rules/grade';
import { standingOf } from '@/lib/reports/rules/standing';
import type { Grade, Role } from '@/lib/reports/types';
import { isEstablished } from '@/lib/levels/levels';

export interface Regraded {
  readonly before: Grade;
  readonly after: Grade;
  readonly confirm: number;
  readonly dispute: number;
}

/** Ballots in force, grouped by everything that decides whether they count for the grade. */
interface Ballots {
  readonly value: string;
  readonly role: string;
  readonly earnedTrust: number;
  readonly count: number;
}

interface Facts {
  readonly portStart: number;
  readonly portEnd: number;
  readonly transports: string[];
  readonly role: Role;
  readonly finding: 'refuted' | 'historic' | null;
  readonly grade: Grade;
  readonly name: string;
  readonly slug: string;
  readonly aliases: string[];
  readonly evidence: { supports: boolean; primary: boolean }[];
  readonly ballots: Ballots[];
}

/** Takes the row's lock: whoever counts or writes a report holds it, so that votes on it come one after another. */
export async function lockReport(tx: Sql, reportId: number): Promise<void> {
  await tx.$executeRaw`SELECT 1 FROM report WHERE id = ${reportId} FOR UPDATE`;
}

/**
 * Counts a report's ballots again and computes its grade, reason and standing from scratch, in the
 * caller's transaction, under the row's lock. A changed grade is logged with `cause`.
 */
export async function regradeReport(
  tx: Sql,
  reportId: number,
  cause: string,
  now: Date,
): Promise<Regraded> {
  await lockReport(tx, reportId);
  const facts = await loadFacts(tx, reportId);
  return store(tx, reportId, facts, await isNowOfficial(tx, facts), cause, now);
}

/**
 * The same after a vote, for a caller that holds the row's lock: nothing but ballots has changed, so
 * whether the software's own service is assigned there need not be looked up again.
 */
export async function recountReport(
  tx: Sql,
  reportId: number,
  cause: string,
  now: Date,
): Promise<Regraded> {
  const facts = await loadFacts(tx, reportId);
  return store(tx, reportId, facts, facts.grade === 'now-official', cause, now);
}

async function loadFacts(tx: Sql, reportId: number): Promise<Facts> {
  const [facts] = await tx.$queryRaw<Facts[]>`
    SELECT r.port_start AS "portStart", r.port_end AS "portEnd", r.transports, r.role, r.finding, r.grade,
      s.name, s.slug, s.aliases,
      (SELECT coalesce(jsonb_agg(jsonb_build_object('supports', e.supports, 'primary', e."primary")), '[]')
       FROM evidence e WHERE e.report_id = r.id) AS evidence,
      (SELECT coalesce(jsonb_agg(b), '[]') FROM (
         SELECT v.value, u.role, u.earned_trust AS "earnedTrust", count(*)::int AS count
         FROM vote v JOIN "user" u ON u.id = v.user_id
         WHERE v.report_id = r.id AND v.ended_at IS NULL AND v.epoch = r.vote_epoch
         GROUP BY v.value, u.role, u.earned_trust) b) AS ballots
    FROM report r JOIN software s ON s.id = r.software_id
    WHERE r.id = ${reportId}`;
  if (facts === undefined) throw new TypeError(`there is no report ${reportId}`);
  return facts;
}

interface Tally {
  readonly confirm: number;
  readonly dispute: number;
}

function tallyOf(ballots: readonly Ballots[]): Tally {
  const count = (value: string) =>
    ballots.reduce((sum, group) => sum + (group.value === value ? group.count : 0), 0);
  return { confirm: count('confirm'), dispute: count('dispute') };
}

async function store(
  tx: Sql,
  reportId: number,
  facts: Facts,
  nowOfficial: boolean,
  cause: string,
  now: Date,
): Promise<Regraded> {
  const all = tallyOf(facts.ballots);
  const established = tallyOf(facts.ballots.filter(isEstablished));
  const graded: Graded = gradeOf({ ...facts, ...established, nowOfficial });
  await tx.$executeRaw`
    UPDATE report SET confirm = ${all.confirm}, dispute = ${all.dispute},
      established_confirm = ${established.confirm}, established_dispute = ${established.dispute},
      grade = ${graded.grade}, grade_reason = ${JSON.stringify(graded.reason)}::jsonb,
      standing = ${standingOf(established.confirm, established.dispute)}
    WHERE id = ${reportId}`;
  const { grade: before, portStart: start, portEnd: end } = facts;
  if (before !== graded.grade) {
    await record(
      tx,
      {
        action: 'report.regraded',
        actorId: null,
        subject: { type: 'report', id: reportId },
        ports: { start, end },
        reason: cause,
        data: { before, after: graded.grade },
      },
      now,
    );
  }
  return { before, after: graded.grade, ...all };
}

/** What a report claims, as far as officialness goes. */
export interface OfficialClaim {
  readonly portStart: number;
  readonly portEnd: number;
  readonly transports: readonly string[];
  readonly name: string;
  readonly slug: string;
  readonly aliases: readonly string[];
}

/** Whether a service of the software's own name is assigned on a port and transport of the report. */
export async function isNowOfficial(tx: Sql, claim: OfficialClaim): Promise<boolean> {
  const rows = await tx.$queryRaw<(AssignmentRow & { serviceName: string })[]>`
    SELECT service_name AS "serviceName", port_start AS "portStart", port_end AS "portEnd", transport, description, notes
    FROM registry_row
    WHERE last_release_id IS NULL AND service_name IS NOT NULL
      AND port_start <= ${claim.portEnd} AND port_end >= ${claim.portStart}
      AND (transport IS NULL OR transport = ANY(${[...claim.transports]}))`;
  return rows.some((row) => isSameName(row.serviceName, claim) && rowKind(row) === 'assigned');
}

import { z } from 'zod';
import { record } from '@/lib/audit/commands';
import { isEstablished } from '@/lib/levels/levels';
import type { Tx } from '@/lib/platform/db';
import { rangesOf } from '@/lib/platform/covering';
import { isDeepEqual } from '@/lib/platform/deep-equal';
import { execute, rows } from '@/lib/platform/raw';
import { lockRow } from '@/lib/platform/row-lock';
import { rowKind } from '@/lib/ports/rules/status';
import { transportSchema } from '@/lib/ports/types';
import { isSameName } from '@/lib/software/names';
import { type ReportContent, VOTE_BEARING_FIELDS } from './content';
import { type Graded, gradeOf, standingOf } from './rules/grade';
import { isPrimary } from './rules/primary';
import type { OwnPlaces } from '@/lib/software/places';
import { type Grade, gradeSchema, roleSchema } from './types';

export interface Regraded {
  readonly before: Grade;
  readonly after: Grade;
  readonly confirm: number;
  readonly dispute: number;
}

/** Ballots in force, grouped by everything that decides whether they count for the grade. */
const Ballots = z.object({
  ...{ value: z.string(), role: z.string(), earnedTrust: z.int(), suspended: z.boolean() },
  count: z.int(),
});
type Ballots = z.infer<typeof Ballots>;

const Facts = z.object({
  ...{ portStart: z.int(), portEnd: z.int(), transports: z.array(z.string()), role: roleSchema },
  ...{ finding: z.enum(['refuted', 'historic']).nullable(), grade: gradeSchema },
  ...{
    mergedIntoId: z.int().nullable(),
    softwareId: z.int(),
    name: z.string(),
    slug: z.string(),
    aliases: z.array(z.string()),
  },
  evidence: z.array(z.object({ supports: z.boolean(), primary: z.boolean() })),
  ballots: z.array(Ballots),
});
type Facts = z.infer<typeof Facts>;

/** Takes the row's lock: whoever counts or writes a report holds it, so that votes on it come one after another. */
export async function lockReport(tx: Tx, reportId: number): Promise<void> {
  await lockRow(tx, 'report', reportId);
}

/** Why a grade is computed again: in words, and where a new release is the cause its date. */
interface RegradeCause {
  readonly reason: string;
  /** `YYYY-MM-DD`: whoever watches the report is told when this makes it official. */
  readonly release?: string;
}

/**
 * Counts a report's ballots again and computes its grade, reason and standing from scratch, in the
 * caller's transaction, under the row's lock. A changed grade is logged with `cause`.
 */
export async function regradeReport(
  tx: Tx,
  reportId: number,
  cause: string | RegradeCause,
  now: Date,
): Promise<Regraded> {
  await lockReport(tx, reportId);
  return regradeHeldReport(tx, reportId, cause, now);
}

/** The same for a caller that holds the row's lock. */
export async function regradeHeldReport(
  tx: Tx,
  reportId: number,
  cause: string | RegradeCause,
  now: Date,
): Promise<Regraded & Pick<Facts, 'softwareId' | 'mergedIntoId'>> {
  const facts = await loadFacts(tx, reportId);
  const regraded = await store(tx, reportId, facts, await isNowOfficial(tx, facts), cause, now);
  return { ...regraded, softwareId: facts.softwareId, mergedIntoId: facts.mergedIntoId };
}

/**
 * The same after a vote, for a caller that holds the row's lock: nothing but ballots has changed, so
 * whether the software's own service is assigned there need not be looked up again.
 */
export async function recountReport(
  tx: Tx,
  reportId: number,
  cause: string,
  now: Date,
): Promise<Regraded> {
  const facts = await loadFacts(tx, reportId);
  return store(tx, reportId, facts, facts.grade === 'now-official', cause, now);
}

async function loadFacts(tx: Tx, reportId: number): Promise<Facts> {
  const [facts] = await rows(tx, Facts)`
    SELECT r.port_start AS "portStart", r.port_end AS "portEnd", r.transports, r.role, r.finding, r.grade,
      r.merged_into_id AS "mergedIntoId", s.id AS "softwareId", s.name, s.slug, coalesce(s.aliases, '{}') AS aliases,
      (SELECT coalesce(jsonb_agg(jsonb_build_object('supports', e.supports, 'primary', e."primary")), '[]')
       FROM evidence e WHERE e.report_id = r.id) AS evidence,
      (SELECT coalesce(jsonb_agg(b), '[]') FROM (
         SELECT v.value, u.role, u.earned_trust AS "earnedTrust", u.suspended_at IS NOT NULL AS suspended, count(*)::int AS count
         FROM vote v JOIN "user" u ON u.id = v.user_id
         WHERE v.report_id = r.id AND v.ended_at IS NULL AND v.epoch = r.vote_epoch
         GROUP BY 1, 2, 3, 4) b) AS ballots
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
  tx: Tx,
  reportId: number,
  facts: Facts,
  nowOfficial: boolean,
  cause: string | RegradeCause,
  now: Date,
): Promise<Regraded> {
  const all = tallyOf(facts.ballots);
  const established = tallyOf(facts.ballots.filter(isEstablished));
  const graded: Graded = gradeOf({ ...facts, ...established, nowOfficial });
  // Part of every vote, under the report’s lock: 0.2 to 0.3 ms of processor through Prisma, 0.1 like this.
  await execute(tx)`
    UPDATE report SET confirm = ${all.confirm}, dispute = ${all.dispute},
      established_confirm = ${established.confirm}, established_dispute = ${established.dispute},
      grade = ${graded.grade}, grade_reason = ${JSON.stringify(graded.reason)}::jsonb,
      standing = ${standingOf(established.confirm, established.dispute)}
    WHERE id = ${reportId}`;
  const { grade: before, portStart: start, portEnd: end } = facts;
  if (before !== graded.grade) {
    const { reason, ...because } = typeof cause === 'string' ? { reason: cause } : cause;
    await record(
      tx,
      {
        action: 'report.regraded',
        actorId: null,
        subject: { type: 'report', id: reportId },
        ports: { start, end },
        reason,
        data: { before, after: graded.grade, ...because },
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

const Registered = z.object({
  ...{ serviceName: z.string(), portStart: z.int(), portEnd: z.int() },
  ...{
    transport: transportSchema.nullable(),
    description: z.string(),
    notes: z.string().nullable(),
  },
});

/** Whether a service of the software's own name is assigned on a port and transport of the report. */
export async function isNowOfficial(tx: Tx, claim: OfficialClaim): Promise<boolean> {
  const span = { start: claim.portStart, end: claim.portEnd };
  const registered = await rows(tx, Registered)`
    SELECT service_name AS "serviceName", port_start AS "portStart", port_end AS "portEnd", transport, description, notes
    FROM registry_row
    WHERE port_start IS NOT NULL AND int4range(port_start, port_end, '[]') && ${rangesOf([span])}
      AND last_release_id IS NULL AND service_name IS NOT NULL
      AND (transport IS NULL OR transport = ANY (${[...claim.transports]}))`;
  return registered.some(
    (row) => isSameName(row.serviceName, claim) && rowKind(row) === 'assigned',
  );
}

/** The entry a report would name. */
export type NamedSoftware = OwnPlaces & Pick<OfficialClaim, 'name' | 'slug' | 'aliases'>;

/**
 * The grade a report would have with this content: what approving an edit does to it. `reportId` null
 * for a new one; votes count unless the content is one that makes them stop counting.
 */
export async function forecastGrade(
  tx: Tx,
  reportId: number | null,
  before: ReportContent | null,
  content: ReportContent,
  software: NamedSoftware,
): Promise<Graded> {
  const votes = await standingVotes(tx, reportId, before, content);
  return gradeOf({
    role: content.role,
    finding: content.finding,
    nowOfficial: await isNowOfficial(tx, { ...content, ...software }),
    evidence: content.evidence.map((item) => ({
      supports: item.supports,
      primary: isPrimary(item, software),
    })),
    ...votes,
  });
}

async function standingVotes(
  tx: Tx,
  reportId: number | null,
  before: ReportContent | null,
  content: ReportContent,
) {
  const moved =
    before === null ||
    VOTE_BEARING_FIELDS.some((name) => !isDeepEqual(before[name], content[name]));
  if (reportId === null || moved) return { confirm: 0, dispute: 0 };
  const report = await tx.report.findUniqueOrThrow({
    where: { id: reportId },
    select: { establishedConfirm: true, establishedDispute: true },
  });
  return { confirm: report.establishedConfirm, dispute: report.establishedDispute };
}

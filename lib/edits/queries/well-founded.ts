import { z } from 'zod';
import { rangesOf, type Span } from '@/lib/platform/covering';
import { isDeepEqual } from '@/lib/platform/deep-equal';
import type { Tx } from '@/lib/platform/db';
import type { Edit } from '@/lib/platform/generated/prisma/client';
import { rows, type Sql, sql } from '@/lib/platform/raw';
import type { ReportCreate, ReportUpdate, SoftwareChoice } from '@/lib/reports/changes';
import type { ReportContent } from '@/lib/reports/content';
import { PRIMARY_KINDS } from '@/lib/reports/types';
import { isCalled } from '@/lib/services/programs';
import { resolveName, resolveSlug } from '@/lib/software/commands';
import {
  isOwnPlace,
  isWrittenByVisitors,
  linkPlace,
  type OwnPlaces,
  placesOf,
} from '@/lib/software/places';
import { normName, slugFor, softwareNameKey } from '@/lib/software/types';
import { isFlagged } from './flagged';

/** Evidence that an edit brings, beyond what stood there. */
function broughtBy(edit: Edit) {
  const { evidence = [] } = edit.changes as unknown as Partial<ReportCreate> & ReportUpdate;
  const stood = ((edit.base ?? {}) as Partial<ReportContent>).evidence ?? [];
  return evidence.filter((piece) => !stood.some((known) => isDeepEqual(known, piece)));
}

/**
 * Whether the edit brings a source, and all that it brings speak for it and lie on the own places of the software that
 * it speaks of. What is applied when nobody comes needs that: that a reviewer ticked another, that an RFC says it, or
 * what others say against it, is for people to weigh (decision 50).
 */
export async function bringsOwnSourcesOnly(tx: Tx, edit: Edit): Promise<boolean> {
  const places = await proposedPlaces(tx, edit);
  const brought = broughtBy(edit);
  const areOwn = brought.every(
    ({ url = null, supports = true }) =>
      supports && url !== null && isOwnPlace(url, places) && !isWrittenByVisitors(url),
  );
  return areOwn && brought.some(({ kind }) => PRIMARY_KINDS.includes(kind));
}

/**
 * Whether people have objected to the same before: another edit that brought it was rejected, asked to be changed or
 * flagged, or it stood there once and was taken away. For an edit that only adds.
 */
export async function wasObjectedTo(tx: Tx, edit: Edit): Promise<boolean> {
  return edit.subjectId === null
    ? reportWasObjectedTo(tx, edit)
    : evidenceWasObjectedTo(tx, edit, edit.subjectId);
}

/**
 * Whether a new entry has a name, or would have an address, that means another program: an entry that is spelt otherwise, or is also called so, or
 * one that a service's profile names and nobody has reported, or the service that is assigned there.
 */
export async function takesName(tx: Tx, edit: Edit): Promise<boolean> {
  const choice = chosenBy(edit.changes);
  if (choice === undefined || !('name' in choice)) return false;
  if ((await entryOf(tx, choice)).id !== null) return false;
  const names = [choice.name, slugFor(choice.name)];
  for (const name of names) if (await isCalled(tx, name)) return true;
  return isAssigned(tx, names.map(normName), spanOf(edit));
}

const Assigned = z.object({ name: z.string() });

/** Whether one of the ports is assigned to a service by one of these names, in normal form. */
async function isAssigned(tx: Tx, names: readonly string[], span: Span): Promise<boolean> {
  const assigned = await rows(tx, Assigned)`
    SELECT DISTINCT t.service_name AS name FROM registry_row t
    WHERE t.last_release_id IS NULL AND t.service_name IS NOT NULL AND ${covers(sql`t`, span)}`;
  return assigned.some(({ name }) => names.includes(normName(name)));
}

/** A report of the same software that shares a port with it, as it was proposed or as it once stood. */
async function reportWasObjectedTo(tx: Tx, edit: Edit): Promise<boolean> {
  const span = spanOf(edit);
  const named = await entryOf(tx, chosenBy(edit.changes));
  if (named.id !== null && (await wasTakenAway(tx, named.id, span))) return true;
  for (const content of await findObjectedContents(tx, edit, span)) {
    const { portStart, portEnd } = content as { portStart?: number; portEnd?: number };
    if ((portStart ?? 0) > span.end || (portEnd ?? 65_535) < span.start) continue;
    const other = await entryOf(tx, chosenBy(content));
    const isSame = other.id === null ? isSameKey(other, named) : other.id === named.id;
    if (isSame) return true;
  }
  return false;
}

/** Of two that have no entry yet. */
const isSameKey = (one: Named, other: Named) => one.key !== null && one.key === other.key;

const Answer = z.object({ is: z.boolean() });
const Said = z.object({ said: z.unknown() });

/**
 * Whether a report once said that the software is on one of the ports, and no active one says all of that now, with each
 * transport. Entries that merged into this one are this one.
 */
async function wasTakenAway(tx: Tx, softwareId: number, span: Span): Promise<boolean> {
  const [answer] = await rows(tx, Answer)`
    WITH RECURSIVE entry AS (
      SELECT id, slug FROM software WHERE id = ${softwareId}
      UNION SELECT s.id, s.slug FROM software s JOIN entry e ON s.merged_into_id = e.id)
    SELECT EXISTS (
      SELECT FROM log_entry l
      JOIN revision v ON v.edit_id = l.edit_id AND v.subject_type = 'report'
      JOIN entry e ON e.slug = v.content ->> 'software'
      CROSS JOIN LATERAL (SELECT int4range((v.content ->> 'portStart')::int, (v.content ->> 'portEnd')::int, '[]') AS ports,
        ARRAY(SELECT jsonb_array_elements_text(v.content -> 'transports')) AS transports) said
      WHERE l.action = 'edit.applied' AND ${covers(sql`l`, span)} AND said.ports && ${rangesOf([span])}
        AND NOT EXISTS (SELECT FROM report r
          WHERE r.state = 'active' AND r.finding IS NULL AND r.software_id = ${softwareId} AND ${covers(sql`r`, span)}
            AND int4range(r.port_start, r.port_end, '[]') @> said.ports * ${rangesOf([span])}
            AND r.transports @> said.transports)) AS is`;
  return answer?.is ?? false;
}

/**
 * One of the same links: on the same report, on one that merged into it, on one that is gone from one of its ports, or in
 * what was proposed there.
 */
async function evidenceWasObjectedTo(tx: Tx, edit: Edit, subjectId: number): Promise<boolean> {
  const brought = broughtBy(edit).flatMap(({ url }) => placeOf(url) ?? []);
  const isBrought = (content: unknown) =>
    ((content as { evidence?: { url?: string | null }[] }).evidence ?? []).some(({ url }) =>
      brought.includes(placeOf(url) ?? ''),
    );
  const span = spanOf(edit);
  const stood = await rows(tx, Said)`
    WITH RECURSIVE one AS (
      SELECT id FROM report g WHERE id = ${subjectId} OR (g.state <> 'active' AND ${covers(sql`g`, span)})
      UNION SELECT r.id FROM report r JOIN one ON r.merged_into_id = one.id)
    SELECT v.content AS said FROM one JOIN revision v ON v.subject_type = 'report' AND v.subject_id = one.id`;
  if (stood.some(({ said }) => isBrought(said))) return true;
  return (await findObjectedContents(tx, edit, span)).some(isBrought);
}

/** A link as far as it says what it leads to. */
const placeOf = (url: string | null | undefined) => linkPlace(url ?? '')?.place;

const spanOf = ({ portStart, portEnd }: Edit): Span => ({
  start: portStart ?? 0,
  end: portEnd ?? 65_535,
});

const covers = (table: Sql, span: Span) =>
  sql`${table}.port_start IS NOT NULL AND int4range(${table}.port_start, ${table}.port_end, '[]') && ${rangesOf([span])}`;

/**
 * What other edits said of reports, on one of these ports now or earlier, that somebody objected to or whose author is
 * suspended, whatever became of them: as they are, and as they were before each answer, rebase and improvement. What a
 * change of a report leaves out, its software, is that report's.
 */
async function findObjectedContents(tx: Tx, { id }: Edit, span: Span): Promise<unknown[]> {
  const found = await rows(tx, Said)`
    WITH objected AS MATERIALIZED (
      SELECT e.id, e.changes || CASE WHEN s.slug IS NULL OR e.changes ? 'software' THEN '{}'
        ELSE jsonb_build_object('software', jsonb_build_object('slug', s.slug)) END AS changes
      FROM edit e
      LEFT JOIN report r ON r.id = e.subject_id
      LEFT JOIN software s ON s.id = r.software_id
      WHERE e.subject_type = 'report' AND e.id <> ${id}
        AND e.id IN (SELECT l.edit_id FROM log_entry l WHERE ${covers(sql`l`, span)})
        AND (EXISTS (SELECT FROM review w WHERE w.edit_id = e.id AND w.verdict IN ('reject', 'request-changes'))
          OR EXISTS (SELECT FROM "user" u WHERE u.id = e.author_id AND u.suspended_at IS NOT NULL)
          OR ${isFlagged(sql`e.id`)}))
    SELECT changes AS said FROM objected
    UNION ALL
    SELECT o.changes || jsonb_strip_nulls(b.before) FROM objected o
    JOIN log_entry l ON l.edit_id = o.id
    CROSS JOIN LATERAL (VALUES (l.data -> 'before'), (l.data -> 'improved')) AS b (before)
    WHERE jsonb_typeof(b.before) = 'object'`;
  return found.map(({ said }) => said);
}

function chosenBy(changes: unknown): SoftwareChoice | undefined {
  return (changes as { readonly software?: SoftwareChoice | null }).software ?? undefined;
}

interface Named {
  readonly id: number | null;
  readonly key: string | null;
}

/** The entry that a choice means, and its name for one that is yet to be made. */
async function entryOf(tx: Tx, choice: SoftwareChoice | undefined): Promise<Named> {
  if (choice === undefined) return { id: null, key: null };
  if ('slug' in choice) return { id: (await resolveSlug(tx, choice.slug))?.id ?? null, key: null };
  const id = (await resolveName(tx, choice.name))?.id ?? null;
  return { id, key: softwareNameKey(choice.name) };
}

/** Where the software that a report's edit speaks of publishes: its entry's places, or those a new entry will have. */
export async function proposedPlaces(tx: Tx, edit: Edit): Promise<OwnPlaces> {
  const choice = chosenBy(edit.changes);
  const select = { domains: true, repositories: true } as const;
  if (choice === undefined) {
    const report = await tx.report.findUnique({
      where: { id: edit.subjectId ?? 0 },
      select: { software: { select } },
    });
    return report?.software ?? { domains: [], repositories: [] };
  }
  const { id } = await entryOf(tx, choice);
  if (id !== null) return tx.software.findUniqueOrThrow({ where: { id }, select });
  return placesOf('name' in choice ? choice.homepage : undefined);
}

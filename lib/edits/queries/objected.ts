import { z } from 'zod';
import { addressesIn } from '@/lib/edits/rules/links';
import { rangesOf, type Span } from '@/lib/platform/covering';
import type { Tx } from '@/lib/platform/db';
import type { Edit } from '@/lib/platform/generated/prisma/client';
import { rows, type Sql, sql } from '@/lib/platform/raw';
import { isOwnPlace, linkPlace, placesOf } from '@/lib/software/places';
import { normName } from '@/lib/software/types';
import { broughtBy } from './brought';
import { chosenBy, chosenEntry, covers, spanOf } from './chosen';
import { FLAGGED_EDITS, MET_EDITS } from './flagged';

/**
 * Whether people have objected to the same before: another edit that brought it was rejected, asked to be changed or
 * flagged, or it stood there once and was taken away. For an edit that only adds.
 */
export async function wasObjectedTo(tx: Tx, edit: Edit): Promise<boolean> {
  if (edit.subjectId !== null) return evidenceWasObjectedTo(tx, edit, edit.subjectId);
  const choice = chosenBy(edit.changes);
  const id = await chosenEntry(tx, choice);
  if (id !== null) return reportWasObjectedTo(tx, edit, id);
  return choice !== undefined && 'name' in choice && entryWasObjectedTo(tx, edit, choice);
}

/** A report of the same software that shares a port with it, as it was proposed or as it once stood. */
async function reportWasObjectedTo(tx: Tx, edit: Edit, softwareId: number): Promise<boolean> {
  const span = spanOf(edit);
  if (await wasTakenAway(tx, softwareId, span)) return true;
  for (const content of await findObjectedContents(tx, edit, onPorts(span))) {
    const { portStart, portEnd } = content as { portStart?: number; portEnd?: number };
    if ((portStart ?? 0) > span.end || (portEnd ?? 65_535) < span.start) continue;
    if ((await chosenEntry(tx, chosenBy(content))) === softwareId) return true;
  }
  return false;
}

/** A new entry of the same name, or what leads to where this one is at home: on whatever port, because ports are free. */
async function entryWasObjectedTo(
  tx: Tx,
  edit: Edit,
  { name, homepage = '' }: { readonly name: string; readonly homepage?: string },
): Promise<boolean> {
  const key = normName(name);
  const home = placesOf(homepage);
  const leadsThere = (url: string) => isOwnPlace(url, home) || isOwnPlace(homepage, placesOf(url));
  const contents = await findObjectedContents(tx, edit, sql`TRUE`, linkPlace(homepage)?.host);
  return contents.some((content) => {
    const other = chosenBy(content);
    const isNamesake = other !== undefined && 'name' in other && normName(other.name) === key;
    return isNamesake || addressesIn(content).some(leadsThere);
  });
}

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
  return (await findObjectedContents(tx, edit, onPorts(span))).some(isBrought);
}

/** A link as far as it says what it leads to. */
const placeOf = (url: string | null | undefined) => linkPlace(url ?? '')?.place;

/** That the edit was about one of these ports at any time. */
const onPorts = (span: Span) =>
  sql`e.id IN (SELECT l.edit_id FROM log_entry l WHERE ${covers(sql`l`, span)})`;

/**
 * What other edits said of reports that somebody objected to, or had to do with, or whose author is suspended, whatever
 * became of them: as they are, and as they were before each answer, rebase and improvement. What a change of a report
 * leaves out, its software, is that report's. With a `host`, those alone that name a new entry or say something of that host.
 */
async function findObjectedContents(
  tx: Tx,
  { id }: Edit,
  where: Sql,
  host?: string,
): Promise<unknown[]> {
  const domain = host?.split('.').slice(-2).join('.') ?? '';
  const found = await rows(tx, Said)`
    WITH objected AS MATERIALIZED (
      SELECT e.id, e.changes || CASE WHEN s.slug IS NULL OR e.changes ? 'software' THEN '{}'
        ELSE jsonb_build_object('software', jsonb_build_object('slug', s.slug)) END AS changes
      FROM edit e
      LEFT JOIN report r ON r.id = e.subject_id
      LEFT JOIN software s ON s.id = r.software_id
      WHERE e.subject_type = 'report' AND e.id <> ${id} AND ${where}
        AND e.id IN (SELECT w.edit_id FROM review w WHERE w.verdict IN ('reject', 'request-changes')
          UNION SELECT o.id FROM "user" u JOIN edit o ON o.author_id = u.id WHERE u.suspended_at IS NOT NULL
          UNION ${FLAGGED_EDITS} UNION ${MET_EDITS})),
    content AS (
      SELECT changes AS said FROM objected
      UNION ALL
      SELECT o.changes || jsonb_strip_nulls(b.before) FROM objected o
      JOIN log_entry l ON l.edit_id = o.id
      CROSS JOIN LATERAL (VALUES (l.data -> 'before'), (l.data -> 'improved')) AS b (before)
      WHERE jsonb_typeof(b.before) = 'object')
    SELECT said FROM content
    WHERE ${domain} = '' OR said #> '{software,name}' IS NOT NULL OR strpos(lower(said::text), ${domain}) > 0`;
  return found.map(({ said }) => said);
}

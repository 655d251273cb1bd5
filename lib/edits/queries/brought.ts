import { isNeutral } from '@/lib/edits/kinds/weight';
import { addressesIn, runsMore } from '@/lib/edits/rules/links';
import { isDeepEqual } from '@/lib/platform/deep-equal';
import type { Tx } from '@/lib/platform/db';
import type { Edit } from '@/lib/platform/generated/prisma/client';
import type { ReportCreate, ReportUpdate } from '@/lib/reports/changes';
import { REPORT_BOUNDS, type ReportContent } from '@/lib/reports/content';
import { PRIMARY_KINDS } from '@/lib/reports/types';
import { isOwnPlace, isWrittenByVisitors, type OwnPlaces, placesOf } from '@/lib/software/places';
import { chosenBy, chosenEntry } from './chosen';

/** More pieces of evidence than these are looked at by people (decision 54). */
const MOST_EVIDENCE_UNSEEN = 3;
/** As many places for evidence as people alone fill: there is room for what speaks against it. */
const ROOM_FOR_PEOPLE = REPORT_BOUNDS.evidence / 2;

/** Evidence that an edit brings, beyond what stood there. */
export function broughtBy(edit: Edit) {
  const { evidence = [] } = edit.changes as unknown as Partial<ReportCreate> & ReportUpdate;
  const stood = ((edit.base ?? {}) as Partial<ReportContent>).evidence ?? [];
  return evidence.filter((piece) => !stood.some((known) => isDeepEqual(known, piece)));
}

/**
 * Whether the edit brings a source, and nothing that lies elsewhere than on the own places of the software that it speaks
 * of: what is applied when nobody comes is this and no more (decision 54). What a reviewer ticked, an RFC, what others
 * say against it, and an address in any text, are for people to weigh.
 */
export async function bringsOwnSourcesOnly(tx: Tx, edit: Edit): Promise<boolean> {
  const brought = broughtBy(edit);
  if (brought.length > MOST_EVIDENCE_UNSEEN || !(await hasRoom(tx, edit, brought.length)))
    return false;
  const places = await proposedPlaces(tx, edit);
  const isOwn = (url: string) => isOwnPlace(url, places) && !isWrittenByVisitors(url);
  const areOwn = brought.every(
    ({ url = null, supports = true, ticked = false }) =>
      supports && !ticked && url !== null && isOwn(url),
  );
  const said = { ...(edit.changes as object), evidence: brought };
  const { settings = [] } = edit.changes as Partial<ReportCreate>;
  return (
    areOwn &&
    !settings.some(({ example }) => runsMore(example ?? '')) &&
    addressesIn(said).every(isOwn) &&
    brought.some(({ kind }) => PRIMARY_KINDS.includes(kind))
  );
}

/** Whether the report that they come to speaks against nobody, and leaves room for others to do so. */
async function hasRoom(tx: Tx, { subjectId }: Edit, pieces: number): Promise<boolean> {
  if (subjectId === null) return true;
  const report = await tx.report.findUnique({
    where: { id: subjectId },
    select: { role: true, _count: { select: { evidence: true } } },
  });
  if (report === null || !isNeutral(report.role)) return false;
  return report._count.evidence + pieces <= ROOM_FOR_PEOPLE;
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
  const id = await chosenEntry(tx, choice);
  if (id !== null) return tx.software.findUniqueOrThrow({ where: { id }, select });
  return placesOf('name' in choice ? choice.homepage : undefined);
}

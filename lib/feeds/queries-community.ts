import { feedWords, spanText } from '@/lib/edits/feed-words';
import { listChanges } from '@/lib/edits/queries/lists';
import { editPath, logEntryPath } from '@/lib/edits/routes';
import { covering, type Span } from '@/lib/platform/covering';
import { readDb } from '@/lib/platform/db';
import type { Grade } from '@/lib/reports/types';
import type { Prisma } from '@/lib/platform/generated/prisma/client';
import { FEED_ENTRIES, type FeedScope, type Happening, NOBODY } from './types';

/** Applied edits of the scope, the newest first. */
export async function findAppliedEdits(scope: FeedScope): Promise<Happening[]> {
  const besides =
    scope.type === 'ports'
      ? await covering(readDb(), 'logEntry', [scope], { action: 'edit.applied' })
      : {};
  const software = scope.type === 'software' ? { software: scope.slug } : {};
  const [{ items }, words] = await Promise.all([
    listChanges({ limit: FEED_ENTRIES, ...software }, besides),
    feedWords(),
  ]);
  return items.map(({ id, entry, at, author, note, ...edit }) => ({
    key: `changes/${entry}`,
    path: editPath(id),
    title: words.change(edit),
    ...{ at, author: author ?? NOBODY, text: note },
  }));
}

/**
 * Changes of grades, the newest first. A new report's first grade is no change to a reader: it comes with the edit that
 * brings it, in the same moment.
 */
export async function findGradeChanges(scope: FeedScope): Promise<Happening[]> {
  const entries = await readDb().logEntry.findMany({
    where: { action: 'report.regraded', ...(await gradedIn(scope)) },
    orderBy: { id: 'desc' },
    // First grades among them are left out below.
    take: 4 * FEED_ENTRIES,
  });
  const ids = [...new Set(entries.map(({ subjectId }) => Number(subjectId)))];
  const [reports, firsts, words] = await Promise.all([
    readDb().report.findMany({
      where: { id: { in: ids } },
      select: { id: true, software: { select: { name: true } } },
    }),
    readDb().revision.findMany({
      where: { subjectType: 'report', subjectId: { in: ids }, number: 1 },
      select: { subjectId: true, createdAt: true },
    }),
    feedWords(),
  ]);
  const names = new Map(reports.map(({ id, software }) => [id, software.name]));
  const began = new Map(firsts.map(({ subjectId, createdAt }) => [subjectId, createdAt.getTime()]));
  return entries
    .filter(({ at, subjectId }) => began.get(Number(subjectId)) !== at.getTime())
    .slice(0, FEED_ENTRIES)
    .map(({ id, at, subjectId, portStart, portEnd, reason, data }) => {
      const grades = data as { readonly before: Grade; readonly after: Grade };
      const [before, after] = [words.grade(grades.before), words.grade(grades.after)];
      const ports = portStart === null ? null : { start: portStart, end: portEnd ?? portStart };
      const use = [names.get(Number(subjectId)) ?? '', spanText(ports)]
        .filter(Boolean)
        .join(' on ');
      return {
        ...{ key: `grades/${id}`, path: logEntryPath(id), at: at.toISOString(), author: NOBODY },
        title: `${use}: ${before} → ${after}`,
        text: `The grade was “${before}” and is “${after}”. Cause: ${reason}`,
      };
    });
}

async function gradedIn(scope: FeedScope): Promise<Prisma.LogEntryWhereInput> {
  if (scope.type === 'all') return {};
  if (scope.type === 'ports')
    return covering(readDb(), 'logEntry', [scope], { action: 'report.regraded' });
  const reports = await readDb().report.findMany({
    where: { software: { slug: scope.slug } },
    select: { id: true },
  });
  return { subjectType: 'report', subjectId: { in: reports.map(({ id }) => String(id)) } };
}

/** The ports that a piece of software is reported on. */
export async function findSpansOf(slug: string): Promise<Span[]> {
  const reports = await readDb().report.findMany({
    where: { state: 'active', software: { slug } },
    select: { portStart: true, portEnd: true },
  });
  return reports.map(({ portStart: start, portEnd: end }) => ({ start, end }));
}

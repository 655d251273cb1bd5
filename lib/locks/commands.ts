import {
  CHANGES_TAG,
  notifyTags,
  portTag,
  changedPortsTags,
  serviceTag,
  softwareTag,
} from '@/lib/platform/cache-tags';
import type { Tx } from '@/lib/platform/db';
import type { SubjectRow } from './queries';
import type { LockSubject } from './rules';

/**
 * Ends locks whose time has come, in the caller's transaction, and tells the pages that say so. It only tidies
 * up: whether a lock binds is asked of its `until`.
 */
export async function endRunOutLocks(tx: Tx, now: Date): Promise<void> {
  const runOut = await tx.subjectLock.findMany({
    where: { endedAt: null, until: { lte: now } },
    select: { id: true, subjectType: true, subjectId: true, until: true },
  });
  for (const { id, subjectType, subjectId, until } of runOut) {
    // Another round at the same time, or a moderator, may have ended it meanwhile.
    const { count } = await tx.subjectLock.updateMany({
      where: { id, endedAt: null },
      data: { endedAt: until, ended: 'run-out' },
    });
    if (count > 0) await notifyLock(tx, { type: subjectType as LockSubject, id: subjectId });
  }
}

/** The pages that say whether a subject is locked are out of date: its own, and those of edits on it. */
export async function notifyLock(tx: Tx, subject: SubjectRow): Promise<void> {
  await notifyTags(tx, [CHANGES_TAG, ...(await pagesOf(tx, subject))]);
}

async function pagesOf(tx: Tx, { type, id }: SubjectRow): Promise<string[]> {
  const where = { id };
  if (type === 'article') {
    const article = await tx.article.findUnique({ where, select: { port: true } });
    return article === null ? [] : [portTag(article.port)];
  }
  if (type === 'software') {
    const software = await tx.software.findUnique({ where, select: { slug: true } });
    return software === null ? [] : [softwareTag(software.slug)];
  }
  if (type === 'service') {
    const profile = await tx.serviceProfile.findUnique({ where, select: { serviceName: true } });
    return profile === null ? [] : [serviceTag(profile.serviceName.toLowerCase())];
  }
  const report = await tx.report.findUnique({
    where,
    select: { portStart: true, portEnd: true, software: { select: { slug: true } } },
  });
  return report === null ? [] : [...changedPortsTags(report), softwareTag(report.software.slug)];
}

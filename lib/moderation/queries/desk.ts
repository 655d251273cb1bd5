import type { Queue } from '@/lib/edits/queue';
import { subjectsOfEdit } from '@/lib/edits/queries/touched';
import { findQueueItems } from '@/lib/edits/queries/queue-items';
import { db } from '@/lib/platform/db';
import { DEFAULT_LIMIT } from '@/lib/platform/list-query';
import { loadPortPage } from '@/lib/port-page/loaders';
import { portSchema } from '@/lib/ports/types';
import { REPORT_INCLUDE, reportView } from '@/lib/reports/queries';
import { listDisputeReasons } from '@/lib/votes/queries';
import {
  type Desk,
  type DeskStart,
  officialBrief,
  type QueueFilter,
  type StandingReport,
} from '../desk';
import { findVerdictsUntil } from './held';
import { type AtDesk, findTrialDesk, withTrial } from './trials';
import { findQueueItem, listQueuePage, type QueuePage } from './queue';

/** The edits that wait for this reviewer, the most pressing first. */
export async function findQueue(
  viewer: AtDesk,
  now: Date,
  page: QueuePage = { limit: DEFAULT_LIMIT },
): Promise<Queue> {
  const { items, nextCursor, total } = await listQueuePage(viewer, now, page);
  const shown = await findQueueItems(viewer, items, now);
  if (page.cursor !== undefined) return { items: shown, nextCursor, total };
  const withOne = await withTrial(viewer, shown, page, now);
  return { items: withOne, nextCursor, total: total + withOne.length - shown.length };
}

/** Everything a reviewer looks at before deciding one edit; null where there is none. `pageOf`: the port's page, cached unless said otherwise. */
export async function findDesk(
  viewer: AtDesk,
  id: number,
  now: Date,
  pageOf: typeof loadPortPage = loadPortPage,
): Promise<Desk | null> {
  const found = await findQueueItem(viewer, id, now);
  if (found === null) return findTrialDesk(viewer, id, now, pageOf);
  const { context, ...judged } = found;
  const port = portSchema.safeParse(judged.edit.ports?.start);
  const beside = [id, ...judged.alsoOpen.map((other) => other.id)];
  return {
    ...judged,
    standing: await findStanding(id),
    decidingUntil: await findVerdictsUntil(db(), beside),
    primary: context.primary,
    openUntil: context.openUntil,
    official: port.success ? officialBrief(await pageOf(port.data)) : null,
  };
}

/** A merge of two software entries may touch dozens; those that come first are looked at. */
const REPORTS_SHOWN = 5;

/** The reports that an edit touches as they stand, in the order in which its kind names them. */
async function findStanding(id: number): Promise<StandingReport[]> {
  const edit = await db().edit.findUniqueOrThrow({ where: { id } });
  const ids = (await subjectsOfEdit(db(), edit)).flatMap((row) =>
    row.type === 'report' ? [row.id] : [],
  );
  const reports = await db().report.findMany({
    where: { id: { in: ids.slice(0, REPORTS_SHOWN) } },
    include: REPORT_INCLUDE,
  });
  const ordered = ids.flatMap((one) => reports.find((report) => report.id === one) ?? []);
  return Promise.all(
    ordered.map(async (report) => ({
      report: reportView(report),
      disputes: await listDisputeReasons(report.id),
    })),
  );
}

/** The queue with its first edit, so that the page shows it at once. */
export async function findDeskStart(
  viewer: AtDesk,
  now: Date,
  filter: QueueFilter = { sort: 'pressing' },
  pageOf: typeof loadPortPage = loadPortPage,
): Promise<DeskStart> {
  const queue = await findQueue(viewer, now, { limit: DEFAULT_LIMIT, ...filter });
  const first = queue.items.find(({ claimed }) => !claimed) ?? queue.items[0];
  return {
    queue,
    filter,
    desk: first === undefined ? null : await findDesk(viewer, first.id, now, pageOf),
  };
}

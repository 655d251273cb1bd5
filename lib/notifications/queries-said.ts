import type { Tx } from '@/lib/platform/db';
import type { LogEntry } from '@/lib/platform/generated/prisma/client';
import type { NotificationItem } from './schema';

/** The reports that entries of the log say a release made official, by the entry. */
export async function findReported(
  tx: Tx,
  entries: readonly Pick<LogEntry, 'id' | 'action' | 'subjectId' | 'data'>[],
): Promise<ReadonlyMap<number, NonNullable<NotificationItem['report']>>> {
  const graded = entries.filter(({ action }) => action === 'report.regraded');
  if (graded.length === 0) return new Map();
  const reports = await tx.report.findMany({
    where: { id: { in: graded.map(({ subjectId }) => Number(subjectId)) } },
    select: {
      ...{ id: true, portStart: true, portEnd: true },
      software: { select: { slug: true, name: true } },
    },
  });
  return new Map(
    graded.flatMap(({ id, subjectId, data }) => {
      const { release } = data as { readonly release: string };
      return reports
        .filter((report) => String(report.id) === subjectId)
        .map(({ id: number, software, portStart: start, portEnd: end }) => [
          id,
          { id: number, software, ports: { start, end }, release },
        ]);
    }),
  );
}

type Reserved = NonNullable<NotificationItem['reservation']>;

/** The reservations that entries of the log are about, by the entry. */
export async function findReserved(
  tx: Tx,
  entries: readonly Pick<LogEntry, 'id' | 'action' | 'data'>[],
): Promise<ReadonlyMap<number, Reserved>> {
  const about = entries.flatMap(({ id, action, data }) =>
    action.startsWith('reservation.')
      ? [{ id, number: (data as { readonly reservation: number }).reservation }]
      : [],
  );
  if (about.length === 0) return new Map();
  const found = await tx.reservation.findMany({
    where: { id: { in: about.map(({ number }) => number) } },
    select: {
      ...{ id: true, port: true, project: true },
      namespace: { select: { slug: true, name: true } },
    },
  });
  const byNumber = new Map(found.map((one) => [one.id, one]));
  return new Map(
    about.flatMap(({ id, number }) => {
      const one = byNumber.get(number);
      return one === undefined ? [] : [[id, one] as const];
    }),
  );
}

import { z } from 'zod';
import { kindOf } from '@/lib/edits/registry';
import type { EditKind, Fields } from '@/lib/edits/types';
import {
  kindOfEdit,
  type Touched,
  touchedBy,
  type WrittenRevision,
} from '@/lib/notifications/rules/matching';
import type { WatchKind } from '@/lib/notifications/types';
import { covering } from '@/lib/platform/covering';
import type { Tx } from '@/lib/platform/db';
import { rows } from '@/lib/platform/raw';

/** One software entry that became part of another. */
export interface Merge {
  readonly from: number;
  readonly into: string;
}

export interface TouchedByEdit extends Touched {
  readonly kind: WatchKind;
  readonly merge: Merge | null;
}

/** What an applied edit touched, and what it is to those who watch that. */
export async function findTouched(tx: Tx, editId: number): Promise<TouchedByEdit> {
  const edit = await tx.edit.findUniqueOrThrow({
    where: { id: editId },
    select: { kind: true, subjectId: true, portStart: true, portEnd: true },
  });
  const kind = edit.kind as EditKind;
  const revisions = await findWritten(tx, editId);
  const { portStart, portEnd } = edit;
  const ports = portStart === null || portEnd === null ? null : { portStart, portEnd };
  const into = revisions.find(
    ({ type, content, before }) =>
      type === 'software' && content.state === 'merged' && before?.state !== 'merged',
  )?.content.mergedInto;
  return {
    ...touchedBy(revisions, ports),
    kind: kindOfEdit(kindOf(kind), revisions),
    merge:
      edit.subjectId !== null && typeof into === 'string' ? { from: edit.subjectId, into } : null,
  };
}

/** The revisions that an edit left behind, each with the one before it. */
async function findWritten(tx: Tx, editId: number): Promise<WrittenRevision[]> {
  const written = await tx.revision.findMany({ where: { editId } });
  const before = await tx.revision.findMany({
    where: {
      OR: written.map(({ subjectType, subjectId, number }) => ({
        ...{ subjectType, subjectId, number: number - 1 },
      })),
    },
  });
  return written.map(({ subjectType, subjectId, content }) => {
    const former = before.find(
      (one) => one.subjectType === subjectType && one.subjectId === subjectId,
    );
    return {
      type: subjectType as WrittenRevision['type'],
      content: content as Fields,
      before: (former?.content ?? null) as Fields | null,
    };
  });
}

/** Accounts that watch a port or a piece of software of what was touched, each once. */
export async function findWatchers(
  tx: Tx,
  { spans, software }: Touched,
): Promise<{ userId: string }[]> {
  return tx.watch.findMany({
    where: {
      OR: [
        await covering(
          tx,
          'watch',
          spans.map(({ portStart, portEnd }) => ({ start: portStart, end: portEnd })),
        ),
        { software: { slug: { in: [...software] } } },
      ],
    },
    distinct: ['userId'],
    select: { userId: true },
  });
}

const ReleaseWatcher = z.object({ userId: z.string(), ports: z.array(z.int()) });

/**
 * Accounts that watch a port that a release changed, by itself, within a range, or as one that a piece of
 * software they watch is reported on; with those ports. A port is changed where its status or its names
 * are others, or where a text that people read of its registration is.
 */
export async function findWatchersOfRelease(
  tx: Tx,
  date: string,
): Promise<z.infer<typeof ReleaseWatcher>[]> {
  return rows(tx, ReleaseWatcher)`
    WITH changed AS (
      SELECT e.port FROM port_event e JOIN "release" r ON r.id = e.release_id WHERE r.date = ${date}::date
      UNION
      SELECT generate_series(c.port, c.port_end) FROM row_change c JOIN "release" r ON r.id = c.release_id
      WHERE r.date = ${date}::date AND c.news AND c.port IS NOT NULL
        AND c.before ->> 'serviceName' IS NOT NULL AND c.after ->> 'serviceName' IS NOT NULL),
    told AS (
      SELECT w.user_id, c.port FROM changed c
      JOIN watch w ON w.port_start IS NOT NULL AND int4range(w.port_start, w.port_end, '[]') @> c.port
      UNION ALL
      SELECT w.user_id, c.port FROM changed c
      JOIN report p ON p.state = 'active' AND int4range(p.port_start, p.port_end, '[]') @> c.port
      JOIN watch w ON w.software_id = p.software_id)
    SELECT user_id AS "userId", array_agg(DISTINCT port ORDER BY port) AS ports
    FROM told GROUP BY user_id`;
}

/** Who gave a verdict on an edit or said something of it; its author is told as the author. */
export async function findTakingPart(tx: Tx, editId: number): Promise<{ userId: string }[]> {
  const entries = await tx.logEntry.findMany({
    where: {
      editId,
      action: { in: ['edit.commented', 'edit.reviewed', 'edit.changes-requested'] },
      actorId: { not: null },
    },
    distinct: ['actorId'],
    select: { actorId: true },
  });
  return entries.flatMap(({ actorId }) => (actorId === null ? [] : [{ userId: actorId }]));
}

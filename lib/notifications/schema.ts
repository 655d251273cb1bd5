import { z } from 'zod';
import { editKindSchema, subjectTypeSchema } from '@/lib/edits/types';
import { listQuery } from '@/lib/platform/list-query';
import { rowNumberSchema } from '@/lib/platform/row-number';
import { lineText } from '@/lib/platform/text';
import { mineSchema } from '@/lib/votes/types';
import { NOTIFICATION_KINDS, spanSchema, watchStateSchema } from './types';

/** Something that an account watches: ports or software, the other is null. */
export const watchItemSchema = z.object({
  id: z.number().int(),
  ports: spanSchema.nullable(),
  software: z.object({ slug: z.string(), name: z.string() }).nullable(),
  since: z.string(),
});
export type WatchItem = z.infer<typeof watchItemSchema>;

/** Something an account was told. */
export const notificationSchema = z.object({
  id: z.number().int(),
  kind: z.enum(NOTIFICATION_KINDS),
  /** When it happened. */
  at: z.string(),
  read: z.boolean(),
  /** Handle of who did it; null where a rule, a deadline or the importer did. */
  actor: z.string().nullable(),
  reason: z.string(),
  edit: z
    .object({
      id: z.number().int(),
      kind: editKindSchema,
      subject: z.object({
        type: subjectTypeSchema,
        id: z.union([z.number().int(), z.string()]).nullable(),
        name: z.string(),
      }),
      ports: z.object({ start: z.number().int(), end: z.number().int() }).nullable(),
    })
    .nullable(),
  /** Of a release: the first of the watched ports that it changed, and how many there are. */
  release: z
    .object({ date: z.string(), ports: z.array(z.number().int()), count: z.number().int() })
    .nullable(),
  /** Of a report that a release made official: what uses which ports, and the release's date. */
  report: z
    .object({
      id: z.number().int(),
      software: z.object({ slug: z.string(), name: z.string() }),
      ports: z.object({ start: z.number().int(), end: z.number().int() }),
      release: z.string(),
    })
    .nullable(),
  /** Of a reserved port: for what it is, and in which namespace. */
  reservation: z
    .object({
      id: z.number().int(),
      port: z.number().int(),
      project: z.string(),
      namespace: z.object({ slug: z.string(), name: z.string() }),
    })
    .nullable(),
});
export type NotificationItem = z.infer<typeof notificationSchema>;

/** Body of `POST /notifications/read`: those named, or all up to one. */
export const readBodySchema = z.union([
  z.strictObject({ ids: z.array(rowNumberSchema).min(1).max(100) }),
  z.strictObject({ upTo: rowNumberSchema }),
]);
export const unreadSchema = z.object({ unread: z.number().int() });

/** `GET /ports/{n}/mine`. */
export const portMineSchema = mineSchema.extend({
  /** Whether the viewer hears of the port: it is watched itself, or a range that covers it is. */
  watch: z.boolean(),
  /** Which of the two, for the button. */
  watches: watchStateSchema,
});
export type PortMine = z.infer<typeof portMineSchema>;

/** The query of the page: a place in the list, what a link wants to have watched, what was just done. */
export const notificationsQuery = listQuery.extend({
  from: lineText(20).optional(),
  to: lineText(20).optional(),
  software: lineText(80).optional(),
  done: lineText(40).optional(),
});
export type NotificationsQuery = z.output<typeof notificationsQuery>;

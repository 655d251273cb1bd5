import { z } from 'zod';
import { withCode } from '@/lib/platform/error-codes';
import { portSchema } from '@/lib/ports/types';

/** What becomes of something one watches. */
export const WATCH_KINDS = [
  ...(['report', 'edit', 'evidence', 'release', 'official'] as const),
  /** Of a reservation of a watched port: it was made, it ended, its program takes the port. */
  ...(['reserved', 'reservation-ended', 'reservation-used'] as const),
] as const;
/** What becomes of one's own edits, and what is answered to what one said of another's. */
export const OWN_KINDS = [
  'own-applied',
  'own-rejected',
  'own-changes-requested',
  'own-conflicted',
  'own-expired',
  /** Of one's own report that a release made official. */
  'own-official',
  'own-commented',
  /** Of an edit of somebody else's on which one said something, or gave a verdict. */
  'thread-commented',
] as const;
/** What is decided about one's account. */
export const ACCOUNT_KINDS = ['suspended', 'restored', 'appeal-upheld'] as const;

export const NOTIFICATION_KINDS = [...WATCH_KINDS, ...OWN_KINDS, ...ACCOUNT_KINDS] as const;
export type NotificationKind = (typeof NOTIFICATION_KINDS)[number];
export type WatchKind = (typeof WATCH_KINDS)[number];

/** What can be mailed, and turned off: what becomes of one's own edits, and what one watches. */
export const MAIL_TOPICS = ['own', 'digest'] as const;
export type MailTopic = (typeof MAIL_TOPICS)[number];

/** Watches of one account; whoever needs more is better served by a range or the feeds. */
export const WATCH_LIMIT = 500;
/** Of a release, so many of the watched ports it changed are named. */
export const PORTS_NAMED = 8;
/** More unread than this are not counted one by one. */
export const UNREAD_COUNTED = 99;

/** Ports from `portStart` to `portEnd`, both included. */
export const spanSchema = z.object({ portStart: z.number().int(), portEnd: z.number().int() });
export type Span = z.infer<typeof spanSchema>;

/** What can be watched; a range of one port is that port. */
export type WatchSubject = Span | { readonly slug: string };

/** Whether the viewer watches a port, a range or a piece of software. */
export const watchStateSchema = z.object({
  /** This very thing is watched. */
  watching: z.boolean(),
  /** A wider range that is watched and covers it; null where there is none, and for software. */
  range: spanSchema.nullable(),
});
export type WatchState = z.infer<typeof watchStateSchema>;

/** Ports as `?from=&to=` and as a form has them: numbers, in order. */
export const watchedSpanSchema = z
  .object({ portStart: portSchema, portEnd: portSchema })
  .refine(({ portStart, portEnd }) => portStart <= portEnd, {
    path: ['portEnd'],
    ...withCode('range_order'),
  });

/** What the page may say was done; keys of the catalogue `notifications.done`. */
export const DONE = ['watching', 'ended', 'read'] as const;
export type Done = (typeof DONE)[number];

/** What it may say went wrong; keys of `notifications.faults`. */
export const FAULTS = [
  'ports',
  'too-many-watches',
  'suspended',
  'no-such-software',
  'other',
] as const;
export type Fault = (typeof FAULTS)[number];

/** The words for a refusal. */
export function faultOf(reason: string | undefined): Fault {
  return FAULTS.find((one) => one === reason) ?? 'other';
}

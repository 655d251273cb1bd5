import { z } from 'zod';
import type { Queue } from '@/lib/edits/queue';
import { editSummarySchema, editViewSchema } from '@/lib/edits/schema';
import { editKindSchema } from '@/lib/edits/types';
import { LOCALES } from '@/lib/i18n/locales';
import { listQuery } from '@/lib/platform/list-query';
import { NEEDS } from '@/lib/edits/rules/outcome';
import type { PortPage } from '@/lib/port-page/page-model';
import { portStatusSchema, transportSchema } from '@/lib/ports/types';
import { gradeReasonSchema, gradeSchema, reportViewSchema } from '@/lib/reports/types';
import { flagSchema } from './schema';

/** Orders of the queue: flagged and escalated ones before the oldest, or by age alone. */
export const QUEUE_SORTS = ['pressing', 'oldest', 'newest'] as const;
/** What of the queue may be looked at alone. */
export const QUEUE_PARTS = ['new-authors', 'flagged', 'one-approval'] as const;

/** What narrows and orders the queue. */
export const queueFilterSchema = z.object({
  sort: z.enum(QUEUE_SORTS).default('pressing'),
  kind: editKindSchema.optional(),
  /** The language of an article. */
  language: z.enum(LOCALES).optional(),
  only: z.enum(QUEUE_PARTS).optional(),
});
export type QueueFilter = z.output<typeof queueFilterSchema>;

/** `GET /queue`. */
export const queueListQuery = listQuery.extend(queueFilterSchema.shape);

/** What the registry says of the port, in the few words that a reviewer needs. */
const officialBriefSchema = z.object({
  port: z.number().int(),
  status: portStatusSchema,
  services: z.array(z.object({ name: z.string(), transports: z.array(transportSchema) })),
  /** IANA's remark on unauthorized use of this very port; null where there is none. */
  remark: z.string().nullable(),
});
export type OfficialBrief = z.infer<typeof officialBriefSchema>;

/** How often an author was right so far. */
const authorRecordSchema = z.object({
  handle: z.string().nullable(),
  trust: z.number().int(),
  memberSince: z.string(),
  applied: z.number().int(),
  rejected: z.number().int(),
  /** Applied edits that a standing revert undid. */
  reverted: z.number().int(),
});
export type AuthorRecord = z.infer<typeof authorRecordSchema>;

/** What approving an edit does, found without doing it. */
const forecastSchema = z.object({
  /** *applies*: at once. *waits*: for `needs`. *conflicts*: it no longer merges on `conflicts`. */
  result: z.enum(['applies', 'waits', 'conflicts']),
  needs: z.enum(NEEDS).nullable(),
  /** When time will complete it, where nothing but time is missing. */
  until: z.string().nullable(),
  conflicts: z.array(z.string()),
  /** Of the report it writes; null where it writes none that stays on the page. */
  grade: z
    .object({ before: gradeSchema.nullable(), after: gradeSchema, reason: gradeReasonSchema })
    .nullable(),
  /** Votes that stop counting because what they are about changes. */
  votesEnd: z.number().int(),
});
export type Forecast = z.infer<typeof forecastSchema>;

/** Everything that a reviewer sees of one edit itself, in one answer. */
const judgedSchema = z.object({
  edit: editViewSchema,
  author: authorRecordSchema,
  /** Other edits that wait on the same ports or the same subject. */
  alsoOpen: z.array(editSummarySchema),
  flags: z.array(flagSchema),
  /** What approving does; null where the viewer may not approve. */
  forecast: forecastSchema.nullable(),
});
export type Judged = z.infer<typeof judgedSchema>;

/** A report that the edit touches, as it stands now. */
const standingSchema = z.object({
  report: reportViewSchema,
  /** Why members dispute it, without their names. */
  disputes: z.array(z.string()),
});
export type StandingReport = z.infer<typeof standingSchema>;

/** Everything on a reviewer's desk (`GET /queue/{id}`): one edit, and all that is looked at before it is decided. */
export const deskSchema = judgedSchema.extend({
  /** Keys of the proposed evidence that counts as primary. */
  primary: z.array(z.string()),
  /** Until when a destructive edit stays open; null for others. */
  openUntil: z.string().nullable(),
  /** Null for edits of software entries. */
  official: officialBriefSchema.nullable(),
  standing: z.array(standingSchema),
  /** Verdicts on edits beside it are given until then: what it changes may be another after that. Null: none waits. */
  decidingUntil: z.string().nullable(),
});
export type Desk = z.infer<typeof deskSchema>;

/** What the queue's page begins with. */
export interface DeskStart {
  readonly queue: Queue;
  readonly filter: QueueFilter;
  /** The first of the queue; null where nothing waits. */
  readonly desk: Desk | null;
}

/** The registry's part of a port page in brief. */
export function officialBrief(
  page: Pick<PortPage, 'port' | 'status' | 'services' | 'namelessRows'>,
): OfficialBrief {
  const rows = [...page.services.flatMap((service) => service.rows), ...page.namelessRows];
  const remark =
    rows.find((row) => row.unauthorizedUse?.aboutThisPort === true)?.unauthorizedUse ?? null;
  return {
    port: page.port,
    status: page.status,
    services: page.services.map(({ name, transports }) => ({ name, transports: [...transports] })),
    remark: remark?.text ?? null,
  };
}

import { z } from 'zod';
import { listQuery } from '@/lib/platform/list-query';
import { lineText, proseText } from '@/lib/platform/text';
import { LOCK_LEVELS, LOCK_SUBJECTS, LOCK_TERMS } from './rules';

/** Length of a reason, in characters. */
export const LOCK_REASON_LENGTH = 2000;

const reason = proseText(LOCK_REASON_LENGTH, 1);

/** Body of `POST /locks`. `id`: the number of a report, the slug of an entry, `port/locale` of an article. */
export const lockBodySchema = z.strictObject({
  subject: z.strictObject({
    type: z.enum(LOCK_SUBJECTS),
    id: z.union([z.number().int().min(1).max(2_147_483_647), lineText(80)]),
  }),
  level: z.enum(LOCK_LEVELS),
  term: z.enum(LOCK_TERMS),
  reason,
});
export type LockBody = z.infer<typeof lockBodySchema>;

/** Body of `POST /locks/{id}/lift`. */
export const liftBodySchema = z.strictObject({ reason });

/** `GET /locks`, newest first. */
export const lockListQuery = listQuery.extend({ type: z.enum(LOCK_SUBJECTS).optional() });
export type LockListQuery = z.output<typeof lockListQuery>;

/** A lock as everybody sees it. */
export const lockSchema = z.object({
  id: z.number().int(),
  /** `id` as in the body that locks, but always text. */
  subject: z.object({ type: z.enum(LOCK_SUBJECTS), id: z.string() }),
  /** The level from which one may edit all the same. */
  level: z.enum(LOCK_LEVELS),
  reason: z.string(),
  /** Handle. */
  by: z.string().nullable(),
  since: z.string(),
  /** Null: until it is lifted. */
  until: z.string().nullable(),
  /** Null where nobody has lifted it. */
  lifted: z.object({ at: z.string(), by: z.string().nullable(), reason: z.string() }).nullable(),
});
export type LockView = z.infer<typeof lockSchema>;

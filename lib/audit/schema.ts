import { z } from 'zod';
import { listQuery, wholeNumber } from '@/lib/platform/list-query';
import { lineText } from '@/lib/platform/text';
import { MAX_PORT } from '@/lib/ports/types';
import { LOG_ACTIONS, LOG_SUBJECTS } from './types';

/** `GET /log`: newest first. */
export const logQuery = listQuery.extend({
  port: wholeNumber(0, MAX_PORT).optional(),
  action: z.enum(LOG_ACTIONS).optional(),
  /** Handle of whoever acted. */
  actor: lineText(60).optional(),
});
export type LogQuery = z.output<typeof logQuery>;

/** One entry of the public log. */
export const logItemSchema = z.object({
  id: z.number().int(),
  at: z.string(),
  /** Handle; null where a rule, a deadline or the importer acted. */
  actor: z.string().nullable(),
  action: z.string(),
  /** An account is named by its handle. */
  subject: z.object({ type: z.enum(LOG_SUBJECTS), id: z.string() }),
  ports: z.object({ start: z.number().int(), end: z.number().int() }).nullable(),
  edit: z.number().int().nullable(),
  reason: z.string(),
});
export type LogItem = z.infer<typeof logItemSchema>;

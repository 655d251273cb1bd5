import { z } from 'zod';
import { listQuery, wholeNumber } from '@/lib/platform/list-query';
import { MAX_PORT } from '@/lib/ports/types';
import { gradeSchema } from './types';

/** `GET /reports`: active reports, newest first. `port` is one that the report's ports hold. */
export const reportListQuery = listQuery.extend({
  port: wholeNumber(0, MAX_PORT).optional(),
  /** Slug of the software entry. */
  software: z
    .string()
    .regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/)
    .max(80)
    .optional(),
  grade: gradeSchema.optional(),
});
export type ReportListQuery = z.output<typeof reportListQuery>;

/** A report's number in an address. */
export const reportIdSchema = wholeNumber(1, 2_147_483_647);

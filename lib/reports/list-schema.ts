import type { z } from 'zod';
import { listQuery, wholeNumber } from '@/lib/platform/list-query';
import { MAX_PORT } from '@/lib/ports/types';
import { rowNumberText } from '@/lib/platform/row-number';
import { softwareSlugSchema } from '@/lib/software/types';
import { gradeSchema } from './types';

/** `GET /reports`: active reports, newest first. `port` is one that the report's ports hold. */
export const reportListQuery = listQuery.extend({
  port: wholeNumber(0, MAX_PORT).optional(),
  /** Slug of the software entry. */
  software: softwareSlugSchema.optional(),
  grade: gradeSchema.optional(),
});
export type ReportListQuery = z.output<typeof reportListQuery>;

/** A report's number in an address. */
export const reportIdSchema = rowNumberText;

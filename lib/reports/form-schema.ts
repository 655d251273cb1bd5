import { z } from 'zod';
import { transportSchema } from '@/lib/ports/types';
import { SOFTWARE_BOUNDS } from '@/lib/software/types';
import { lineText } from '@/lib/platform/text';
import { REPORT_BOUNDS } from './content';

/** What an address can fill in of a new report's form; the form itself proves it. */
export const reportFormQuery = z.object({
  /** Its name. */
  software: lineText(SOFTWARE_BOUNDS.name, 1).optional(),
  summary: lineText(REPORT_BOUNDS.summary, 1).optional(),
  source: z
    .url({ protocol: /^https?$/ })
    .max(500)
    .optional(),
  transport: transportSchema.optional(),
});
export type ReportFormQuery = z.output<typeof reportFormQuery>;

import { z } from 'zod';
import { wholeNumber } from '@/lib/platform/list-query';
import { MAX_PORT, transportSchema } from '@/lib/ports/types';
import { gradeSchema, roleSchema } from '@/lib/reports/types';
import { softwareSlugSchema } from '@/lib/software/types';
import { editKindSchema, editStateSchema } from './types';

/** The query string of `GET /ports/{n}/known`. */
export const knownUsesQuery = z.object({
  /** The last port of a range that begins at `n`. */
  to: wholeNumber(0, MAX_PORT).optional(),
  /** Slug of an entry whose other reports are wanted too. */
  software: softwareSlugSchema.optional(),
});

export const knownReportSchema = z.object({
  id: z.number().int(),
  portStart: z.number().int(),
  portEnd: z.number().int(),
  transports: z.array(transportSchema),
  software: z.object({ slug: z.string(), name: z.string() }),
  role: roleSchema,
  summary: z.string(),
  grade: gradeSchema,
});
export type KnownReport = z.infer<typeof knownReportSchema>;

export const knownEditSchema = z.object({
  id: z.number().int(),
  kind: editKindSchema,
  state: editStateSchema,
  /** It proposes a report that is not there yet. */
  isNew: z.boolean(),
  portStart: z.number().int().nullable(),
  portEnd: z.number().int().nullable(),
  /** The software it is about, where it says so. */
  software: z.string().nullable(),
  summary: z.string().nullable(),
});
export type KnownEdit = z.infer<typeof knownEditSchema>;

/** What somebody who is about to report a use should see first. */
export const knownUsesSchema = z.object({
  /** Active reports that share a port with the range. */
  reports: z.array(knownReportSchema),
  /** Edits of reports there that wait for a decision. */
  edits: z.array(knownEditSchema),
  /** What is reported of the same software on other ports. */
  elsewhere: z.array(knownReportSchema),
});
export type KnownUses = z.infer<typeof knownUsesSchema>;

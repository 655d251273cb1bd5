import { z } from 'zod';
import { registryRowSchema, releaseDateSchema } from '@/lib/iana/schema';
import { portSchema, rangeNameSchema } from '@/lib/ports/types';
import { portAnswerSchema } from '@/lib/port-page/schema';
import { type ReportContent, reportContentSchema } from '@/lib/reports/content';
import { evidenceViewSchema, gradeSchema, reportViewSchema } from '@/lib/reports/types';

/** A day of the past, `YYYY-MM-DD`; what was known at its end, by the clock of UTC. */
export const asOfQuery = z.object({ asof: releaseDateSchema.optional() });

type Shown = typeof reportViewSchema.shape;

/** What a revision says of a report as the report shows it, in the revision's order. */
const said = Object.fromEntries(
  Object.keys(reportContentSchema.shape).flatMap((name) =>
    name in reportViewSchema.shape ? [[name, reportViewSchema.shape[name as keyof Shown]]] : [],
  ),
) as Pick<Shown, keyof ReportContent & keyof Shown>;

/** A report as it stood on a day: what its revision of then says. Votes of then are not told. */
export const reportAsOfSchema = z.object({
  id: z.number().int(),
  ...said,
  portStart: portSchema,
  portEnd: portSchema,
  software: z.object({ slug: z.string(), name: z.string() }),
  evidence: z.array(evidenceViewSchema.omit({ primary: true, lastCheck: true })),
  /** Null where the log does not tell what it was. */
  grade: gradeSchema.nullable(),
  revision: z.number().int(),
  /** When that revision was written. */
  updatedAt: z.string(),
});
export type ReportAsOf = z.infer<typeof reportAsOfSchema>;

const reportsAsOfSchema = z.object({
  /** In reading order; of many those that come first. */
  reports: z.array(reportAsOfSchema),
  /** How many there were. */
  reportCount: z.number().int(),
});
export type ReportsAsOf = z.infer<typeof reportsAsOfSchema>;

/** A port as it was known on a day (`GET /ports/{n}?asof=`). */
export const portAsOfAnswerSchema = z.object({
  asof: releaseDateSchema,
  port: portSchema,
  range: rangeNameSchema,
  status: portAnswerSchema.shape.status,
  transports: portAnswerSchema.shape.transports,
  /** Every row of that release that covers the port. */
  assignments: z.array(registryRowSchema),
  ...reportsAsOfSchema.shape,
  /** The newest release of that day or before that this instance has read. */
  release: releaseDateSchema,
});
export type PortAsOfAnswer = z.infer<typeof portAsOfAnswerSchema>;

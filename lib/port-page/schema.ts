import { z } from 'zod';
import { registryRowSchema, releaseDateSchema } from '@/lib/iana/schema';
import { LOCALES } from '@/lib/i18n/locales';
import { reservedSchema } from '@/lib/ports/reserved';
import { portSchema, portStatusSchema, rangeNameSchema, transportSchema } from '@/lib/ports/types';
import { SYSTEMS } from '@/lib/ports/rules/facts';
import { reportViewSchema } from '@/lib/reports/types';

const transportAnswerSchema = z.object({
  status: portStatusSchema,
  names: z.array(z.string()),
  /** Why: `named`, `recorded-use`, `reserved-row`, `range-unassigned`, `no-row`, `dynamic-range` … */
  reason: z.string(),
});

/** A port as the API shows it (contract: `GET /ports/{n}`). */
export const portAnswerSchema = z.object({
  port: portSchema,
  range: rangeNameSchema,
  status: portStatusSchema,
  transports: z.object({
    tcp: transportAnswerSchema,
    udp: transportAnswerSchema,
    sctp: transportAnswerSchema,
    dccp: transportAnswerSchema,
  }),
  /** One sentence, in English. */
  summary: z.string(),
  /** Every row of the registry that covers the port. */
  assignments: z.array(registryRowSchema),
  /** In reading order, the first hundred; `GET /reports?port=` lists them all. */
  reports: z.array(reportViewSchema),
  /** How many there are. */
  reportCount: z.number().int(),
  /** What projects have reserved of it here, in a namespace that they coordinate. */
  reserved: z.array(reservedSchema),
  article: z
    .object({ locale: z.enum(LOCALES), revision: z.number().int(), updatedAt: z.string() })
    .nullable(),
  release: releaseDateSchema.or(z.literal('')),
  /** What is so of the port whatever is assigned or reported. */
  facts: z.object({
    browserBlocked: z.boolean(),
    /** Systems that take it for outgoing connections. */
    ephemeral: z.array(z.enum(SYSTEMS)),
    nodePort: z.boolean(),
    privileged: z.boolean(),
    /** Of the services it is assigned to, as far as a source shows it. */
    transportsInPractice: z.array(transportSchema),
  }),
});
export type PortAnswer = z.infer<typeof portAnswerSchema>;

import { isDeepEqual } from '@/lib/platform/deep-equal';
import { z } from 'zod';
import { withCode } from '@/lib/platform/error-codes';
import { portSchema, TRANSPORTS, transportSchema } from '@/lib/ports/types';
import { evidenceKindSchema, publisherSchema, roleSchema, SETTING_KINDS } from './types';

/**
 * Bounds of a report's texts, in characters, and of its lists, in items; the forms and the API share them. The database
 * has a CHECK of its own for `settings` alone.
 */
export const REPORT_BOUNDS = {
  summary: 280,
  description: 4000,
  versions: 80,
  title: 200,
  quote: 600,
  url: 2000,
  evidence: 20,
  settings: 8,
  settingKey: 120,
  settingExample: 200,
} as const;

/** One piece of evidence as a revision keeps it. `key` tells it from the others across revisions. */
export const evidenceContentSchema = z.strictObject({
  key: z.string().min(1).max(40),
  kind: evidenceKindSchema,
  publisher: publisherSchema,
  title: z.string().max(REPORT_BOUNDS.title),
  url: z
    .url({ protocol: /^https?$/ })
    .max(REPORT_BOUNDS.url)
    .nullable(),
  quote: z.string().max(REPORT_BOUNDS.quote),
  /** The day somebody looked, `YYYY-MM-DD`. */
  checkedOn: z.iso.date(),
  supports: z.boolean(),
  /** A reviewer holds it for primary although the link lies elsewhere. */
  ticked: z.boolean(),
});
export type EvidenceContent = z.infer<typeof evidenceContentSchema>;

/** One setting as a revision keeps it. `key` tells it from the others. */
export const settingContentSchema = z.strictObject({
  kind: z.enum(SETTING_KINDS),
  key: z.string().min(1).max(REPORT_BOUNDS.settingKey),
  example: z.string().min(1).max(REPORT_BOUNDS.settingExample),
});

/** Transports in the registry's order, each once. */
export const transportsSchema = z
  .array(transportSchema)
  .min(1)
  .transform((given) => TRANSPORTS.filter((transport) => given.includes(transport)));

/** What a report says: the state a revision keeps. */
export const reportContentSchema = z
  .strictObject({
    portStart: portSchema,
    portEnd: portSchema,
    transports: transportsSchema,
    /** Slug of the software entry. */
    software: z.string(),
    role: roleSchema,
    onByDefault: z.boolean().nullable(),
    summary: z.string().min(1).max(REPORT_BOUNDS.summary),
    description: z.string().max(REPORT_BOUNDS.description),
    versions: z.string().max(REPORT_BOUNDS.versions),
    settings: z.array(settingContentSchema).max(REPORT_BOUNDS.settings).default([]),
    evidence: z.array(evidenceContentSchema).max(REPORT_BOUNDS.evidence),
    finding: z.enum(['refuted', 'historic']).nullable(),
    state: z.enum(['active', 'retired', 'merged']),
    /** The report this one was merged into. */
    mergedInto: z.number().int().nullable(),
  })
  .refine(({ portStart, portEnd }) => portStart <= portEnd, {
    path: ['portEnd'],
    ...withCode('range_order'),
  });
export type ReportContent = z.infer<typeof reportContentSchema>;

/** What of it is shown word for word, a new field too: all but its entry, its evidence and whether it is in use. */
export function saidOf({
  software: _,
  evidence: __,
  finding: ___,
  state: ____,
  mergedInto: _____,
  ...said
}: ReportContent) {
  return said;
}

/** Fields whose change makes older votes stop counting (workflow, "Grades"). */
export const VOTE_BEARING_FIELDS = [
  'portStart',
  'portEnd',
  'transports',
  'software',
  'role',
] as const;

/** What a report is judged by: an approval of taking it away is of these. */
export const SAID_FIELDS = [...VOTE_BEARING_FIELDS, 'summary'] as const;

/** Whether votes on the one say nothing of the other. */
export function isAnotherClaim(
  before: Readonly<Record<string, unknown>>,
  after: Readonly<Record<string, unknown>>,
): boolean {
  return VOTE_BEARING_FIELDS.some((name) => !isDeepEqual(before[name], after[name]));
}

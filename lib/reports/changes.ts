import { z } from 'zod';
import { portSchema } from '@/lib/ports/types';
import { checkedDay, lineText, nameText, proseText, publicUrl } from '@/lib/platform/text';
import { SOFTWARE_BOUNDS } from '@/lib/software/types';
import { REPORT_BOUNDS, transportsSchema } from './content';
import { evidenceKindSchema, publisherSchema, roleSchema } from './types';

/** An entry that exists, or a new one (contract, "More, so that two people build the same"). */
export const softwareChoiceSchema = z.union([
  z.strictObject({ slug: z.string().min(1).max(80) }),
  z.strictObject({
    name: nameText(SOFTWARE_BOUNDS.name),
    homepage: publicUrl(500).optional(),
    aliases: z.array(nameText(SOFTWARE_BOUNDS.alias)).max(SOFTWARE_BOUNDS.list).optional(),
    tagline: lineText(SOFTWARE_BOUNDS.tagline, 0).optional(),
  }),
]);
export type SoftwareChoice = z.infer<typeof softwareChoiceSchema>;

/** Evidence as it is proposed. `key` names a piece that the report has already. */
export const evidenceChangeSchema = z
  .strictObject({
    key: z.string().max(40).optional(),
    kind: evidenceKindSchema,
    url: publicUrl(REPORT_BOUNDS.url).nullish(),
    publisher: publisherSchema.optional(),
    title: lineText(REPORT_BOUNDS.title, 0).optional(),
    quote: proseText(REPORT_BOUNDS.quote).optional(),
    checkedOn: checkedDay.optional(),
    supports: z.boolean().optional(),
    ticked: z.boolean().optional(),
  })
  .refine((item) => item.kind === 'observation' || (item.url ?? null) !== null, {
    path: ['url'],
    message: 'is needed for everything but an observation',
  });
export type EvidenceChange = z.infer<typeof evidenceChangeSchema>;

const fields = {
  portStart: portSchema,
  portEnd: portSchema,
  transports: transportsSchema,
  software: softwareChoiceSchema,
  role: roleSchema,
  summary: lineText(REPORT_BOUNDS.summary),
  description: proseText(REPORT_BOUNDS.description),
  versions: lineText(REPORT_BOUNDS.versions, 0),
  onByDefault: z.boolean().nullable(),
  evidence: z.array(evidenceChangeSchema).min(1).max(REPORT_BOUNDS.evidence),
};

function inOrder({ portStart, portEnd }: { portStart?: number; portEnd?: number }): boolean {
  return portStart === undefined || portEnd === undefined || portStart <= portEnd;
}

const ORDER = { path: ['portEnd'], message: 'must not be below portStart' };

/** `changes` of `report.create`. */
export const reportCreateSchema = z
  .strictObject({
    ...fields,
    description: fields.description.optional(),
    versions: fields.versions.optional(),
    onByDefault: fields.onByDefault.optional(),
  })
  .refine(inOrder, ORDER);
export type ReportCreate = z.infer<typeof reportCreateSchema>;

/** `changes` of `report.update`: any of the fields; `finding` null lifts one. */
export const reportUpdateSchema = z
  .strictObject({ ...fields, finding: z.enum(['refuted', 'historic']).nullable() })
  .partial()
  .refine(inOrder, ORDER)
  .refine((changes) => Object.keys(changes).length > 0, { message: 'must change something' });
export type ReportUpdate = z.infer<typeof reportUpdateSchema>;

import { z } from 'zod';
import { withCode } from '@/lib/platform/error-codes';
import { portSchema } from '@/lib/ports/types';
import { checkedDay, lineText, nameText, proseText, publicUrl } from '@/lib/platform/text';
import { SOFTWARE_BOUNDS } from '@/lib/software/types';
import { REPORT_BOUNDS, transportsSchema } from './content';
import { evidenceKindSchema, publisherSchema, roleSchema, SETTING_KINDS } from './types';

/** An entry that exists, or a new one (contract, "More, so that two people build the same"). */
export const softwareChoiceSchema = z.union([
  z.strictObject({ slug: z.string().min(1).max(80) }),
  z.strictObject({
    name: nameText(SOFTWARE_BOUNDS.name),
    homepage: publicUrl(SOFTWARE_BOUNDS.homepage).optional(),
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
    ...withCode('link_needed'),
  });
export type EvidenceChange = z.infer<typeof evidenceChangeSchema>;

/** A setting as it is proposed. */
export const settingChangeSchema = z.strictObject({
  kind: z.enum(SETTING_KINDS),
  key: lineText(REPORT_BOUNDS.settingKey),
  example: lineText(REPORT_BOUNDS.settingExample),
});

/** Settings of one report: each has a key of its own, by which edits of them merge. */
const settings = z
  .array(settingChangeSchema)
  .max(REPORT_BOUNDS.settings)
  .refine(
    (all) => new Set(all.map(({ key }) => key)).size === all.length,
    withCode('repeated_setting'),
  );

/** A port that something can listen on. */
const usedPort = portSchema.refine((port) => port > 0, withCode('port_zero'));

const fields = {
  portStart: usedPort,
  portEnd: usedPort,
  transports: transportsSchema,
  software: softwareChoiceSchema,
  role: roleSchema,
  summary: lineText(REPORT_BOUNDS.summary),
  description: proseText(REPORT_BOUNDS.description),
  versions: lineText(REPORT_BOUNDS.versions, 0),
  settings,
  onByDefault: z.boolean().nullable(),
  evidence: z.array(evidenceChangeSchema).min(1).max(REPORT_BOUNDS.evidence),
};

function inOrder({ portStart, portEnd }: { portStart?: number; portEnd?: number }): boolean {
  return portStart === undefined || portEnd === undefined || portStart <= portEnd;
}

const ORDER = { path: ['portEnd'], ...withCode('range_order') };

/** `changes` of `report.create`. */
export const reportCreateSchema = z
  .strictObject({
    ...fields,
    description: fields.description.optional(),
    versions: fields.versions.optional(),
    settings: fields.settings.optional(),
    onByDefault: fields.onByDefault.optional(),
  })
  .refine(inOrder, ORDER);
export type ReportCreate = z.infer<typeof reportCreateSchema>;

/** `changes` of `report.update`: any of the fields; `finding` null lifts one. */
export const reportUpdateSchema = z
  .strictObject({ ...fields, finding: z.enum(['refuted', 'historic']).nullable() })
  .partial()
  .refine(inOrder, ORDER)
  .refine((changes) => Object.keys(changes).length > 0, withCode('nothing_changed'));
export type ReportUpdate = z.infer<typeof reportUpdateSchema>;

/** *historic* and *refuted* are findings that leave a report on its page; *retired* takes it off. */
export const RETIRE_AS = ['historic', 'refuted', 'retired'] as const;

/** `changes` of `report.retire`. */
export const reportRetireSchema = z.strictObject({ as: z.enum(RETIRE_AS).optional() });

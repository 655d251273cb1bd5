import { z } from 'zod';
import { listQuery, wholeNumber } from '@/lib/platform/list-query';
import { rowNumberText } from '@/lib/platform/row-number';
import { MAX_PORT, transportSchema } from '@/lib/ports/types';
import { sourceCheckSchema } from '@/lib/sources/types';
import { softwareSlugSchema, taglineViewShape } from '@/lib/software/types';

/** What the use is to the software. Words of the glossary, as JSON spells them. */
export const ROLES = [
  'default',
  'configurable-default',
  'documentation-example',
  'development-server',
  'historic',
  'malware',
] as const;
export const roleSchema = z.enum(ROLES);
export type Role = z.infer<typeof roleSchema>;

/** What evidence and votes make of a report, the one that takes precedence first. */
export const GRADES = [
  'refuted',
  'now-official',
  'historic',
  'disputed',
  'confirmed',
  'supported',
  'unverified',
] as const;
export const gradeSchema = z.enum(GRADES);
export type Grade = z.infer<typeof gradeSchema>;

export const EVIDENCE_KINDS = [
  'vendor-docs',
  'source-code',
  'shipped-config',
  'container-image',
  'packet-capture',
  'rfc',
  'article',
  'forum',
  'registry',
  'observation',
  'other',
] as const;
export const evidenceKindSchema = z.enum(EVIDENCE_KINDS);
export type EvidenceKind = z.infer<typeof evidenceKindSchema>;

/** Kinds that can be primary: the thing itself speaks (workflow, "A report says"). */
export const PRIMARY_KINDS: readonly EvidenceKind[] = [
  'vendor-docs',
  'source-code',
  'shipped-config',
  'container-image',
  'packet-capture',
  'rfc',
];

export const PUBLISHERS = ['vendor', 'packager', 'third-party'] as const;
export const publisherSchema = z.enum(PUBLISHERS);

/** Why a grade is what it is and what would raise it: data, put into words by the page. */
export const gradeReasonSchema = z.object({
  /** The rule that decided. */
  code: z.enum([
    'refuted-finding',
    'same-service',
    'historic-finding',
    'disputed-by-votes',
    'disputed-by-evidence',
    'confirmed',
    'supported',
    'no-source',
  ]),
  sources: z.number().int(),
  primarySources: z.number().int(),
  contrary: z.number().int(),
  confirm: z.number().int(),
  dispute: z.number().int(),
  /** What is missing for the next better grade. */
  missing: z.array(
    z.enum(['source', 'primary-source', 'confirmers', 'majority', 'contrary-answer']),
  ),
});
export type GradeReason = z.infer<typeof gradeReasonSchema>;

/** Where a setting is written. */
export const SETTING_KINDS = ['flag', 'env', 'file', 'other'] as const;

/** How the port is changed (contract: Report). */
export const settingViewSchema = z.object({
  kind: z.enum(SETTING_KINDS),
  /** `--web.listen-address`, `GF_SERVER_HTTP_PORT`; of a file its name and the way to the value: `grafana.ini [server] http_port`. */
  key: z.string(),
  /** One line to copy, with another port in it. */
  example: z.string(),
});
export type SettingView = z.infer<typeof settingViewSchema>;

export const evidenceViewSchema = z.object({
  kind: evidenceKindSchema,
  publisher: publisherSchema,
  title: z.string(),
  url: z.string().nullable(),
  quote: z.string(),
  checkedOn: z.string(),
  supports: z.boolean(),
  primary: z.boolean(),
  /** What became of the quoted line when the page was read again; null where it was not. */
  lastCheck: sourceCheckSchema.nullable(),
});
export type EvidenceView = z.infer<typeof evidenceViewSchema>;

/** A report as pages and the API show it (contract: Report). */
export const reportViewSchema = z.object({
  id: z.number().int(),
  portStart: z.number().int(),
  portEnd: z.number().int(),
  transports: z.array(transportSchema),
  software: z.object({
    slug: z.string(),
    name: z.string(),
    ...taglineViewShape,
    /** a, an, the or nothing: what goes before the tagline in an English sentence. */
    article: z.string(),
  }),
  role: roleSchema,
  summary: z.string(),
  description: z.string(),
  versions: z.string(),
  settings: z.array(settingViewSchema),
  grade: gradeSchema,
  gradeReason: gradeReasonSchema,
  votes: z.object({ confirm: z.number().int(), dispute: z.number().int() }),
  onByDefault: z.boolean().nullable(),
  evidence: z.array(evidenceViewSchema),
  revision: z.number().int(),
  updatedAt: z.string(),
});
export type ReportView = z.infer<typeof reportViewSchema>;

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

/** What a port is called by those who use it. */
export interface NamedUse {
  readonly port: number;
  /** The software that is read first, votes apart. */
  readonly name: string;
  /** How much software is reported there and not refuted. */
  readonly uses: number;
}

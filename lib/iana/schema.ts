import { z } from 'zod';
import { profileAnswerSchema, type ServiceProfile } from '@/lib/services/profile';
import { CHANGE_TYPES } from '@/lib/iana/diff';
import { INITIALS } from '@/lib/iana/routes';
import { isDay } from '@/lib/iana/row';
import { wholeNumber } from '@/lib/platform/list-query';
import { lineText } from '@/lib/platform/text';
import { MAX_PORT, ROW_KINDS, type Transport, transportSchema } from '@/lib/ports/types';

const portNumber = z.number().int().min(0).max(MAX_PORT);

export const referenceSchema = z.object({ label: z.string(), url: z.string().nullable() });

/** One row of the registry as the API shows it (contract: `assignments`). */
export const registryRowSchema = z.object({
  serviceName: z.string().nullable(),
  portStart: portNumber.nullable(),
  portEnd: portNumber.nullable(),
  transport: transportSchema.nullable(),
  kind: z.enum(ROW_KINDS),
  description: z.string(),
  /** Names of people and organisations; null where IANA gives none. */
  assignee: z.string().nullable(),
  contact: z.string().nullable(),
  registered: z.string().nullable(),
  modified: z.string().nullable(),
  references: z.array(referenceSchema),
  serviceCode: z.number().int().nullable(),
  unauthorizedUse: z.string().nullable(),
  notes: z.string().nullable(),
});
export type RegistryRowAnswer = z.infer<typeof registryRowSchema>;

/** `YYYY-MM-DD`, a day that exists. */
export const releaseDateSchema = z.iso.date().refine(isDay);

const rowCountsSchema = z.object({
  same: z.number().int(),
  added: z.number().int(),
  removed: z.number().int(),
  /** Every row that differs, the renamed ones included. */
  changed: z.number().int(),
  renamed: z.number().int(),
});

/** A release in the list of releases. */
export const releaseBriefSchema = z.object({
  date: releaseDateSchema,
  form: z.enum(['xml', 'csv']),
  /** A CSV has no date of its own: the release is of that day or later. */
  dateIsLowerBound: z.boolean(),
  rows: rowCountsSchema,
});
export type ReleaseBrief = z.infer<typeof releaseBriefSchema>;

const rowChangeSchema = z.object({
  type: z.enum(CHANGE_TYPES),
  /** The first port of the row; null for a service without a port. */
  port: portNumber.nullable(),
  transport: transportSchema.nullable(),
  before: registryRowSchema.nullable(),
  after: registryRowSchema.nullable(),
  fields: z.array(z.object({ field: z.string(), before: z.string(), after: z.string() })),
});

/** One release with its diff to the one before it (contract: `GET /releases/{date}`). */
export const releaseSchema = z.object({
  date: releaseDateSchema,
  /** Null for the first release: nothing stands before it, and none of its rows counts as a change. */
  previous: releaseDateSchema.nullable(),
  form: z.enum(['xml', 'csv']),
  rows: rowCountsSchema,
  ports: z.object({
    /** Gained a first name on some transport. */
    named: z.array(portNumber),
    /** Lost the last name on some transport. */
    unnamed: z.array(portNumber),
    renamed: z.array(portNumber),
    textChanged: z.array(portNumber),
  }),
  changes: z.array(rowChangeSchema),
});
export type ReleaseAnswer = z.infer<typeof releaseSchema>;

/** A service name with everything the registry says of it. */
export const serviceSchema = z.object({
  name: z.string(),
  /** Ports the name holds, each with the transports its rows name (none where IANA names none). */
  ports: z.array(
    z.object({ portStart: portNumber, portEnd: portNumber, transports: z.array(transportSchema) }),
  ),
  /** Names that the registry declares to mean the same on one of these ports. */
  aliases: z.array(z.string()),
  assignments: z.array(registryRowSchema),
  release: releaseDateSchema,
  /** The community's word about it; null where nobody has said any. */
  profile: profileAnswerSchema.nullable(),
});
export type ServiceAnswer = z.infer<typeof serviceSchema>;

/** A name that a port gained. */
export interface NewName {
  readonly port: number;
  readonly names: readonly string[];
  readonly transports: readonly Transport[];
  /** The release that first shows it, `YYYY-MM-DD`. */
  readonly release: string;
}

/** One name in the index of services. */
export interface IndexedService {
  readonly name: string;
  readonly description: string;
  readonly ports: readonly { readonly start: number; readonly end: number }[];
  readonly transports: readonly Transport[];
  /** What the community says of it; null where nobody has said anything. */
  readonly profile: Pick<ServiceProfile, 'plainName' | 'what' | 'aliases' | 'local'> | null;
}

/** What the page of services was asked for: those under a letter, or with a text in a name; else those with a profile. */
export const servicesQuery = z.object({
  letter: z.string().toLowerCase().pipe(z.enum(INITIALS)).optional(),
  name: lineText(60, 1).optional(),
  /** From 1. */
  page: wholeNumber(1, 1_000).default(1),
});

import { z } from 'zod';
import type { OfficialUse } from '@/lib/services/programs';
import { lineText } from '@/lib/platform/text';
import {
  commonnessSchema,
  slugFor,
  softwareSlugSchema,
  taglineViewShape,
} from '@/lib/software/types';
import { listQuery, wholeNumber } from '@/lib/platform/list-query';
import { MAX_PORT, portStatusSchema, rangeNameSchema, transportSchema } from '@/lib/ports/types';
import { gradeSchema, reportViewSchema } from '@/lib/reports/types';

const statusOnTransport = z.object({ status: portStatusSchema });

/** A port in a list. */
export const portListItemSchema = z.object({
  port: z.number().int().min(0).max(MAX_PORT),
  range: rangeNameSchema,
  status: portStatusSchema,
  transports: z.object({
    tcp: statusOnTransport,
    udp: statusOnTransport,
    sctp: statusOnTransport,
    dccp: statusOnTransport,
  }),
  /** Official names, aliases left out, those on TCP first. */
  names: z.array(z.string()),
  /** Software reported on the port, in reading order; refuted reports only where that grade is asked for. */
  practice: z.array(z.object({ slug: z.string(), name: z.string(), grade: gradeSchema })),
});
export type PortListItem = z.infer<typeof portListItemSchema>;

/**
 * What a port must have to be in the list: an official name or a reported use (`anything`), a reported use, an
 * official name, or nothing. A range so wide that it says little of any one port is no use of its ports here.
 */
export const PORT_HAS = ['anything', 'use', 'name', 'all'] as const;

/** Longest part of a name that is looked for, in characters. */
const MAX_NAME = 60;

/** `GET /ports`: `status` is the port's, or with `transport` that transport's. All that is given must be so. */
export const portListQuery = listQuery.extend({
  from: wholeNumber(0, MAX_PORT).default(0),
  to: wholeNumber(0, MAX_PORT).default(MAX_PORT),
  has: z.enum(PORT_HAS).default('all'),
  status: portStatusSchema.optional(),
  transport: transportSchema.optional(),
  /** Grade of a report on the port. */
  grade: gradeSchema.optional(),
  /** A part of the name of a service or of software on the port. */
  name: lineText(MAX_NAME, 1).optional(),
  /** Slug of software that is reported on the port. */
  software: softwareSlugSchema.optional(),
  cursor: wholeNumber(0, MAX_PORT).optional(),
});
export type PortListQuery = z.output<typeof portListQuery>;

/** Neighbouring ports about which everything is the same, as the list of ports shows them. */
export interface PortSegment {
  readonly start: number;
  readonly end: number;
  /** What is so of each of them; its `port` is the first. */
  readonly item: PortListItem;
}

/** Rows on one page of the list. */
export const PAGE_ROWS = 100;

export interface AskedPorts {
  readonly query: PortListQuery;
  /** Names of what was asked for and cannot be read; the list is shown without it. */
  readonly ignored: readonly string[];
}

type Asked = Readonly<Record<string, string | readonly string[] | undefined>>;

const ASKED_NAMES = [
  ...(['from', 'to', 'has', 'status', 'transport', 'grade', 'name', 'software'] as const),
  'cursor',
] as const;

/**
 * What a page of the list shows for a query string. Pages are kinder than the API: an empty field
 * of the form says nothing, a bad value is left out and named, bounds in the wrong order are turned,
 * software may be written by its name. Who asks for nothing else sees the ports that have something to see;
 * who asks for a status sees all ports that have it.
 */
export function askedPorts(asked: Asked): AskedPorts {
  const given: Record<string, string> = { limit: String(PAGE_ROWS) };
  const ignored: string[] = [];
  for (const name of ASKED_NAMES) {
    const value = asked[name];
    const text = (typeof value === 'string' ? value : (value?.[0] ?? '')).trim();
    if (text === '') continue;
    const said = name === 'software' ? slugFor(text) : text;
    if (portListQuery.shape[name].safeParse(said).success) given[name] = said;
    else ignored.push(name);
  }
  given.has ??= given.status === undefined ? 'anything' : 'all';
  const query = portListQuery.parse(given);
  const turned = query.from > query.to ? { ...query, from: query.to, to: query.from } : query;
  return { query: turned, ignored };
}

/** An entry as the API shows it, with everything reported of it. */
export const softwareSchema = z.object({
  slug: z.string(),
  name: z.string(),
  /** Two to six English words, which may be empty, and the same in other languages. */
  ...taglineViewShape,
  homepage: z.string().nullable(),
  /** Hosts on which a link counts as the vendor's own. */
  domains: z.array(z.string()),
  /** `host/path` prefixes that are the vendor's own. */
  repositories: z.array(z.string()),
  aliases: z.array(z.string()),
  /** How common it is in its field; reports of a port are ordered by it after their grade. */
  commonness: commonnessSchema,
  /** Official services that it implements, by port: what IANA assigned, named by the services' profiles. */
  official: z.array(
    z.object({
      serviceName: z.string(),
      plainName: z.string(),
      ports: z.array(z.number().int().min(0).max(MAX_PORT)),
      transports: z.array(transportSchema),
    }),
  ),
  /** By port; refuted reports are among them and say so. */
  ports: z.array(reportViewSchema),
  revision: z.number().int(),
  updatedAt: z.string(),
});
/** As its page shows it. */
export interface SoftwareView extends z.infer<typeof softwareSchema> {
  readonly officialUses: readonly OfficialUse[];
}

/** An entry in the index. */
export interface IndexedSoftware {
  readonly slug: string;
  readonly name: string;
  readonly tagline: string;
  readonly commonness: z.infer<typeof commonnessSchema>;
  readonly taglines: SoftwareView['taglines'];
  /** Of the official services that it implements. */
  readonly official: readonly { readonly start: number; readonly end: number }[];
  /** Reported. */
  readonly ports: readonly { readonly start: number; readonly end: number }[];
}

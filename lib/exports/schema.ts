import { z } from 'zod';
import { portStatusSchema } from '@/lib/ports/types';
import { gradeSchema, roleSchema } from '@/lib/reports/types';

export const EXPORT_NAMES = ['ports.json', 'ports.csv', 'services', 'reports.jsonl'] as const;
export type ExportName = (typeof EXPORT_NAMES)[number];

export const EXPORT_TYPES: Readonly<Record<ExportName, string>> = {
  'ports.json': 'application/json; charset=utf-8',
  'ports.csv': 'text/csv; charset=utf-8; header=present',
  services: 'text/plain; charset=utf-8',
  'reports.jsonl': 'application/x-ndjson; charset=utf-8',
};

const status = portStatusSchema;

/** A port in `ports.json`. */
export const exportedPortSchema = z.object({
  port: z.number().int(),
  official: z.object({
    status,
    names: z.array(z.string()),
    transports: z.object({ tcp: status, udp: status, sctp: status, dccp: status }),
  }),
  inPractice: z.array(z.object({ role: roleSchema, grade: gradeSchema, software: z.string() })),
  page: z.string(),
});

const INCLUDED = ['confirmed', 'supported'] as const;

/** The query string of `GET /exports/{name}`. */
export const exportQuery = z.object({
  /** Adds confirmed reports to `services`, or those from supported up. */
  include: z.enum(INCLUDED).optional(),
  /** `1`: nothing beyond ASCII. */
  ascii: z.enum(['0', '1']).optional(),
});

export const exportWishSchema = z.object({
  name: z.enum(EXPORT_NAMES),
  include: z.enum(INCLUDED).nullable(),
  ascii: z.boolean(),
});

/** One export as it is asked for. */
export type ExportWish = Readonly<z.output<typeof exportWishSchema>>;

/** The wish of a query; what a data set knows nothing of is no part of it. */
export function exportWish(name: ExportName, query: z.output<typeof exportQuery>): ExportWish {
  const include = name === 'services' ? (query.include ?? null) : null;
  return { name, include, ascii: query.ascii === '1' };
}

import { z } from 'zod';
import { listQuery, wholeNumber } from '@/lib/platform/list-query';
import { MAX_PORT, portStatusSchema, rangeNameSchema, transportSchema } from '@/lib/ports/types';
import { gradeSchema } from '@/lib/reports/types';

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
  /** Software reported on the port, best grade first; refuted reports are left out. */
  practice: z.array(z.object({ slug: z.string(), name: z.string(), grade: gradeSchema })),
});
export type PortListItem = z.infer<typeof portListItemSchema>;

/** `GET /ports`: `status` is the port's, or with `transport` that transport's. */
export const portListQuery = listQuery.extend({
  from: wholeNumber(0, MAX_PORT).default(0),
  to: wholeNumber(0, MAX_PORT).default(MAX_PORT),
  status: portStatusSchema.optional(),
  transport: transportSchema.optional(),
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

import { z } from 'zod';
import { withCode } from '@/lib/platform/error-codes';
import { listQuery, wholeNumber } from '@/lib/platform/list-query';
import { lineText, nameText, proseText, publicUrl } from '@/lib/platform/text';
import { reservedSchema } from '@/lib/ports/reserved';
import { MAX_PORT, transportSchema } from '@/lib/ports/types';
import { handleSchema } from '@/lib/auth/rules/handle';
import { countPorts, MOST_PORTS, MOST_RANGES, type PortSpan } from './rules';
import { COORDINATED, NAMESPACE_ROLES, NAMESPACE_STATES, RESERVATION_EVENTS } from './types';

/** Bounds of texts, in characters. */
export const NAMESPACE_BOUNDS = {
  slug: 40,
  name: 80,
  purpose: 200,
  url: 500,
  project: 80,
  reason: 2_000,
} as const;

/** Its name in addresses; `new` is the page that asks for one. */
export const namespaceSlugSchema = z
  .string()
  .max(NAMESPACE_BOUNDS.slug)
  .regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/)
  .refine((slug) => slug !== 'new', withCode('invalid'));

const coordinated = z.number().int().min(COORDINATED.start).max(COORDINATED.end);
const rangeSchema = z
  .strictObject({ portStart: coordinated, portEnd: coordinated })
  .refine(({ portStart, portEnd }) => portStart <= portEnd, {
    ...withCode('range_order'),
    path: ['portEnd'],
  });

function areApart(ranges: readonly PortSpan[]): boolean {
  const sorted = [...ranges].sort((a, b) => a.portStart - b.portStart);
  return sorted.every((range, at) => at === 0 || (sorted[at - 1]?.portEnd ?? 0) < range.portStart);
}

const reason = proseText(NAMESPACE_BOUNDS.reason, 1);

/** Body of `POST /namespaces`. */
export const namespaceBodySchema = z.strictObject({
  slug: namespaceSlugSchema,
  name: nameText(NAMESPACE_BOUNDS.name),
  /** What it coordinates, in a line. */
  purpose: lineText(NAMESPACE_BOUNDS.purpose),
  homepage: publicUrl(NAMESPACE_BOUNDS.url),
  /** A public page of the project that shows that the asker speaks for it. */
  proof: publicUrl(NAMESPACE_BOUNDS.url),
  /** Ranges that do not overlap. */
  ranges: z
    .array(rangeSchema)
    .min(1)
    .max(MOST_RANGES)
    .refine(areApart, withCode('not_ports'))
    .refine((ranges) => countPorts(ranges) <= MOST_PORTS, {
      error: `must not have more than ${MOST_PORTS} ports in all`,
      params: { code: 'too_many_ports', maximum: MOST_PORTS },
    }),
  note: reason,
});
export type NamespaceBody = z.output<typeof namespaceBodySchema>;

/** Body of `POST /namespaces/{slug}/decide`. */
export const decideNamespaceBodySchema = z.strictObject({
  verdict: z.enum(['accept', 'refuse']),
  reason,
  /** When what was looked at was asked: after it was refused, others may ask for the same address. */
  askedAt: z.iso.datetime().optional(),
});
export type NamespaceDecision = z.output<typeof decideNamespaceBodySchema>;

/** Body of what needs nothing but a reason. */
export const namespaceReasonSchema = z.strictObject({ reason });

/** Body of `POST /namespaces/{slug}/members`; `none` takes the role away. */
export const memberBodySchema = z.strictObject({
  handle: handleSchema,
  role: z.enum([...NAMESPACE_ROLES, 'none']),
  reason,
});
export type MemberBody = z.output<typeof memberBodySchema>;

/** Body of `POST /namespaces/{slug}/reservations`. */
export const reservationBodySchema = z.strictObject({
  port: coordinated,
  transports: z
    .array(transportSchema)
    .min(1)
    .max(4)
    .refine((all) => new Set(all).size === all.length, withCode('invalid')),
  /** The program that is to use it. */
  project: nameText(NAMESPACE_BOUNDS.project),
  /** Where it is made. */
  url: publicUrl(NAMESPACE_BOUNDS.url).optional(),
  reason,
  /** Reserves although an assignment, a report or another namespace holds the port. */
  despite: z.boolean().default(false),
});
export type ReservationBody = z.output<typeof reservationBodySchema>;

/** What else holds a reserved port on one of its transports. */
export const conflictSchema = z.object({
  type: z.enum(['assignment', 'report', 'reservation']),
  /** The service, the software, or the namespace and its project. */
  name: z.string(),
  /** The number of the report or the reservation. */
  id: z.number().int().nullable(),
  transports: z.array(transportSchema),
});
export type Conflict = z.infer<typeof conflictSchema>;

/** A reservation with all that became of it. */
export const reservationSchema = reservedSchema.extend({
  by: z.string().nullable(),
  /** Whether it lasts. */
  lasting: z.boolean(),
  events: z.array(
    z.object({
      kind: z.enum(RESERVATION_EVENTS),
      at: z.string(),
      /** Handle; null where its time had come. */
      by: z.string().nullable(),
      reason: z.string(),
    }),
  ),
  /** What else holds the port now; empty of one that ended. */
  conflicts: z.array(conflictSchema),
});
export type ReservationView = z.infer<typeof reservationSchema>;

const port = z.number().int().min(0).max(MAX_PORT);

/** A namespace as the list of them shows it. */
export const namespaceBriefSchema = z.object({
  slug: z.string(),
  name: z.string(),
  purpose: z.string(),
  homepage: z.string(),
  state: z.enum(NAMESPACE_STATES),
  ranges: z.array(z.object({ portStart: port, portEnd: port })),
  /** Reservations that last. */
  reserved: z.number().int(),
  askedAt: z.string(),
});
export type NamespaceBrief = z.infer<typeof namespaceBriefSchema>;

const decision = z.object({ at: z.string(), by: z.string().nullable(), reason: z.string() });

/** A namespace with its members. */
export const namespaceSchema = namespaceBriefSchema.extend({
  proof: z.string(),
  askedBy: z.string().nullable(),
  decided: decision.nullable(),
  closed: decision.nullable(),
  members: z.array(
    z.object({ handle: z.string(), role: z.enum(NAMESPACE_ROLES), since: z.string() }),
  ),
});
export type NamespaceView = z.infer<typeof namespaceSchema>;

/** `GET /namespaces`. */
export const namespaceListQuery = listQuery.extend({
  state: z.enum(NAMESPACE_STATES).default('active'),
});

/** `GET /reservations`, newest first; without `ended` those that last. */
export const reservationListQuery = listQuery.extend({
  port: wholeNumber(0, MAX_PORT).optional(),
  namespace: namespaceSlugSchema.optional(),
  ended: z.enum(['yes', 'no']).default('no'),
});
export type ReservationListQuery = z.output<typeof reservationListQuery>;

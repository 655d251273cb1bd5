import { z } from 'zod';
import { readSpans, type Span, spanOf } from '@/lib/pick/rules/spans';
import { INCLUDES, type PickAsk, REASON_CODES, REASON_KINDS } from '@/lib/pick/types';
import { withCode } from '@/lib/platform/error-codes';
import { wholeNumber } from '@/lib/platform/list-query';
import { lineText } from '@/lib/platform/text';
import { SYSTEMS } from '@/lib/ports/rules/facts';
import { MAX_PORT, RANGE_NAMES, RANGES, transportSchema } from '@/lib/ports/types';
import { gradeSchema } from '@/lib/reports/types';

/** Picks, ports of a run, and characters of texts. */
export const PICK_BOUNDS = { count: 50, run: 1_000, seed: 100, avoid: 4_000 } as const;
export const DEFAULT_COUNT = 5;

/** The name of a range, or two ports, `8000-9000`; null where it is neither. */
function rangeFrom(text: string): Span | null {
  const name = RANGE_NAMES.find((one) => one === text);
  return name === undefined ? spanOf(text) : RANGES[name];
}

/** `GET /pick`. Without a transport the port as a whole is meant; without a range all ports from 1. */
export const pickQuery = z.object({
  count: wholeNumber(1, PICK_BOUNDS.count).default(DEFAULT_COUNT),
  transport: transportSchema.optional(),
  /** `system`, `user`, `dynamic`, or two ports: `8000-9000`. */
  range: z
    .string()
    .refine((text) => rangeFrom(text) !== null, withCode('not_ports'))
    .optional(),
  near: wholeNumber(0, MAX_PORT).optional(),
  /** So many consecutive ports each. */
  run: wholeNumber(1, PICK_BOUNDS.run).default(1),
  /** A project's name, without regard to case: the same one gets the same ports. */
  seed: lineText(PICK_BOUNDS.seed, 1).optional(),
  /** Ports and ranges: `8080,9000-9100`. */
  avoid: z
    .string()
    .max(PICK_BOUNDS.avoid)
    .refine((text) => readSpans(text) !== null, withCode('not_ports'))
    .optional(),
  /** What may be let in although somebody holds it, with a warning. */
  include: z.enum(INCLUDES).optional(),
});
export type PickQuery = z.output<typeof pickQuery>;

/** What the rule is asked. Port 0 is none that a program can be told to listen on. */
export function askOf(query: PickQuery): PickAsk {
  const range = query.range === undefined ? null : rangeFrom(query.range);
  return {
    count: query.count,
    transport: query.transport ?? null,
    range: { start: Math.max(1, range?.start ?? 1), end: range?.end ?? MAX_PORT },
    near: query.near ?? null,
    run: query.run,
    seed: query.seed ?? '',
    avoid: readSpans(query.avoid ?? '') ?? [],
    include: query.include ?? null,
  };
}

const port = z.number().int().min(0).max(MAX_PORT);

/** Why a port was chosen, or left out, in the manner of a field error. */
export const pickReasonSchema = z.object({
  code: z.enum(REASON_CODES),
  /** `good` to know; the `distance` from the wish; what counts `against` the port; a `warning`: somebody holds it. */
  kind: z.enum(REASON_KINDS),
  /** How much it counts against the pick. */
  penalty: z.number().int().min(0),
  params: z.object({
    transports: z.array(transportSchema).optional(),
    /** Official services. */
    names: z.array(z.string()).optional(),
    /** Systems that take the port for outgoing connections. */
    systems: z.array(z.enum(SYSTEMS)).optional(),
    software: z.object({ slug: z.string(), name: z.string() }).optional(),
    grade: gradeSchema.optional(),
    /** Of a reservation: the program it is for, and who coordinates it. */
    project: z.string().optional(),
    namespace: z.object({ slug: z.string(), name: z.string() }).optional(),
    portStart: port.optional(),
    portEnd: port.optional(),
    near: port.optional(),
    /** From the wish to the pick’s first port; negative below it. */
    distance: z.number().int().optional(),
  }),
  /** English, for people. */
  message: z.string(),
});

/** The answer of `GET /pick`. */
export const pickAnswerSchema = z.object({
  /** The best first: by `penalty`. */
  picks: z.array(
    z.object({
      port,
      /** The last port of the run; `port` itself where one port was asked for. */
      portEnd: port,
      penalty: z.number().int().min(0),
      reasons: z.array(pickReasonSchema),
    }),
  ),
  /** Bands that were to be avoided, then who holds ports near the wish or in a narrow range. At most 100. */
  avoided: z.array(
    z.object({ portStart: port, portEnd: port, reasons: z.array(pickReasonSchema) }),
  ),
  /** Ports of the range: free ones, and those left out, each counted once. */
  left: z.object({
    free: z.number().int(),
    asked: z.number().int(),
    assigned: z.number().int(),
    reported: z.number().int(),
    /** Reserved by a project here. */
    reservation: z.number().int(),
  }),
  /** The longest stretch of free ports in the range. */
  longest: z.object({ portStart: port, portEnd: port }).nullable(),
});

import { z } from 'zod';
import { MAX_PORT, transportSchema } from '@/lib/ports/types';
import { roleSchema, settingViewSchema } from '@/lib/reports/types';
import { LONGEST_SET, MOST_CHOSEN, namesIn } from './rules/chosen';

const TOO_MANY = {
  error: `must hold at most ${MOST_CHOSEN} names`,
  params: { code: 'too_big', origin: 'array', maximum: MOST_CHOSEN },
};

/** `GET /collisions`. */
export const collisionsQuery = z.object({
  /** Names, slugs, aliases or container images, between commas. */
  software: z
    .string()
    .max(LONGEST_SET)
    .refine((text) => namesIn(text).length <= MOST_CHOSEN, TOO_MANY)
    .default(''),
});

const port = z.number().int().min(0).max(MAX_PORT);
const named = z.object({ slug: z.string(), name: z.string() });
/** How the software uses the ports; `official`: IANA assigned them to a service that it implements. */
const role = z.enum([...roleSchema.options, 'official']);

/** The answer of `GET /collisions`. */
export const collisionsAnswerSchema = z.object({
  /** The set, each piece of software once. */
  software: z.array(named),
  /** Names that mean no known software. */
  unknown: z.array(z.string()),
  /** By port. */
  meetings: z.array(
    z.object({
      portStart: port,
      portEnd: port,
      transports: z.array(transportSchema),
      software: z.array(named.extend({ role, sure: z.boolean() })),
      /** False where it takes a switch, or a wide range of which programs take some ports. */
      sure: z.boolean(),
    }),
  ),
  /** The smallest set of moves after which nothing surely meets, by port. */
  moves: z.array(
    z.object({
      software: named,
      portStart: port,
      portEnd: port,
      transports: z.array(transportSchema),
      role,
      /** The first of as many free ports. */
      to: port.nullable(),
      settings: z.array(
        settingViewSchema.extend({
          /** The example with the new port in it. */
          line: z.string().nullable(),
        }),
      ),
    }),
  ),
});
export type CollisionsAnswer = z.output<typeof collisionsAnswerSchema>;

import { z } from 'zod';
import { CHART_LAYERS, COLOURINGS } from '@/lib/chart/types';
import { releaseDateSchema } from '@/lib/iana/schema';
import { wholeNumber } from '@/lib/platform/list-query';

/** What `/api/v1/chart/{layer}` can be asked for. */
export const chartLayerParam = z.enum([...CHART_LAYERS, 'names']);

/** One value for each port from 0 to 65535, short enough to be drawn at once. */
export const chartLayerSchema = z.object({
  /** What the ports are coloured by. */
  by: z.enum(COLOURINGS),
  /** IANA's current release; of what a release changed, that one. Null before the first import. */
  release: releaseDateSchema.nullable(),
  /** What a port can be. The first is meant by the letter `A`, the second by `B`, and so on. */
  values: z.array(z.string()),
  /** For runs of ports from 0 on: the letter of their value, then how many they are where that is more than one. */
  runs: z.string(),
});
export type ChartLayerAnswer = z.infer<typeof chartLayerSchema>;

/** What ports are called. */
export const chartNamesSchema = z.object({
  release: releaseDateSchema.nullable(),
  /**
   * A line for each port, or neighbours of one name. Numbers are in base 36: how many ports without a name lie before
   * it, `+` how many more ports it has, `*` how much software is reported there. After a space the names, with tabs
   * between them: those of official services, then an empty one and those of software.
   */
  names: z.string(),
});
export type ChartNamesAnswer = z.infer<typeof chartNamesSchema>;

/** What the page of the table is asked for. */
export const chartTableQuery = z.object({
  by: z.enum(COLOURINGS).default('overview'),
  date: releaseDateSchema.optional(),
  /** From 1. */
  page: wholeNumber(1, 10_000).default(1),
});

import { z } from 'zod';
import { readDb } from '@/lib/platform/db';
import { rows, sql } from '@/lib/platform/raw';
import { WIDEST_USE } from './rules/space';

const Known = z.object({ ports: z.array(z.int()) });

/** `WIDEST_USE` as a number in a statement and not as a parameter: the index of wide ranges is found by that. */
export const WIDEST = sql([String(WIDEST_USE)]);

/** Ports that search engines should know: with an official name, a report or an article; ascending. */
export async function listKnownPorts(): Promise<number[]> {
  // `port_use` has the ports of all active reports but those of wide ranges. As JSON: read ten times as fast as rows.
  const [found] = await rows(readDb(), Known)`
    SELECT coalesce(json_agg(port ORDER BY port), '[]') AS ports FROM (
      SELECT generate_series(port_start, port_end) AS port FROM registry_row
        WHERE last_release_id IS NULL AND service_name IS NOT NULL AND port_start IS NOT NULL
      UNION SELECT port FROM port_use
      UNION SELECT generate_series(port_start, port_end) FROM report
        WHERE state = 'active' AND port_end - port_start >= ${WIDEST}
      UNION SELECT port FROM article) known`;
  return found?.ports ?? [];
}

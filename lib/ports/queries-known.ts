import { z } from 'zod';
import { readDb } from '@/lib/platform/db';
import { rows } from '@/lib/platform/raw';

/** Ports that search engines should know: with an official name, a report or an article; ascending. */
export async function listKnownPorts(): Promise<number[]> {
  const found = await rows(readDb(), z.object({ port: z.int() }))`
    SELECT generate_series(port_start, port_end) AS port FROM registry_row
      WHERE last_release_id IS NULL AND service_name IS NOT NULL AND port_start IS NOT NULL
    UNION SELECT generate_series(port_start, port_end) FROM report WHERE state = 'active'
    UNION SELECT port FROM article
    ORDER BY port`;
  return found.map(({ port }) => port);
}

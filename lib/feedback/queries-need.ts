import { z } from 'zod';
import type { Locale } from '@/lib/i18n/locales';
import { db } from '@/lib/platform/db';
import { empty, rows, sql } from '@/lib/platform/raw';
import { FEEDBACK_PAGES, type FeedbackPage } from './schema';

const Needy = z.object({ page: z.enum(FEEDBACK_PAGES), key: z.string(), total: z.int() });

/**
 * The pages most in need first, by what readers said since then and nobody has answered (a sad reader counts twice), at
 * most so many; and how many need anything. Readers have said something of tens of thousands: they are counted here.
 */
export async function findNeediest(
  since: Date,
  locale: Locale | undefined,
  most: number,
): Promise<{ readonly pages: readonly FeedbackPage[]; readonly count: number }> {
  const found = await rows(db(), Needy)`
    SELECT page, key, count(*) OVER ()::int AS total FROM (
      SELECT page, key, 2 * count(*) FILTER (WHERE mood = 'sad') + count(*) FILTER (WHERE mood = 'unsure') AS need
      FROM feedback WHERE created_at >= ${since} AND answer_id IS NULL AND mood <> 'happy'
        ${locale === undefined ? empty : sql`AND locale = ${locale}`} GROUP BY page, key) said
    WHERE need > 0 ORDER BY need DESC, key COLLATE "C", page LIMIT ${most}`;
  return { pages: found.map(({ page, key }) => ({ page, key })), count: found[0]?.total ?? 0 };
}

import { z } from 'zod';
import type { Locale } from '@/lib/i18n/locales';
import { DAY } from '@/lib/platform/clock';
import { db } from '@/lib/platform/db';
import { type Sql, rows, sql } from '@/lib/platform/raw';
import { COUNTED_DAYS } from './queries';
import { FEEDBACK_PAGES } from './schema';

const MOST_SHOWN = 30;
/** Ports on which so many uses are reported need an article without anybody asking for one. */
const CROWDED = 2;
/** Reports of more ports than this say nothing about any one of them. */
const WIDEST = 16;

const ReadPage = z.object({
  page: z.enum(FEEDBACK_PAGES),
  key: z.string(),
  /** The software's or the service's name; null for a port. */
  name: z.string().nullable(),
  sad: z.int(),
  unsure: z.int(),
});
const WantedPort = z.object({ port: z.int(), reports: z.int(), readers: z.int() });
const WantedTranslation = z.object({
  ...{ port: z.int(), title: z.string(), reports: z.int(), readers: z.int() },
  /** Whether there is one that the original has left behind; else there is none. */
  behind: z.boolean(),
});
const Counted = z.object({ count: z.int() });

export type WantedPage = z.infer<typeof ReadPage>;
export type WantedPort = z.infer<typeof WantedPort>;
export type WantedTranslation = z.infer<typeof WantedTranslation>;

/** What readers were not helped by and nobody has answered, counted by page. */
const unhappy = (since: Date): Sql => sql`
  SELECT page, key, count(*) FILTER (WHERE mood = 'sad')::int AS sad,
    count(*) FILTER (WHERE mood = 'unsure')::int AS unsure
  FROM feedback WHERE created_at >= ${since} AND mood <> 'happy' AND answer_id IS NULL GROUP BY page, key`;

/** How many uses are reported on each port. */
const CROWDS: Sql = sql`
  SELECT port, sum(uses)::int AS reports FROM (
    SELECT port_start, port_end, count(*) AS uses FROM report
    WHERE state = 'active' AND grade <> 'refuted' AND port_end - port_start < ${WIDEST} GROUP BY port_start, port_end) r
  CROSS JOIN LATERAL generate_series(r.port_start, r.port_end) AS port GROUP BY port`;

/**
 * What this encyclopaedia lacks most, for whoever looks for something to do: pages that did not help their readers,
 * ports with much to tell and no article, and what is not there in `language`.
 */
export async function findWanted(language: Locale, now: Date) {
  const since = new Date(now.getTime() - COUNTED_DAYS * DAY);
  const [pages, ports, translations, missing] = await Promise.all([
    rows(db(), ReadPage)`
      SELECT f.page, f.key, f.sad, f.unsure, coalesce(s.name, p.service_name::text) AS name
      FROM (${unhappy(since)}) f
      LEFT JOIN software s ON f.page = 'software' AND s.slug = f.key AND s.state = 'active'
      LEFT JOIN LATERAL (SELECT service_name FROM registry_row
        WHERE f.page = 'service' AND lower(service_name) = f.key AND last_release_id IS NULL LIMIT 1) p ON true
      WHERE f.page <> 'software' OR s.id IS NOT NULL
      ORDER BY 2 * f.sad + f.unsure DESC, f.page, f.key LIMIT ${MOST_SHOWN}`,
    rows(db(), WantedPort)`
      SELECT coalesce(c.port, f.port) AS port, coalesce(c.reports, 0) AS reports, coalesce(f.readers, 0) AS readers
      FROM (${CROWDS}) c
      FULL JOIN (SELECT key::int AS port, sad + unsure AS readers, 2 * sad + unsure AS need
        FROM (${unhappy(since)}) u WHERE page = 'port') f ON f.port = c.port
      WHERE (c.reports >= ${CROWDED} OR f.need > 0) AND NOT EXISTS (SELECT FROM article a
        WHERE a.port = coalesce(c.port, f.port) AND a.locale = 'en' AND a.state = 'active')
      ORDER BY coalesce(c.reports, 0) + coalesce(f.need, 0) DESC, port LIMIT ${MOST_SHOWN}`,
    rows(db(), WantedTranslation)`
      SELECT a.port, a.title, t.id IS NOT NULL AS behind, coalesce(c.reports, 0) AS reports,
        coalesce(f.readers, 0) AS readers
      FROM article a
      LEFT JOIN article t ON t.port = a.port AND t.locale = ${language} AND t.state = 'active'
      LEFT JOIN (${CROWDS}) c ON c.port = a.port
      LEFT JOIN (SELECT key::int AS port, count(*)::int AS readers FROM feedback
        WHERE page = 'port' AND mood <> 'happy' AND answer_id IS NULL AND locale = ${language}
          AND created_at >= ${since} GROUP BY key) f ON f.port = a.port
      WHERE ${lacks(language)}
      ORDER BY coalesce(f.readers, 0) DESC, coalesce(c.reports, 0) DESC, a.port LIMIT ${MOST_SHOWN}`,
    rows(db(), Counted)`
      SELECT count(*)::int AS count FROM article a
      LEFT JOIN article t ON t.port = a.port AND t.locale = ${language} AND t.state = 'active'
      WHERE ${lacks(language)}`,
  ]);
  return { pages, ports, translations, missing: missing[0]?.count ?? 0 };
}

/** Of English articles `a` with their translations `t`: nobody wrote one, or it follows an earlier revision. */
const lacks = (language: Locale): Sql => sql`
  a.locale = 'en' AND a.state = 'active' AND ${language}::text <> 'en'
  AND (t.id IS NULL OR (t.translated_from = 'en' AND t.translated_revision < a.revision))`;

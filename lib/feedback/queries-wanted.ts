import { z } from 'zod';
import type { Locale } from '@/lib/i18n/locales';
import { DAY } from '@/lib/platform/clock';
import { db } from '@/lib/platform/db';
import { type Sql, rows, sql } from '@/lib/platform/raw';
import { COUNTED_DAYS, FEEDBACK_PAGES } from './schema';

const MOST_SHOWN = 30;
/** Ports on which so many uses are reported need an article without anybody asking for one. */
const CROWDED = 2;

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

/** How much is reported on one port. OFFSET: of few ports, looked up one by one. */
const usesOn = (port: Sql): Sql =>
  sql`LATERAL (SELECT uses FROM port_use WHERE port = ${port} OFFSET 0)`;

/** There is no English article on the port. */
const withoutArticle = (port: Sql): Sql => sql`NOT EXISTS (SELECT FROM article a
  WHERE a.port = ${port} AND a.locale = 'en' AND a.state = 'active')`;

/**
 * What this encyclopaedia lacks most, for whoever looks for something to do: pages that did not help their readers,
 * ports with much to tell and no article, and what is not there in `language`. A port that nobody asked for is among
 * those that are wanted most only where it is among those of which most is reported.
 */
export async function findWanted(language: Locale, now: Date) {
  const since = new Date(now.getTime() - COUNTED_DAYS * DAY);
  const [pages, ports, translations, missing] = await Promise.all([
    rows(db(), ReadPage)`
      SELECT f.page, f.key, f.sad, f.unsure, coalesce(s.name, p.service_name::text) AS name
      FROM (${unhappy(since)}) f
      LEFT JOIN LATERAL (SELECT id, name FROM software
        WHERE f.page = 'software' AND slug = f.key AND state = 'active' OFFSET 0) s ON true
      LEFT JOIN LATERAL (SELECT service_name FROM registry_row
        WHERE f.page = 'service' AND lower(service_name) = f.key AND last_release_id IS NULL LIMIT 1) p ON true
      WHERE f.page <> 'software' OR s.id IS NOT NULL
      ORDER BY 2 * f.sad + f.unsure DESC, f.page, f.key LIMIT ${MOST_SHOWN}`,
    rows(db(), WantedPort)`
      WITH f AS MATERIALIZED (SELECT key::int AS port, sad + unsure AS readers, 2 * sad + unsure AS need
        FROM (${unhappy(since)}) u WHERE page = 'port')
      SELECT w.port, coalesce(c.uses, 0) AS reports, coalesce(f.readers, 0) AS readers
      FROM (
        (SELECT port FROM port_use c WHERE uses >= ${CROWDED} AND ${withoutArticle(sql`c.port`)}
          ORDER BY uses DESC, port LIMIT ${MOST_SHOWN})
        UNION SELECT port FROM f WHERE ${withoutArticle(sql`f.port`)}) w
      LEFT JOIN ${usesOn(sql`w.port`)} c ON true LEFT JOIN f ON f.port = w.port
      ORDER BY coalesce(c.uses, 0) + coalesce(f.need, 0) DESC, port LIMIT ${MOST_SHOWN}`,
    rows(db(), WantedTranslation)`
      SELECT a.port, a.title, t.id IS NOT NULL AS behind, coalesce(c.uses, 0) AS reports,
        coalesce(f.readers, 0) AS readers
      FROM article a
      LEFT JOIN article t ON t.port = a.port AND t.locale = ${language} AND t.state = 'active'
      LEFT JOIN ${usesOn(sql`a.port`)} c ON true
      LEFT JOIN (SELECT key::int AS port, count(*)::int AS readers FROM feedback
        WHERE page = 'port' AND mood <> 'happy' AND answer_id IS NULL AND locale = ${language}
          AND created_at >= ${since} GROUP BY key) f ON f.port = a.port
      WHERE ${lacks(language)}
      ORDER BY coalesce(f.readers, 0) DESC, coalesce(c.uses, 0) DESC, a.port LIMIT ${MOST_SHOWN}`,
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

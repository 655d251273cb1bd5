import { compact } from '@/lib/search/rules/fold';
import type { ParsedQuery } from '@/lib/search/rules/parse-query';
import {
  ENOUGH_MATCHES,
  MAX_SIMILAR_LENGTH,
  MIN_PART_LENGTH,
  MIN_SIMILAR_LENGTH,
  MIN_WORD_LENGTH,
  MOST_CANDIDATES,
  PORTS_OF_A_RANGE,
  PREFIX_NEARNESS,
  SCORES,
  SIMILAR_FROM,
  SIMILAR_NEARNESS,
  SIMILAR_TO_NEAREST,
  USES_OF_A_PORT,
  WEIGHT_SHARE,
} from '@/lib/search/scores';
import { NAME_EDGE } from '@/lib/search/entry';
import type { SearchKind } from '@/lib/search/types';

/** Grades good enough to be said of a port, the best first. */
const SAID_GRADES = `ARRAY['confirmed', 'supported', 'now-official']`;
const OF_KIND = `($11::text IS NULL OR e.kind = $11)`;
const PORTS_WANTED = `($11::text IS NULL OR $11 = 'port')`;

/** Names: the whole text, a beginning, a part. */
const NAMED = `
  SELECT e.id, CASE
      WHEN e.terms && $5 THEN
        CASE WHEN regexp_replace(e.terms[1], '[^[:alnum:]]+', '', 'g') = ANY ($5) THEN ${SCORES.title} ELSE ${SCORES.alias} END
      WHEN strpos(e.haystack, '${NAME_EDGE}' || $6) > 0 OR strpos(e.haystack, '${NAME_EDGE}' || $7) > 0
        THEN ${SCORES.prefix} + CASE WHEN starts_with(e.terms[1], $6)
          THEN ${PREFIX_NEARNESS} * length($6) / length(e.terms[1])::float8 ELSE 0 END
      ELSE ${SCORES.part}
    END AS score
  FROM search_entry e
  WHERE $6 <> '' AND ${OF_KIND} AND (e.terms && $5 OR e.haystack LIKE $8 OR e.haystack LIKE $9)
  ORDER BY score DESC, e.weight DESC LIMIT ${MOST_CANDIDATES}`;

const WORDED = `
  SELECT e.id, CASE
      WHEN e.words @@ $15::tsquery THEN ${SCORES.wordsOfName}
      WHEN e.words @@ $16::tsquery THEN ${SCORES.wordsOfAbout}
      ELSE ${SCORES.wordsOfText}
    END AS score
  FROM search_entry e
  WHERE numnode($10::tsquery) > 0 AND ${OF_KIND} AND e.words @@ $10::tsquery
  ORDER BY score DESC, e.weight DESC LIMIT ${MOST_CANDIDATES}`;

/**
 * The likeness that `%>` asks for is a setting. It is set in the same statement, for its transaction
 * only, and the text compared is made to depend on it, so that it is set before the index is read.
 */
const SIMILAR = `
  SELECT id, ${SCORES.similar} + ${SIMILAR_NEARNESS} * likeness AS score
  FROM (
    SELECT *, max(likeness) OVER () AS nearest FROM (
      SELECT e.id, (word_similarity($6, e.haystack) + (SELECT max(similarity(term, $6)) FROM unnest(e.terms) term)) / 2 AS likeness
      FROM (SELECT set_config('pg_trgm.word_similarity_threshold', '${SIMILAR_FROM}', true) OFFSET 0) setting(threshold),
        search_entry e
      WHERE length($6) BETWEEN ${MIN_SIMILAR_LENGTH} AND ${MAX_SIMILAR_LENGTH} AND ${OF_KIND}
        AND NOT EXISTS (SELECT FROM named WHERE score >= ${SCORES.alias})
        AND (SELECT count(*) FROM named WHERE score >= ${SCORES.prefix}) + (SELECT count(*) FROM worded) < ${ENOUGH_MATCHES}
        AND e.haystack %> ($6 || left(threshold, 0))) alike) ranked
  WHERE likeness >= ${SIMILAR_TO_NEAREST} * nearest`;

const ON_PORT = `
  SELECT e.id, CASE WHEN $6 = '' THEN ${SCORES.onPort} ELSE ${SCORES.onPortBesideName} END AS score
  FROM search_entry e WHERE cardinality($1::int[]) > 0 AND ${OF_KIND} AND e.ports && $1
  UNION ALL
  (SELECT e.id, CASE WHEN $6 = '' THEN ${SCORES.onPort} ELSE ${SCORES.onPortBesideName} END
    FROM search_entry e WHERE cardinality($3::int[]) > 0 AND ${OF_KIND} AND EXISTS (
      SELECT FROM unnest($3::int[], $4::int[]) r(a, z)
      WHERE e.ports[1] <= r.z AND e.ports[cardinality(e.ports)] >= r.a
        AND (e.ports[1] >= r.a OR EXISTS (SELECT FROM unnest(e.ports) port WHERE port BETWEEN r.a AND r.z)))
    ORDER BY e.weight DESC, e.id LIMIT ${MOST_CANDIDATES})`;

/** Of the ports of a range, those about which there is something to say, and its first. */
const IN_RANGE = `
  SELECT DISTINCT port FROM (
    (SELECT greatest(run.start, r.a) AS port FROM port_run run
      WHERE run."end" >= r.a AND run.start <= r.z AND run.names <> '{}' ORDER BY run."end" LIMIT ${PORTS_OF_A_RANGE})
    UNION ALL
    (SELECT greatest(report.port_start, r.a) FROM report
      WHERE report.state = 'active' AND report.port_end >= r.a AND report.port_start <= r.z
      ORDER BY report.port_start LIMIT ${PORTS_OF_A_RANGE})
    UNION ALL SELECT r.a) found
  ORDER BY port LIMIT ${PORTS_OF_A_RANGE}`;

/** The ports asked for: each with its official names, what the first of them is, and its best uses. */
const NUMBERS = `
  SELECT a.port, a.score - 0.0001 * row_number() OVER (ORDER BY a.score DESC, a.place) AS score, a.match,
    run.status, run.names, official.about, practice.uses
  FROM (
    SELECT port, CASE WHEN $13::bool THEN ${SCORES.number} ELSE ${SCORES.numberBesideName} END AS score,
      'number' AS match, place
    FROM unnest($1::int[]) WITH ORDINALITY one(port, place) WHERE ${PORTS_WANTED}
    UNION ALL
    SELECT port, ${SCORES.numberInRange}, 'number', port
    FROM unnest($3::int[], $4::int[]) r(a, z), LATERAL (${IN_RANGE}) inside WHERE ${PORTS_WANTED}) a
  LEFT JOIN LATERAL (
    SELECT CASE $2 WHEN 'tcp' THEN r.tcp WHEN 'udp' THEN r.udp WHEN 'sctp' THEN r.sctp WHEN 'dccp' THEN r.dccp
        ELSE r.status END AS status, r.names
    FROM port_run r WHERE r."end" >= a.port ORDER BY r."end" LIMIT 1) run ON true
  LEFT JOIN LATERAL (
    SELECT row.description AS about FROM registry_row row
    WHERE row.last_release_id IS NULL AND lower(row.service_name) = lower(run.names[1])
      AND row.port_end >= a.port AND row.port_start <= a.port
    ORDER BY row.port_end - row.port_start, row.position LIMIT 1) official ON true
  LEFT JOIN LATERAL (
    SELECT jsonb_agg(jsonb_build_object('slug', slug, 'name', name) ORDER BY place, slug) AS uses
    FROM (
      SELECT s.slug, s.name, min(array_position(${SAID_GRADES}, r.grade) - r.standing) AS place
      FROM report r JOIN software s ON s.id = r.software_id
      WHERE r.state = 'active' AND r.port_end >= a.port AND r.port_start <= a.port AND r.grade = ANY (${SAID_GRADES})
      GROUP BY s.id ORDER BY place, s.slug LIMIT ${USES_OF_A_PORT}) best) practice ON true`;

/**
 * The one statement of search; `searchParameters` gives its parameters. A branch whose parameter is
 * empty is not run at all. Of an article's languages one is shown: the reader's, else the best match.
 */
export const SEARCH_SQL = `
WITH named AS MATERIALIZED (${NAMED}
), worded AS MATERIALIZED (${WORDED}
), scored AS (
  SELECT DISTINCT ON (id) id, score, match FROM (
    SELECT id, score, CASE WHEN score >= ${SCORES.alias} THEN 'name' WHEN score >= ${SCORES.prefix} THEN 'prefix' ELSE 'part' END AS match
    FROM named
    UNION ALL SELECT id, score, 'words' FROM worded
    UNION ALL SELECT id, score, 'similar' FROM (${SIMILAR}) resembling
    UNION ALL SELECT id, score, 'on-port' FROM (${ON_PORT}) there) hit
  ORDER BY id, score DESC
), placed AS (
  SELECT e.kind, e.key, e.title, e.about, e.ports, s.score + ${WEIGHT_SHARE} * e.weight AS score, s.match,
    CASE WHEN e.kind = 'article' THEN row_number() OVER (PARTITION BY e.kind, CASE WHEN e.kind = 'article' THEN e.ports END
      ORDER BY split_part(e.key, '/', 2) <> $12, s.score DESC, e.id) ELSE 1 END AS place
  FROM scored s JOIN search_entry e USING (id)
)
SELECT 'port' AS kind, port::text AS key, port::text AS title, coalesce(about, '') AS about, ARRAY[port] AS ports,
  score::float8 AS score, match, status, names, uses
FROM (${NUMBERS}) numbers
UNION ALL
SELECT kind, key, title, about, ports, score, match, NULL, NULL, NULL FROM placed WHERE place = 1
ORDER BY score DESC, title, key
LIMIT $14`;

/** The statement's parameters, in order. `locale` decides which of an article's languages is shown. */
export function searchParameters(
  query: ParsedQuery,
  options: { readonly kind: SearchKind | null; readonly locale: string; readonly limit: number },
): unknown[] {
  const { phrase } = query;
  const words = query.words.filter((word) => word.length >= MIN_WORD_LENGTH);
  // A phrase of signs only is its own spelling: an empty one would begin every name.
  const together = compact(phrase) === '' ? phrase : compact(phrase);
  return [
    query.ports,
    query.transport,
    query.ranges.map(({ start }) => start),
    query.ranges.map(({ end }) => end),
    query.names,
    phrase,
    together,
    phrase.length < MIN_PART_LENGTH ? beginningPattern(phrase) : `%${likeText(phrase)}%`,
    beginningPattern(together),
    wordsQuery(words, ''),
    options.kind,
    options.locale,
    query.portsAreSure,
    options.limit,
    wordsQuery(words, 'A'),
    wordsQuery(words, 'AB'),
  ];
}

/** What LIKE finds at the beginning of one of an entry's names. */
function beginningPattern(text: string): string {
  return `%${NAME_EDGE}${likeText(text)}%`;
}

/** Text that LIKE takes as it stands. */
function likeText(text: string): string {
  return text.replace(/[\\%_]/g, '\\$&');
}

/** All the words, each the beginning of one in texts of these weights, as a tsquery. Words hold letters and digits only. */
function wordsQuery(words: readonly string[], weights: string): string {
  return words.map((word) => `'${word}':*${weights}`).join(' & ');
}

import { type ParsedQuery, together } from '@/lib/search/rules/parse-query';
import {
  ENOUGH_MATCHES,
  LATER_WORD,
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
  USES_LOOKED_AT,
  USES_OF_A_PORT,
  WEIGHT_SHARE,
} from '@/lib/search/scores';
import { readingOrderSql } from '@/lib/reports/rules/order';
import { likeText, NAME_EDGE, PROGRAM_MARK } from '@/lib/search/entry';
import { slipsOf } from '@/lib/search/rules/slips';
import type { SearchKind } from '@/lib/search/types';

/** Grades good enough to be said of a port. */
const SAID_GRADES = `ARRAY['confirmed', 'supported', 'now-official']`;
const OF_KIND = `($11::text IS NULL OR e.kind = $11)`;
const PORTS_WANTED = `($11::text IS NULL OR $11 = 'port')`;

/** Names: the whole text, a beginning, a part. */
const NAMED = `
  SELECT e.id, CASE
      WHEN e.terms && $5 THEN
        CASE WHEN regexp_replace(e.terms[1], '[^[:alnum:]]+', '', 'g') = ANY ($5)
            THEN CASE WHEN e.kind = 'service' AND isempty(e.spans) THEN ${SCORES.portlessTitle} ELSE ${SCORES.title} END
          ELSE ${SCORES.alias} END
      WHEN e.terms && $17 THEN ${SCORES.program}
      WHEN strpos(e.haystack, '${NAME_EDGE}' || $6) > 0 OR strpos(e.haystack, '${NAME_EDGE}' || $7) > 0
        THEN ${SCORES.prefix} + CASE WHEN starts_with(e.terms[1], $6)
          THEN ${PREFIX_NEARNESS} * length($6) / length(e.terms[1])::float8 ELSE 0 END
      ELSE ${SCORES.part}
    END AS score
  FROM search_entry e
  WHERE $6 <> '' AND ${OF_KIND} AND (e.terms && $5 OR e.terms && $17 OR e.haystack LIKE $8 OR e.haystack LIKE $9)
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

/** Several words, of which one at least is a whole name: `rabbitmq management`, `plex firewall`. */
const WORD_NAMED = `
  SELECT e.id, max(${SCORES.nameOfWord} - ${LATER_WORD} * (place - 1)) AS score
  FROM unnest($18::text[]) WITH ORDINALITY one(word, place), search_entry e
  WHERE ${OF_KIND} AND e.terms && ARRAY[word]
    AND NOT EXISTS (SELECT FROM named WHERE score >= ${SCORES.prefix})
    AND NOT EXISTS (SELECT FROM worded WHERE score >= ${SCORES.wordsOfAbout})
  GROUP BY e.id ORDER BY score DESC LIMIT ${MOST_CANDIDATES}`;

/** Trigrams of a short name hardly survive a slip of the finger: `ngnix`, `reids`. */
const SLIPPED = `
  SELECT e.id, ${SCORES.slip} AS score FROM search_entry e
  WHERE ${OF_KIND} AND e.terms && $19 AND NOT EXISTS (SELECT FROM named WHERE score >= ${SCORES.program})
  ORDER BY e.weight DESC LIMIT ${MOST_CANDIDATES}`;

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
        AND NOT EXISTS (SELECT FROM named WHERE score >= ${SCORES.program})
        AND NOT EXISTS (SELECT FROM word_named)
        AND (SELECT count(*) FROM named WHERE score >= ${SCORES.prefix}) + (SELECT count(*) FROM worded) < ${ENOUGH_MATCHES}
        AND e.haystack %> ($6 || left(threshold, 0))) alike) ranked
  WHERE likeness >= ${SIMILAR_TO_NEAREST} * nearest`;

/** Of a port on which very many are found the best known; those whose wide range covers it are few. */
const ON_PORT = `
  SELECT first.entry_id AS id, CASE WHEN $6 = '' THEN ${SCORES.onPort} ELSE ${SCORES.onPortBesideName} END AS score
  FROM unnest($1::int[]) asked(port), LATERAL (
    SELECT p.entry_id FROM search_place p WHERE p.port = asked.port AND ($11::text IS NULL OR p.kind = $11)
    ORDER BY p.weight DESC, p.entry_id LIMIT ${MOST_CANDIDATES}) first
  UNION ALL
  SELECT e.id, CASE WHEN $6 = '' THEN ${SCORES.inWideRange} ELSE ${SCORES.onPortBesideName} END
  FROM unnest($1::int[]) asked(port), search_entry e WHERE ${OF_KIND} AND has_wide(e.spans) AND e.spans @> asked.port
  UNION ALL
  (SELECT e.id, CASE WHEN $6 = '' THEN ${SCORES.onPort} ELSE ${SCORES.onPortBesideName} END
    FROM unnest($3::int[], $4::int[]) r(a, z), search_entry e
    WHERE ${OF_KIND} AND e.spans && int4range(r.a, r.z, '[]')
    ORDER BY e.weight DESC, e.id LIMIT ${MOST_CANDIDATES})`;

/** An entry's spans as the answer has them: both ends included. */
const SPANS = `
  SELECT coalesce(jsonb_agg(jsonb_build_object('start', lower(span), 'end', upper(span) - 1) ORDER BY lower(span)), '[]')
  FROM unnest(spans) span`;

/**
 * Of the ports of a range, those about which there is something to say, and its first. Reports are found by their range:
 * `+ 0`, or the planner may walk all of them in the order of their ports.
 */
const IN_RANGE = `
  SELECT DISTINCT port FROM (
    (SELECT greatest(run.start, r.a) AS port FROM port_run run
      WHERE run."end" >= r.a AND run.start <= r.z AND run.names <> '{}' ORDER BY run."end" LIMIT ${PORTS_OF_A_RANGE})
    UNION ALL
    (SELECT greatest(report.port_start, r.a) FROM report
      WHERE report.state = 'active' AND int4range(report.port_start, report.port_end, '[]') && int4range(r.a, r.z, '[]')
      ORDER BY report.port_start + 0 LIMIT ${PORTS_OF_A_RANGE})
    UNION ALL SELECT r.a) found
  ORDER BY port LIMIT ${PORTS_OF_A_RANGE}`;

/** Those of the reports on a port that are read first: of its own an index gives them; those of several ports are few. */
const FIRST_USES = `
  SELECT u.* FROM (
    (SELECT o.* FROM report o WHERE o.state = 'active' AND o.port_end <= o.port_start AND o.port_start = a.port
      ORDER BY ${readingOrderSql('o')} LIMIT ${USES_LOOKED_AT})
    UNION ALL SELECT m.* FROM report m WHERE m.state = 'active' AND m.port_end > m.port_start
      AND int4range(m.port_start, m.port_end, '[]') @> a.port) u
  WHERE u.grade = ANY (${SAID_GRADES}) ORDER BY ${readingOrderSql('u')} LIMIT ${USES_LOOKED_AT}`;

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
      AND int4range(row.port_start, row.port_end, '[]') @> a.port AND row.port_start IS NOT NULL
    ORDER BY row.port_end - row.port_start, row.position LIMIT 1) official ON true
  LEFT JOIN LATERAL (
    SELECT jsonb_agg(jsonb_build_object('slug', slug, 'name', name) ORDER BY place) AS uses
    FROM (
      SELECT slug, name, min(nth) AS place FROM (
        SELECT s.slug, s.name, row_number() OVER (ORDER BY ${readingOrderSql('r')}) AS nth
        FROM (${FIRST_USES}) r JOIN software s ON s.id = r.software_id) ordered
      GROUP BY slug, name ORDER BY place LIMIT ${USES_OF_A_PORT}) best) practice ON true`;

/**
 * The one statement of search; `searchParameters` gives its parameters. A branch whose parameter is
 * empty is not run at all. Of an article's languages one is shown: the reader's, else the best match.
 */
export const SEARCH_SQL = `
WITH named AS MATERIALIZED (${NAMED}
), worded AS MATERIALIZED (${WORDED}
), word_named AS MATERIALIZED (${WORD_NAMED}
), scored AS (
  SELECT DISTINCT ON (id) id, score, match FROM (
    SELECT id, score, CASE WHEN score >= ${SCORES.program} THEN 'name' WHEN score >= ${SCORES.prefix} THEN 'prefix' ELSE 'part' END AS match
    FROM named
    UNION ALL SELECT id, score, 'words' FROM worded
    UNION ALL SELECT id, score, 'words' FROM word_named
    UNION ALL SELECT id, score, 'similar' FROM (${SLIPPED}) slipped
    UNION ALL SELECT id, score, 'similar' FROM (${SIMILAR}) resembling
    UNION ALL SELECT id, score, 'on-port' FROM (${ON_PORT}) there) hit
  ORDER BY id, score DESC
), placed AS (
  SELECT e.kind, e.key, e.title, e.about, e.spans, s.score + ${WEIGHT_SHARE} * e.weight AS score, s.match,
    CASE WHEN e.kind = 'article' THEN row_number() OVER (PARTITION BY e.kind, CASE WHEN e.kind = 'article' THEN e.spans END
      ORDER BY split_part(e.key, '/', 2) <> $12, s.score DESC, e.id) ELSE 1 END AS place
  -- OFFSET: few are found, however many the planner expects; each by its key.
  FROM scored s JOIN LATERAL (SELECT * FROM search_entry WHERE id = s.id OFFSET 0) e ON true
)
SELECT 'port' AS kind, port::text AS key, port::text AS title, coalesce(about, '') AS about, jsonb_build_array(jsonb_build_object('start', port, 'end', port)) AS spans,
  score::float8 AS score, match, status, names, uses
FROM (${NUMBERS}) numbers
UNION ALL
SELECT kind, key, title, about, (${SPANS}), score, match, NULL, NULL, NULL FROM placed WHERE place = 1
ORDER BY score DESC, title, key
LIMIT $14`;

/** The statement's parameters, in order. `locale` decides which of an article's languages is shown. */
export function searchParameters(
  query: ParsedQuery,
  options: { readonly kind: SearchKind | null; readonly locale: string; readonly limit: number },
): unknown[] {
  const { phrase } = query;
  const words = query.words.filter((word) => word.length >= MIN_WORD_LENGTH);
  return [
    query.ports,
    query.transport,
    query.ranges.map(({ start }) => start),
    query.ranges.map(({ end }) => end),
    query.names,
    phrase,
    together(phrase),
    phrase.length < MIN_PART_LENGTH ? beginningPattern(phrase) : `%${likeText(phrase)}%`,
    beginningPattern(together(phrase)),
    wordsQuery(words, ''),
    options.kind,
    options.locale,
    query.portsAreSure,
    options.limit,
    wordsQuery(words, 'A'),
    wordsQuery(words, 'AB'),
    query.names.map((name) => `${PROGRAM_MARK}${name}`),
    words.length > 1 ? words.filter((word) => word.length >= MIN_PART_LENGTH) : [],
    slipsOf(phrase),
  ];
}

/** What LIKE finds at the beginning of one of an entry's names. */
function beginningPattern(text: string): string {
  return `%${NAME_EDGE}${likeText(text)}%`;
}

/** All the words, each the beginning of one in texts of these weights, as a tsquery. Words hold letters and digits only. */
function wordsQuery(words: readonly string[], weights: string): string {
  return words.map((word) => `'${word}':*${weights}`).join(' & ');
}

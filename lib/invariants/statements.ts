/**
 * What must never be in the database, and the statement that finds it: each is to find nothing. What rules
 * of the code decide (grades, contents, states) is held against those rules in `queries.ts`.
 */
export const STATEMENTS = {
  'two ballots in force of one account on one report': `
    SELECT report_id, user_id FROM vote WHERE ended_at IS NULL GROUP BY report_id, user_id HAVING count(*) > 1`,
  'an edit that the log does not name once as proposed by its author': `
    SELECT e.id FROM edit e LEFT JOIN LATERAL (
      SELECT count(*) AS entries FROM log_entry l
      WHERE l.edit_id = e.id AND l.action = 'edit.proposed' AND l.actor_id = e.author_id AND l.reason = e.note) said ON true
    WHERE said.entries <> 1`,
  'an edit that says it is applied without one revision and one entry, or the other way round': `
    SELECT e.id FROM edit e CROSS JOIN LATERAL (
      SELECT (SELECT count(*) FROM log_entry l WHERE l.edit_id = e.id AND l.action = 'edit.applied') AS entries,
        (SELECT count(*) FROM revision v WHERE v.edit_id = e.id AND v.subject_type = e.subject_type
           AND v.subject_id = e.subject_id AND v.number = e.applied_revision) AS revisions) found
    WHERE found.entries <> (e.state = 'applied')::int OR found.revisions <> (e.state = 'applied')::int`,
  'a revision of an edit that is not applied': `
    SELECT v.id FROM revision v JOIN edit e ON e.id = v.edit_id WHERE e.state <> 'applied'`,
  'an edit that waits and is decided, or that waits without a deadline': `
    SELECT id FROM edit WHERE (state IN ('open', 'changes-requested', 'conflicted')) <> (decided_at IS NULL)
      OR (decided_at IS NULL) <> (due_at IS NOT NULL)`,
  'an edit whose version is not the number of acts on it': `
    SELECT e.id FROM edit e WHERE e.version <> (SELECT count(*) FROM log_entry l
      WHERE l.edit_id = e.id AND l.action LIKE 'edit.%' AND l.action <> 'edit.commented')`,
  'an edit that says it is undone where no revert of it stands, or the other way round': `
    SELECT e.id FROM edit e WHERE e.undone <> EXISTS (
      SELECT FROM edit r WHERE r.reverts_edit_id = e.id AND r.state = 'applied' AND NOT r.undone)`,
  'a review without its entry, or the other way round': `
    SELECT edit_id, person, reviews, entries
    FROM (SELECT edit_id, reviewer_id AS person, count(*) AS reviews FROM review GROUP BY 1, 2) given
    FULL JOIN (SELECT edit_id, actor_id AS person, count(*) AS entries FROM log_entry
               WHERE action IN ('edit.reviewed', 'edit.changes-requested') GROUP BY 1, 2) logged USING (edit_id, person)
    WHERE reviews IS DISTINCT FROM entries`,
  'a subject whose revisions have a gap or do not end with its own': `
    WITH kept AS (SELECT subject_type, subject_id, count(*) AS count, min(number) AS first, max(number) AS last
                  FROM revision GROUP BY 1, 2),
      present AS (SELECT 'report' AS subject_type, id AS subject_id, revision FROM report
        UNION ALL SELECT 'software', id, revision FROM software
        UNION ALL SELECT 'article', id, revision FROM article
        UNION ALL SELECT 'service', id, revision FROM service_profile)
    SELECT subject_type, subject_id FROM kept FULL JOIN present USING (subject_type, subject_id)
    WHERE (count, first, last) IS DISTINCT FROM (revision::bigint, 1, revision)`,
  'a grade that is not what the log last said': `
    SELECT r.id FROM report r LEFT JOIN LATERAL (
      SELECT l.data ->> 'after' AS grade FROM log_entry l
      WHERE l.subject_type = 'report' AND l.subject_id = r.id::text AND l.action = 'report.regraded'
      ORDER BY l.id DESC LIMIT 1) said ON true
    WHERE r.grade <> coalesce(said.grade, 'unverified')`,
  'a trial that is an edit, or an act on a trial': `
    SELECT t.id FROM trial t WHERE EXISTS (SELECT FROM edit e WHERE e.id = t.id)
      OR EXISTS (SELECT FROM log_entry l WHERE l.subject_type = 'edit' AND l.subject_id = t.id::text)`,
  'two active reports of the same use': `
    SELECT a.id, b.id AS other FROM report a JOIN report b ON b.software_id = a.software_id AND b.id > a.id
      AND b.state = 'active' AND b.transports && a.transports
      AND int4range(b.port_start, b.port_end, '[]') && int4range(a.port_start, a.port_end, '[]')
    WHERE a.state = 'active'`,
  'a report that is not where the reading order has it': `
    SELECT r.id FROM report r JOIN software s ON s.id = r.software_id
    WHERE (r.reading_rank, r.reading_name) IS DISTINCT FROM
      (reading_rank(r.port_end - r.port_start, r.grade, s.commonness, r.on_by_default), s.name_key)`,
  'a port of which something else is kept than is reported, or that is still to be looked at': `
    SELECT coalesce(kept.port, made.port) AS port FROM port_use kept FULL JOIN (
      SELECT port, array_agg(DISTINCT r.grade) AS grades,
        count(DISTINCT r.software_id) FILTER (WHERE r.grade <> 'refuted') AS uses,
        (array_agg(s.name ORDER BY r.reading_rank, r.reading_name, r.id) FILTER (WHERE r.grade <> 'refuted'))[1] AS name
      FROM report r JOIN software s ON s.id = r.software_id CROSS JOIN generate_series(r.port_start, r.port_end) AS port
      WHERE r.state = 'active' AND r.port_end - r.port_start < 100 GROUP BY port) made ON made.port = kept.port
    WHERE (ARRAY(SELECT unnest(kept.grades) ORDER BY 1), kept.uses, kept.name)
      IS DISTINCT FROM (made.grades, made.uses::int, made.name)
    UNION ALL SELECT port FROM port_use WHERE holders <> holders_of_port(port)
    UNION ALL SELECT port FROM port_use_due`,
  'evidence with the check of another line': `
    SELECT e.id FROM evidence e JOIN source_check c ON c.key = e.check_key
    WHERE (e.url, e.quote) IS DISTINCT FROM (c.url, c.quote)`,
  'software that the search does not find, or finds although it is gone': `
    SELECT s.slug, e.key FROM (SELECT slug FROM software WHERE state = 'active') s
    FULL JOIN (SELECT key FROM search_entry WHERE kind = 'software') e ON e.key = s.slug
    WHERE s.slug IS NULL OR e.key IS NULL`,
  'a port by which the search does not find an entry, or finds one that is not there': `
    SELECT coalesce(kept.entry_id, made.id) AS entry, coalesce(kept.port, made.port) AS port FROM search_place kept
    FULL JOIN (
      SELECT e.id, port, e.kind, e.weight FROM search_entry e, unnest(e.spans) span,
        generate_series(lower(span), upper(span) - 1) AS port WHERE upper(span) - lower(span) <= 100) made
      ON made.id = kept.entry_id AND made.port = kept.port
    WHERE (kept.kind, kept.weight) IS DISTINCT FROM (made.kind, made.weight)`,
  'a report on whose ports the search does not find its software': `
    SELECT r.id FROM report r JOIN software s ON s.id = r.software_id
    JOIN search_entry e ON e.kind = 'software' AND e.key = s.slug
    WHERE r.state = 'active' AND r.grade <> 'refuted'
      AND NOT e.spans @> int4range(r.port_start, r.port_end, '[]')`,
  'an open flag of something that is not there': `
    SELECT f.id FROM flag f WHERE f.state = 'open' AND (
      (f.subject_type = 'edit' AND NOT EXISTS (SELECT FROM edit e WHERE e.id::text = f.subject_id))
      OR (f.subject_type = 'report' AND NOT EXISTS (SELECT FROM report r WHERE r.id::text = f.subject_id))
      OR (f.subject_type = 'namespace' AND NOT EXISTS (SELECT FROM namespace n WHERE n.id::text = f.subject_id))
      OR (f.subject_type = 'reservation' AND NOT EXISTS (SELECT FROM reservation v WHERE v.id::text = f.subject_id)))`,
  'a flag without the entries that raised and closed it': `
    SELECT f.id FROM flag f LEFT JOIN (
      SELECT (data ->> 'flag')::int AS id, count(*) AS raised FROM log_entry WHERE action = 'flag.raised' GROUP BY 1) r USING (id)
    LEFT JOIN (
      SELECT subject_id::int AS id, count(*) AS closed FROM log_entry WHERE action = 'flag.closed' GROUP BY 1) c USING (id)
    WHERE coalesce(r.raised, 0) <> 1 OR coalesce(c.closed, 0) <> (f.state <> 'open')::int`,
  'two reservations of one namespace that last on one port and transport': `
    SELECT a.id, b.id AS other FROM reservation a JOIN reservation b ON b.namespace_id = a.namespace_id AND b.id > a.id
      AND b.port = a.port AND b.transports && a.transports
    WHERE NOT EXISTS (SELECT FROM reservation_event e WHERE e.reservation_id IN (a.id, b.id) AND e.kind <> 'renewed')`,
  'a reservation outside the ports of its namespace, or that lasts in one that is not active': `
    SELECT r.id FROM reservation r JOIN namespace n ON n.id = r.namespace_id
    WHERE NOT EXISTS (SELECT FROM namespace_range g WHERE g.namespace_id = n.id AND r.port BETWEEN g.port_start AND g.port_end)
      OR n.state NOT IN ('active', 'closed') OR (n.state = 'closed' AND NOT EXISTS (
        SELECT FROM reservation_event e WHERE e.reservation_id = r.id AND e.kind <> 'renewed'))`,
  'a reservation without the entries that made, renewed and ended it, or the other way round': `
    SELECT coalesce(r.id, l.id) AS id FROM (
      SELECT r.id, 1 AS made, count(e.id) FILTER (WHERE e.kind = 'renewed') AS renewed,
        count(e.id) FILTER (WHERE e.kind <> 'renewed') AS ended
      FROM reservation r LEFT JOIN reservation_event e ON e.reservation_id = r.id GROUP BY r.id) r
    FULL JOIN (
      SELECT (data ->> 'reservation')::int AS id, count(*) FILTER (WHERE action = 'reservation.made') AS made,
        count(*) FILTER (WHERE action = 'reservation.renewed') AS renewed,
        count(*) FILTER (WHERE action = 'reservation.ended') AS ended
      FROM log_entry WHERE action LIKE 'reservation.%' GROUP BY 1) l ON l.id = r.id
    WHERE (r.made, r.renewed, r.ended) IS DISTINCT FROM (l.made, l.renewed, l.ended)`,
  'an active namespace without an owner': `
    SELECT n.slug FROM namespace n WHERE n.state = 'active' AND NOT EXISTS (
      SELECT FROM namespace_member m WHERE m.namespace_id = n.id AND m.role = 'owner' AND m.ended_at IS NULL)`,
  'a kept answer that was never given, or of an edit that is not there': `
    SELECT a.key FROM idempotent_answer a
    WHERE a.status = 0 OR (a.status < 300 AND a.body #>> '{}' LIKE '{%' AND (a.body #>> '{}')::jsonb ? 'version'
      AND NOT EXISTS (SELECT FROM edit e WHERE e.id = ((a.body #>> '{}')::jsonb ->> 'id')::int))`,
  'an account that says it has a second factor and has no app, or the other way round': `
    SELECT u.id FROM "user" u LEFT JOIN authenticator a ON a.user_id = u.id AND a.since IS NOT NULL
    WHERE u.factor_since IS DISTINCT FROM a.since`,
} as const;

/** What must never be in the database, and the query that finds it: each is to find nothing. */
export const FAULTS: Readonly<Record<string, string>> = {
  'a tally that is not the count of ballots in force': `
    SELECT r.id FROM report r CROSS JOIN LATERAL (
      SELECT count(*) FILTER (WHERE value = 'confirm') AS confirm, count(*) FILTER (WHERE value = 'dispute') AS dispute
      FROM vote v WHERE v.report_id = r.id AND v.ended_at IS NULL AND v.epoch = r.vote_epoch) counted
    WHERE (r.confirm, r.dispute, r.established_confirm, r.established_dispute)
      <> (counted.confirm, counted.dispute, counted.confirm, counted.dispute)`,
  'two ballots in force of one account on one report': `
    SELECT report_id, user_id FROM vote WHERE ended_at IS NULL GROUP BY report_id, user_id HAVING count(*) > 1`,
  'an edit that the log does not name once as proposed by its author': `
    SELECT e.id FROM edit e WHERE 1 <> (SELECT count(*) FROM log_entry l
      WHERE l.edit_id = e.id AND l.action = 'edit.proposed' AND l.actor_id = e.author_id AND l.reason = e.note)`,
  'an edit that says it is applied without one revision and one entry, or the other way round': `
    SELECT e.id FROM edit e CROSS JOIN LATERAL (
      SELECT (SELECT count(*) FROM log_entry l WHERE l.edit_id = e.id AND l.action = 'edit.applied') AS entries,
        (SELECT count(*) FROM revision v WHERE v.edit_id = e.id AND v.subject_type = 'report'
           AND v.subject_id = e.subject_id AND v.number = e.applied_revision) AS revisions) found
    WHERE found.entries <> (e.state = 'applied')::int OR found.revisions <> (e.state = 'applied')::int`,
  'a revision of an edit that is not applied': `
    SELECT v.id FROM revision v JOIN edit e ON e.id = v.edit_id WHERE e.state <> 'applied'`,
  'a review without its entry, or the other way round': `
    SELECT edit_id, reviewer_id, reason FROM review
    FULL JOIN (SELECT edit_id, actor_id AS reviewer_id, reason, id AS entry FROM log_entry
               WHERE action = 'edit.reviewed') logged USING (edit_id, reviewer_id, reason)
    WHERE review.id IS NULL OR logged.entry IS NULL`,
  'a report whose revisions have a gap or do not end with its own': `
    SELECT r.id FROM report r CROSS JOIN LATERAL (
      SELECT count(*) AS count, min(number) AS first, max(number) AS last FROM revision v
      WHERE v.subject_type = 'report' AND v.subject_id = r.id) kept
    WHERE (kept.count, kept.first, kept.last) IS DISTINCT FROM (r.revision::bigint, 1, r.revision)`,
  'a report that does not say what its newest revision says': `
    SELECT r.id FROM report r JOIN software s ON s.id = r.software_id
    LEFT JOIN revision v ON v.subject_type = 'report' AND v.subject_id = r.id AND v.number = r.revision
    WHERE (v.content ->> 'summary', v.content ->> 'portStart', v.content ->> 'software', v.content ->> 'state',
        jsonb_array_length(v.content -> 'evidence')::bigint)
      IS DISTINCT FROM (r.summary, r.port_start::text, s.slug, r.state,
        (SELECT count(*) FROM evidence e WHERE e.report_id = r.id))`,
  'a grade that is not what the log last said': `
    SELECT r.id FROM report r WHERE r.grade IS DISTINCT FROM coalesce((SELECT l.data ->> 'after' FROM log_entry l
      WHERE l.action = 'report.regraded' AND l.subject_id = r.id::text ORDER BY l.id DESC LIMIT 1), 'unverified')`,
  'a kept answer that was never given, or of an edit that is not there': `
    SELECT a.key FROM idempotent_answer a
    WHERE a.status = 0 OR (a.status < 300 AND NOT EXISTS (SELECT FROM edit e WHERE e.id = (a.body ->> 'id')::int))`,
};

-- What a pick weighs of each port's uses stands beside what is reported there (decision 43): of each use that is not
-- refuted its grade, by its place in reading order, and the bits of its transports (1 TCP, 2 UDP, 4 SCTP, 8 DCCP), one
-- digit each, in reading order without votes. Of the uses of the very same ports the first twenty.
ALTER TABLE port_use ADD COLUMN holders TEXT NOT NULL DEFAULT '';

-- Uses of ranges so wide that they say nothing of one port.
CREATE INDEX report_wide ON report (port_start) WHERE state = 'active' AND port_end - port_start >= 100;

CREATE FUNCTION holders_of_port(one int) RETURNS text LANGUAGE sql STABLE AS $$
  SELECT coalesce(string_agg(
    array_position(ARRAY['now-official', 'confirmed', 'supported', 'disputed', 'unverified', 'historic'], u.grade)::text
      || to_hex(('tcp' = ANY (u.transports))::int + 2 * ('udp' = ANY (u.transports))::int
        + 4 * ('sctp' = ANY (u.transports))::int + 8 * ('dccp' = ANY (u.transports))::int),
    '' ORDER BY u.reading_rank, u.reading_name COLLATE "C", u.id), '')
  FROM (
    (SELECT r.id, r.grade, r.transports, r.reading_rank, r.reading_name FROM report r
      WHERE r.state = 'active' AND r.port_end <= r.port_start AND r.port_start = one AND r.grade <> 'refuted'
      ORDER BY r.reading_rank, r.reading_name COLLATE "C", r.id LIMIT 20)
    UNION ALL
    (SELECT m.id, m.grade, m.transports, m.reading_rank, m.reading_name FROM (
        SELECT r.*, row_number() OVER (PARTITION BY r.port_start, r.port_end
          ORDER BY r.reading_rank, r.reading_name COLLATE "C", r.id) AS place
        FROM report r WHERE r.state = 'active' AND r.port_end > r.port_start AND r.port_end - r.port_start < 100
          AND int4range(r.port_start, r.port_end, '[]') @> one AND r.grade <> 'refuted') m
      WHERE m.place <= 20)) u
$$;

CREATE OR REPLACE FUNCTION port_use_now(ports int[]) RETURNS SETOF port_use LANGUAGE sql STABLE AS $$
  SELECT p.port, g.grades, n.name, u.uses, holders_of_port(p.port) FROM unnest(ports) AS p(port)
  CROSS JOIN LATERAL (
    SELECT array_agg(grade ORDER BY rank) AS grades
    FROM (SELECT grade, min(reading_rank) AS rank FROM reports_of_port(p.port) GROUP BY grade) graded) g
  CROSS JOIN LATERAL (
    SELECT count(DISTINCT software_id)::int AS uses FROM reports_of_port(p.port) WHERE grade <> 'refuted') u
  LEFT JOIN LATERAL (
    SELECT s.name FROM reports_of_port(p.port) r JOIN software s ON s.id = r.software_id WHERE r.grade <> 'refuted'
    ORDER BY r.reading_rank, r.reading_name COLLATE "C", r.id LIMIT 1) n ON true
  WHERE g.grades IS NOT NULL
$$;

-- The transports of a use count now too.
DROP TRIGGER report_port_use ON report;
CREATE TRIGGER report_port_use AFTER UPDATE ON report FOR EACH ROW
  WHEN ((OLD.port_start, OLD.port_end, OLD.state, OLD.software_id, OLD.reading_rank, OLD.transports)
    IS DISTINCT FROM (NEW.port_start, NEW.port_end, NEW.state, NEW.software_id, NEW.reading_rank, NEW.transports))
  EXECUTE FUNCTION note_port_use();

-- Reports that are there. What earlier migrations have written is part of the same act.
ANALYZE report;
UPDATE port_use SET holders = holders_of_port(port);

-- What is reported of each port, in few words: what the chart, the picture of all ports and lists read, however many
-- reports there are. Only reports of at most a hundred ports say something of a port (lib/ports/rules/space.ts).
CREATE TABLE port_use (
  port INTEGER PRIMARY KEY CHECK (port BETWEEN 0 AND 65535),
  grades TEXT[] NOT NULL,
  name TEXT,
  uses INTEGER NOT NULL
);
-- Ports of which the act under way has changed something: empty whenever nothing is under way.
CREATE TABLE port_use_due (
  id BIGSERIAL PRIMARY KEY,
  port INTEGER NOT NULL
);

-- The uses of one port alone and, with them, what is counted.
DROP INDEX report_reading_voteless;
CREATE INDEX report_reading_voteless ON report (port_start, reading_rank, reading_name, id) INCLUDE (software_id, grade)
  WHERE state = 'active' AND port_end <= port_start;

-- The active reports that say something of a port.
CREATE FUNCTION reports_of_port(one int) RETURNS TABLE (grade text, software_id int, reading_rank int, reading_name text, id int)
LANGUAGE sql STABLE AS $$
  SELECT r.grade, r.software_id, r.reading_rank, r.reading_name, r.id FROM report r
  WHERE r.state = 'active' AND r.port_end <= r.port_start AND r.port_start = one
  UNION ALL SELECT r.grade, r.software_id, r.reading_rank, r.reading_name, r.id FROM report r
  WHERE r.state = 'active' AND r.port_end > r.port_start AND int4range(r.port_start, r.port_end, '[]') @> one
    AND r.port_end - r.port_start < 100
$$;

-- What is reported of these ports now: the grades, and the name of the software, in reading order without votes. A
-- refuted use names and counts nothing.
CREATE FUNCTION port_use_now(ports int[]) RETURNS SETOF port_use LANGUAGE sql STABLE AS $$
  SELECT p.port, g.grades, n.name, u.uses FROM unnest(ports) AS p(port)
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

CREATE FUNCTION note_port_use() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP <> 'INSERT' AND OLD.state = 'active' AND OLD.port_end - OLD.port_start < 100 THEN
    INSERT INTO port_use_due (port) SELECT generate_series(OLD.port_start, OLD.port_end);
  END IF;
  IF TG_OP <> 'DELETE' AND NEW.state = 'active' AND NEW.port_end - NEW.port_start < 100 THEN
    INSERT INTO port_use_due (port) SELECT generate_series(NEW.port_start, NEW.port_end);
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER report_port_use_new AFTER INSERT OR DELETE ON report FOR EACH ROW EXECUTE FUNCTION note_port_use();
-- `reading_rank` changes with the grade and all else that decides what is read first. Most votes change none of it.
CREATE TRIGGER report_port_use AFTER UPDATE ON report FOR EACH ROW
  WHEN ((OLD.port_start, OLD.port_end, OLD.state, OLD.software_id, OLD.reading_rank)
    IS DISTINCT FROM (NEW.port_start, NEW.port_end, NEW.state, NEW.software_id, NEW.reading_rank))
  EXECUTE FUNCTION note_port_use();

CREATE FUNCTION note_named_ports() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO port_use_due (port) SELECT DISTINCT generate_series(port_start, port_end) FROM report
  WHERE software_id = NEW.id AND state = 'active' AND port_end - port_start < 100;
  RETURN NULL;
END $$;
CREATE TRIGGER software_port_use AFTER UPDATE OF name ON software FOR EACH ROW
  WHEN (OLD.name IS DISTINCT FROM NEW.name) EXECUTE FUNCTION note_named_ports();

-- At the end of the act, when it holds all other locks it needs: acts on one port come one after another and each sees
-- what the one before it left. Nobody sees what is due to another: it is gone when that act has ended.
CREATE FUNCTION keep_port_use() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  ports int[];
BEGIN
  IF NOT EXISTS (SELECT FROM port_use_due WHERE id = NEW.id) THEN RETURN NULL; END IF;
  WITH gone AS (DELETE FROM port_use_due RETURNING port)
  SELECT array_agg(port ORDER BY port) INTO ports FROM (SELECT DISTINCT port FROM gone) due;
  -- Of many ports all: PostgreSQL has room for some thousand locks.
  IF cardinality(ports) > 64 THEN
    PERFORM pg_advisory_xact_lock(hashtext('port_use'), -1);
  ELSE
    PERFORM pg_advisory_xact_lock_shared(hashtext('port_use'), -1);
    PERFORM pg_advisory_xact_lock(hashtext('port_use'), port) FROM unnest(ports) AS p(port);
  END IF;
  DELETE FROM port_use WHERE port = ANY (ports);
  INSERT INTO port_use SELECT * FROM port_use_now(ports);
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER port_use_kept AFTER INSERT ON port_use_due DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION keep_port_use();

-- Reports that are there. What this migration has written above is part of the same act.
ANALYZE report;
INSERT INTO port_use SELECT * FROM port_use_now(ARRAY(SELECT generate_series(0, 65535)));

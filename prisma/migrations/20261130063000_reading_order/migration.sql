-- The reading order of reports (lib/reports/rules/order.ts) as columns of the report, so that an index gives the first
-- uses of a crowded port. The database keeps them: they change with the entry of the software too, whoever writes it.
ALTER TABLE report
  ADD COLUMN reading_rank INTEGER NOT NULL DEFAULT 0,
  ADD COLUMN reading_name TEXT COLLATE "C" NOT NULL DEFAULT '';

-- All that the order compares before the votes: wide, grade, how common, on by default, how many ports more than one.
CREATE FUNCTION reading_rank(ports_more int, grade text, commonness text, on_by_default boolean) RETURNS int
LANGUAGE sql IMMUTABLE AS $$
  SELECT ((CASE WHEN ports_more >= 100 THEN 8 ELSE 0 END
    + array_position(ARRAY['now-official', 'confirmed', 'supported', 'disputed', 'unverified', 'historic', 'refuted'], grade)) * 4
    + array_position(ARRAY['everyone', 'known', 'special'], commonness)) * 131072
    + CASE WHEN on_by_default THEN 0 ELSE 65536 END + ports_more
$$;

CREATE FUNCTION keep_reading_order() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  SELECT reading_rank(NEW.port_end - NEW.port_start, NEW.grade, s.commonness, NEW.on_by_default), s.name_key
    INTO NEW.reading_rank, NEW.reading_name FROM software s WHERE s.id = NEW.software_id;
  RETURN NEW;
END $$;
CREATE TRIGGER report_reading_order_new BEFORE INSERT ON report
  FOR EACH ROW EXECUTE FUNCTION keep_reading_order();
-- A vote that changes no grade costs nothing here.
CREATE TRIGGER report_reading_order BEFORE UPDATE ON report FOR EACH ROW
  WHEN ((OLD.port_start, OLD.port_end, OLD.grade, OLD.on_by_default, OLD.software_id, OLD.reading_rank, OLD.reading_name)
    IS DISTINCT FROM
    (NEW.port_start, NEW.port_end, NEW.grade, NEW.on_by_default, NEW.software_id, NEW.reading_rank, NEW.reading_name))
  EXECUTE FUNCTION keep_reading_order();

-- Reports are locked by number, as everywhere: nobody waits in a circle. A new one waits for the entry's own lock.
CREATE FUNCTION spread_reading_order() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM FROM report WHERE software_id = NEW.id ORDER BY id FOR NO KEY UPDATE;
  UPDATE report SET reading_name = NEW.name_key, reading_rank = 0 WHERE software_id = NEW.id;
  RETURN NULL;
END $$;
CREATE TRIGGER software_reading_order AFTER UPDATE OF name_key, commonness ON software FOR EACH ROW
  WHEN ((OLD.name_key, OLD.commonness) IS DISTINCT FROM (NEW.name_key, NEW.commonness))
  EXECUTE FUNCTION spread_reading_order();

UPDATE report r SET reading_name = s.name_key, reading_rank = 1 FROM software s WHERE s.id = r.software_id;

-- Uses of one port alone (by "<=": from "=" the planner would make something else) as they are read, with the votes and without; those of several ports are few.
CREATE INDEX report_reading ON report (port_start, reading_rank, standing DESC, reading_name, id)
  WHERE state = 'active' AND port_end <= port_start;
CREATE INDEX report_reading_voteless ON report (port_start, reading_rank, reading_name, id)
  WHERE state = 'active' AND port_end <= port_start;
CREATE INDEX report_several_span ON report USING gist (int4range(port_start, port_end, '[]'))
  WHERE state = 'active' AND port_end > port_start;

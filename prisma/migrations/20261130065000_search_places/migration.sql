-- On which ports an entry of the search is found, the best known first: of a port on which thousands are found an index
-- gives the first. A range of more than a hundred ports (lib/ports/rules/space.ts) only happens to cover one: entries
-- that have such a range are few.
CREATE FUNCTION has_wide(spans int4multirange) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$
  SELECT EXISTS (SELECT FROM unnest(spans) span WHERE upper(span) - lower(span) > 100)
$$;
CREATE INDEX search_entry_wide ON search_entry USING gist (spans) WHERE has_wide(spans);

CREATE TABLE search_place (
  entry_id INTEGER NOT NULL REFERENCES search_entry (id) ON DELETE CASCADE ON UPDATE CASCADE,
  port INTEGER NOT NULL,
  kind TEXT NOT NULL,
  weight DOUBLE PRECISION NOT NULL,
  PRIMARY KEY (entry_id, port)
);

-- The database keeps it, whoever writes an entry.
CREATE FUNCTION keep_search_places() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' THEN DELETE FROM search_place WHERE entry_id = NEW.id; END IF;
  INSERT INTO search_place (entry_id, port, kind, weight)
  SELECT NEW.id, port, NEW.kind, NEW.weight FROM unnest(NEW.spans) span, generate_series(lower(span), upper(span) - 1) port
  WHERE upper(span) - lower(span) <= 100;
  RETURN NULL;
END $$;
CREATE TRIGGER search_entry_places_new AFTER INSERT ON search_entry
  FOR EACH ROW EXECUTE FUNCTION keep_search_places();
CREATE TRIGGER search_entry_places AFTER UPDATE ON search_entry FOR EACH ROW
  WHEN ((OLD.kind, OLD.spans, OLD.weight) IS DISTINCT FROM (NEW.kind, NEW.spans, NEW.weight))
  EXECUTE FUNCTION keep_search_places();

-- Entries that are there.
INSERT INTO search_place (entry_id, port, kind, weight)
SELECT e.id, port, e.kind, e.weight FROM search_entry e, unnest(e.spans) span, generate_series(lower(span), upper(span) - 1) port
WHERE upper(span) - lower(span) <= 100;
CREATE INDEX search_place_first ON search_place (port, weight DESC, entry_id, kind);
ANALYZE search_place;

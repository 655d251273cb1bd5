-- What a search entry is found by among ports are spans, as it has them, and not a list that is cut at 1,024.
ALTER TABLE search_entry ADD COLUMN spans int4multirange NOT NULL DEFAULT '{}';

UPDATE search_entry e SET spans = found.spans
FROM (
  SELECT lower(service_name) AS key, range_agg(int4range(port_start, port_end, '[]')) AS spans
  FROM registry_row
  WHERE last_release_id IS NULL AND service_name IS NOT NULL AND port_start IS NOT NULL
  GROUP BY lower(service_name)) found
WHERE e.kind = 'service' AND lower(e.key) = found.key;

UPDATE search_entry e SET spans = found.spans
FROM (
  SELECT s.slug AS key, range_agg(int4range(r.port_start, r.port_end, '[]')) AS spans
  FROM report r JOIN software s ON s.id = r.software_id
  WHERE r.state = 'active' AND r.grade <> 'refuted'
  GROUP BY s.slug) found
WHERE e.kind = 'software' AND e.key = found.key;

UPDATE search_entry SET spans = int4multirange(int4range(ports[1], ports[1], '[]'))
WHERE kind = 'article' AND cardinality(ports) > 0;

DROP INDEX search_entry_ports;
ALTER TABLE search_entry DROP COLUMN ports;
CREATE INDEX search_entry_spans ON search_entry USING gist (spans);

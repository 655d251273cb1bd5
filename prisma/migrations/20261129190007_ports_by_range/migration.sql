-- What covers a port is found by the range of a row's ports (lib/platform/covering.ts). A B-tree of both ends
-- reads half of itself, so its time grows with the table.
CREATE INDEX report_span ON report USING gist (int4range(port_start, port_end, '[]'));
CREATE INDEX edit_span ON edit USING gist (int4range(port_start, port_end, '[]')) WHERE port_start IS NOT NULL;
CREATE INDEX log_entry_span ON log_entry USING gist (int4range(port_start, port_end, '[]')) WHERE port_start IS NOT NULL;
CREATE INDEX watch_span ON watch USING gist (int4range(port_start, port_end, '[]')) WHERE port_start IS NOT NULL;
CREATE INDEX registry_row_span ON registry_row USING gist (int4range(port_start, port_end, '[]')) WHERE port_start IS NOT NULL;
CREATE INDEX row_change_span ON row_change USING gist (int4range(port, port_end, '[]')) WHERE port IS NOT NULL;

DROP INDEX report_ports_active;
DROP INDEX edit_ports_waiting;
DROP INDEX log_entry_ports;
DROP INDEX watch_ports;
DROP INDEX registry_row_ports_now;

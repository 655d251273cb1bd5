-- What stood on a crowded port on a day: what has been written and judged since, and what was there once, of one port
-- alone and without the rows themselves (lib/port-page/queries-as-of-first.ts).
CREATE INDEX report_touched ON report (port_start, updated_at) INCLUDE (id, created_at, state)
  WHERE port_end <= port_start;
CREATE INDEX edit_brought ON edit (port_start) INCLUDE (subject_id)
  WHERE port_end <= port_start AND state = 'applied' AND subject_type = 'report';
CREATE INDEX log_entry_regraded ON log_entry (port_start, at) INCLUDE (subject_id)
  WHERE port_end <= port_start AND action = 'report.regraded';

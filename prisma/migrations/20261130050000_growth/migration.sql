-- What is looked up must not take longer the more there is (docs/performance.md).

-- Reports by the port they begin at: exports read them so, and ports are counted by it.
CREATE INDEX report_active_place ON report (port_start, id) INCLUDE (port_end, grade) WHERE state = 'active';

-- Entries of one kind, which may be one in a million: the log's filter.
CREATE INDEX log_entry_action_id_idx ON log_entry (action, id);

-- Applied edits on a port, and those that wait there: few of all entries and edits that speak of a crowded port.
CREATE INDEX log_entry_applied_span ON log_entry USING gist (int4range(port_start, port_end, '[]'))
  WHERE port_start IS NOT NULL AND action = 'edit.applied';
CREATE INDEX edit_waiting_span ON edit USING gist (int4range(port_start, port_end, '[]'))
  WHERE port_start IS NOT NULL AND state IN ('open', 'changes-requested', 'conflicted');

-- The queue reads what waits, and what its reader has said of it, from indexes alone.
CREATE INDEX edit_open ON edit (created_at, id) INCLUDE (escalated_at, author_id, taken_over_by_id, kind, locale)
  WHERE state = 'open';
CREATE INDEX review_standing_of ON review (reviewer_id, edit_id) WHERE voided_at IS NULL;
CREATE INDEX review_improving ON review (reviewer_id, edit_id) WHERE changes IS NOT NULL;

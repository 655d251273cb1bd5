-- The newest entries and edits of a port, however many it has: of one port alone in their order, of several ports by range.
CREATE INDEX log_entry_newest ON log_entry (port_start, id) WHERE port_end <= port_start;
CREATE INDEX log_entry_applied_newest ON log_entry (port_start, id)
  WHERE port_end <= port_start AND action = 'edit.applied';
CREATE INDEX log_entry_several_span ON log_entry USING gist (int4range(port_start, port_end, '[]'))
  WHERE port_start IS NOT NULL AND port_end > port_start;
CREATE INDEX edit_newest ON edit (port_start, id) WHERE port_end <= port_start;
CREATE INDEX edit_several_span ON edit USING gist (int4range(port_start, port_end, '[]'))
  WHERE port_start IS NOT NULL AND port_end > port_start;

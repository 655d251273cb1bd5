-- All ballots on a report, those that ended too: who votes in step is looked for there.
CREATE INDEX vote_report_id_created_at_idx ON vote (report_id, created_at);

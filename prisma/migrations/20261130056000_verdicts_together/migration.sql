-- Verdicts that were given together on a group of edits are taken back together.
ALTER TABLE held_verdict ADD COLUMN group_id uuid;
CREATE INDEX held_verdict_group_id_idx ON held_verdict (group_id);

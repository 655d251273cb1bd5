-- An edit of the past that a reviewer is given once more, its answer being known. It is no row of "edit": nothing that
-- lists, decides or applies edits can come upon it. Its number is one of theirs that no edit has.
CREATE TABLE trial (
  id integer PRIMARY KEY DEFAULT nextval('edit_id_seq'),
  reviewer_id text NOT NULL REFERENCES "user" (id) ON DELETE CASCADE ON UPDATE CASCADE,
  edit_id integer NOT NULL REFERENCES edit (id) ON DELETE CASCADE ON UPDATE CASCADE,
  brought_at timestamptz(3) NOT NULL,
  verdict text CONSTRAINT trial_verdict CHECK (verdict IN ('approve', 'reject', 'request-changes')),
  due_at timestamptz(3),
  CONSTRAINT trial_due CHECK ((verdict IS NULL) = (due_at IS NULL))
);
CREATE UNIQUE INDEX trial_reviewer_id_edit_id_key ON trial (reviewer_id, edit_id);
CREATE INDEX trial_reviewer_id_brought_at_idx ON trial (reviewer_id, brought_at);
CREATE INDEX trial_edit_id_idx ON trial (edit_id);

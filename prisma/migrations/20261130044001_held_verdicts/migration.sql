-- A verdict of the review desk waits ten seconds before it is given, so that its giver can take it back.
CREATE TABLE held_verdict (
  id serial PRIMARY KEY,
  edit_id integer NOT NULL REFERENCES edit (id) ON DELETE RESTRICT ON UPDATE CASCADE,
  reviewer_id text NOT NULL REFERENCES "user" (id) ON DELETE RESTRICT ON UPDATE CASCADE,
  verdict text NOT NULL CONSTRAINT held_verdict_verdict CHECK (verdict IN ('approve', 'reject', 'request-changes')),
  reason text NOT NULL CHECK (reason <> ''),
  changes jsonb,
  never_again boolean NOT NULL DEFAULT false,
  version integer NOT NULL,
  session_id text,
  token_id text,
  created_at timestamptz(3) NOT NULL,
  due_at timestamptz(3) NOT NULL,
  ended_at timestamptz(3),
  refusal jsonb,
  CONSTRAINT held_verdict_way CHECK ((session_id IS NULL) <> (token_id IS NULL)),
  CONSTRAINT held_verdict_refusal CHECK (refusal IS NULL OR ended_at IS NOT NULL)
);
CREATE INDEX held_verdict_edit_id_idx ON held_verdict (edit_id);
CREATE INDEX held_verdict_reviewer_id_created_at_idx ON held_verdict (reviewer_id, created_at);
-- One verdict of a reviewer on an edit waits; the round of each second looks here.
CREATE UNIQUE INDEX held_verdict_waiting ON held_verdict (edit_id, reviewer_id) WHERE ended_at IS NULL;
CREATE INDEX held_verdict_due ON held_verdict (due_at) WHERE ended_at IS NULL;

-- What a reviewer has open at the desk is brought to nobody else for minutes.
CREATE TABLE desk_claim (
  reviewer_id text PRIMARY KEY REFERENCES "user" (id) ON DELETE CASCADE ON UPDATE CASCADE,
  edit_id integer NOT NULL REFERENCES edit (id) ON DELETE CASCADE ON UPDATE CASCADE,
  until timestamptz(3) NOT NULL
);
CREATE UNIQUE INDEX desk_claim_edit_id_key ON desk_claim (edit_id);

-- Reasons that a reviewer keeps for the next time.
CREATE TABLE ready_reason (
  id serial PRIMARY KEY,
  reviewer_id text NOT NULL REFERENCES "user" (id) ON DELETE CASCADE ON UPDATE CASCADE,
  verdict text NOT NULL CONSTRAINT ready_reason_verdict CHECK (verdict IN ('approve', 'reject', 'request-changes')),
  text text NOT NULL CHECK (text <> ''),
  created_at timestamptz(3) NOT NULL
);
CREATE UNIQUE INDEX ready_reason_reviewer_id_verdict_text_key ON ready_reason (reviewer_id, verdict, text);

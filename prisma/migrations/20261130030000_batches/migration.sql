-- Many reports that came in at once, as ordinary edits under one number.
CREATE TABLE batch (
  id serial PRIMARY KEY,
  title text NOT NULL CHECK (title <> ''),
  author_id text NOT NULL REFERENCES "user" (id) ON DELETE RESTRICT ON UPDATE CASCADE,
  proposed integer NOT NULL CHECK (proposed > 0),
  duplicates integer NOT NULL CHECK (duplicates >= 0),
  refused integer NOT NULL CHECK (refused >= 0),
  faulty integer NOT NULL CHECK (faulty >= 0),
  created_at timestamptz(3) NOT NULL,
  undone_at timestamptz(3),
  undone_by_id text REFERENCES "user" (id) ON DELETE RESTRICT ON UPDATE CASCADE,
  undo_reason text CHECK (undo_reason <> ''),
  CONSTRAINT batch_undone CHECK (
    (undone_at IS NULL) = (undone_by_id IS NULL) AND (undone_at IS NULL) = (undo_reason IS NULL))
);
CREATE INDEX batch_author_id_idx ON batch (author_id);
CREATE INDEX batch_undone_by_id_idx ON batch (undone_by_id);

ALTER TABLE edit ADD COLUMN batch_id integer REFERENCES batch (id) ON DELETE RESTRICT ON UPDATE CASCADE;
CREATE INDEX edit_batch_id_id_idx ON edit (batch_id, id);

-- "Wrong, never again": later batches may not bring the same report.
ALTER TABLE review ADD COLUMN never_again boolean NOT NULL DEFAULT false,
  ADD CONSTRAINT review_never_again CHECK (NOT never_again OR verdict = 'reject');
CREATE INDEX review_never_again_edit ON review (edit_id) WHERE never_again;

-- What became of the quoted lines of evidence when their pages were read again.
CREATE TABLE source_check (
  key text PRIMARY KEY,
  url text NOT NULL,
  quote text NOT NULL,
  state text,
  reason text,
  moved_to text,
  checked_at timestamptz(3),
  seen_at timestamptz(3),
  due_at timestamptz(3) NOT NULL,
  CONSTRAINT source_check_key CHECK (key = encode(sha256(convert_to(url || chr(10) || quote, 'UTF8')), 'hex')),
  CONSTRAINT source_check_state CHECK (state IN ('there', 'moved', 'gone', 'unreachable')),
  CONSTRAINT source_check_reason CHECK (reason IN ('no-page', 'no-line', 'private-address', 'no-answer', 'refused',
    'server-error', 'robots', 'too-many-redirects', 'too-large', 'not-text')),
  CONSTRAINT source_check_read CHECK ((state IS NULL) = (checked_at IS NULL)),
  CONSTRAINT source_check_moved CHECK ((moved_to IS NOT NULL) = coalesce(state = 'moved', false)),
  CONSTRAINT source_check_why CHECK ((reason IS NOT NULL) = coalesce(state IN ('gone', 'unreachable'), false))
);
CREATE INDEX source_check_due_at_idx ON source_check (due_at);
CREATE INDEX source_check_state_checked_at_idx ON source_check (state, checked_at);

ALTER TABLE evidence ADD COLUMN check_key text
  REFERENCES source_check (key) ON DELETE SET NULL ON UPDATE CASCADE;
CREATE INDEX evidence_check_key_idx ON evidence (check_key);

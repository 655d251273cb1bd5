-- What an approval was of: a hash of what applying the edit would have written then. Null: a verdict of another kind,
-- or one from before this was kept.
ALTER TABLE review ADD COLUMN plan TEXT;
ALTER TABLE held_verdict ADD COLUMN plan TEXT;

-- The same of an edit when its words were written last: what is applied when nobody comes is that.
ALTER TABLE edit ADD COLUMN plan TEXT;

-- Whether an applied revert of an edit stands, kept where a revert is applied. Reverts have higher numbers than what
-- they undo, so the last of a chain comes first.
ALTER TABLE edit ADD COLUMN undone BOOLEAN NOT NULL DEFAULT false;
DO $$
DECLARE
  one RECORD;
BEGIN
  FOR one IN SELECT id, reverts_edit_id FROM edit WHERE reverts_edit_id IS NOT NULL AND state = 'applied' ORDER BY id DESC LOOP
    UPDATE edit SET undone = true
    WHERE id = one.reverts_edit_id AND NOT (SELECT r.undone FROM edit r WHERE r.id = one.id);
  END LOOP;
END $$;

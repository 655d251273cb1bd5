-- What an approval was of: a hash of what applying the edit would have written then. Null: a verdict of another kind,
-- or one from before this was kept.
ALTER TABLE review ADD COLUMN plan TEXT;
ALTER TABLE held_verdict ADD COLUMN plan TEXT;

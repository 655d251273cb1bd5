-- Lists of what one account has proposed, newest first.
CREATE INDEX "edit_author_id_id_idx" ON "edit"("author_id", "id");

-- Why a member disputes a report, in their own words; '' where they gave no reason.
ALTER TABLE vote
  ADD COLUMN reason text NOT NULL DEFAULT '',
  ADD CONSTRAINT vote_reason CHECK (char_length(reason) <= 500);

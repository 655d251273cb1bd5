-- What was decided, the newest first: the page on how the instance is counts it. The instance's own accounts, whose edits
-- are left out there, are few.
CREATE INDEX edit_decided ON edit (decided_at DESC) INCLUDE (state, author_id, created_at)
  WHERE state IN ('applied', 'rejected');
CREATE INDEX user_system ON "user" (id) WHERE system;

-- A vote also ends where the report that it is on takes in another, which its giver wrote.
ALTER TABLE vote DROP CONSTRAINT vote_ended;
ALTER TABLE vote
  ADD CONSTRAINT vote_ended CHECK ((ended_at IS NULL) = (ended IS NULL) AND ended IN ('changed', 'withdrawn', 'own-claim'));

-- Sessions end after 14 days without use; from when those that are there were used last, nobody knows.
UPDATE "session" SET "expires" = LEAST("expires", now() + interval '14 days');

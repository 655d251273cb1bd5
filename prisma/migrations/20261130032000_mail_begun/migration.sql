-- An attempt to mail is begun and ended: one that was cut off in between may have arrived.
ALTER TABLE notification ADD COLUMN mail_begun_at timestamptz(3);

-- What is said on an edit before its verdict stands in the log; its author and those who take part are told.
ALTER TABLE notification
  DROP CONSTRAINT notification_kind,
  ADD CONSTRAINT notification_kind CHECK (kind IN
    ('report', 'edit', 'evidence', 'release', 'own-applied', 'own-rejected', 'own-changes-requested',
     'own-conflicted', 'own-expired', 'own-commented', 'thread-commented', 'suspended', 'restored', 'appeal-upheld'));
-- The thread of an edit.
CREATE INDEX log_entry_comments ON log_entry (edit_id, id) WHERE action = 'edit.commented';

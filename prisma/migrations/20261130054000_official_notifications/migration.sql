-- Whose report a release made official, and who watches it, is told.
ALTER TABLE notification
  DROP CONSTRAINT notification_kind,
  ADD CONSTRAINT notification_kind CHECK (kind IN
    ('report', 'edit', 'evidence', 'release', 'official', 'own-applied', 'own-rejected', 'own-changes-requested',
     'own-conflicted', 'own-expired', 'own-official', 'own-commented', 'thread-commented', 'suspended', 'restored',
     'appeal-upheld'));

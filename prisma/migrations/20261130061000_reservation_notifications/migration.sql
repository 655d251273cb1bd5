-- Who watches a port is told when it is reserved, when the reservation ends, and when its program takes the port.
ALTER TABLE notification
  DROP CONSTRAINT notification_kind,
  ADD CONSTRAINT notification_kind CHECK (kind IN
    ('report', 'edit', 'evidence', 'release', 'official', 'reserved', 'reservation-ended', 'reservation-used',
     'own-applied', 'own-rejected', 'own-changes-requested', 'own-conflicted', 'own-expired', 'own-official',
     'own-commented', 'thread-commented', 'suspended', 'restored', 'appeal-upheld'));

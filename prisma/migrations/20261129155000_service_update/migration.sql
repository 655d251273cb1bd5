-- Profiles of services are changed by edits, with revisions, locks and reverts like everything else.
ALTER TABLE edit
  -- The service that an edit is about; its profile may not be there yet.
  ADD COLUMN service_name citext,
  DROP CONSTRAINT edit_kind,
  ADD CONSTRAINT edit_kind CHECK (kind IN
    ('report.create', 'report.update', 'report.retire', 'report.merge', 'article.update',
     'software.update', 'software.merge', 'service.update', 'revert')),
  DROP CONSTRAINT edit_subject,
  ADD CONSTRAINT edit_subject CHECK (subject_type IN ('report', 'article', 'software', 'service')),
  ADD CONSTRAINT edit_service CHECK ((subject_type = 'service') = (service_name IS NOT NULL));

ALTER TABLE revision
  DROP CONSTRAINT revision_subject,
  ADD CONSTRAINT revision_subject CHECK (subject_type IN ('report', 'article', 'software', 'service'));

ALTER TABLE subject_lock
  DROP CONSTRAINT subject_lock_subject,
  ADD CONSTRAINT subject_lock_subject CHECK (subject_type IN ('report', 'article', 'software', 'service'));

-- A first version that is reverted is retired, as an article is.
ALTER TABLE service_profile
  ADD COLUMN state text NOT NULL DEFAULT 'active',
  ADD CONSTRAINT service_profile_state CHECK (state IN ('active', 'retired'));

-- Those that are there came with the stock, and nobody could change them. They have no first revision to
-- compare with or to go back to: the start of the instance brings them in again, through edits.
DELETE FROM service_profile;

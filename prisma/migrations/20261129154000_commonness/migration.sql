-- How common a piece of software is in its field: reports of a port are ordered by it after their grade.
ALTER TABLE software
  ADD COLUMN commonness text NOT NULL DEFAULT 'special',
  ADD CONSTRAINT software_commonness CHECK (commonness IN ('everyone', 'known', 'special'));

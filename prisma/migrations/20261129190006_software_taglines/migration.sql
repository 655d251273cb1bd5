-- What a piece of software is in the languages of the site other than English, by language.
ALTER TABLE software ADD COLUMN taglines jsonb NOT NULL DEFAULT '{}';

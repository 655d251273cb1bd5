-- Languages are listed once, in lib/i18n/locales.ts, and every write is checked against that list. The database
-- holds the form of a code only, so that a new language needs no migration.
ALTER TABLE article
  DROP CONSTRAINT article_locale,
  ADD CONSTRAINT article_locale CHECK (locale ~ '^[a-z]{2}$');
ALTER TABLE "user"
  DROP CONSTRAINT user_locale,
  ADD CONSTRAINT user_locale CHECK (locale ~ '^[a-z]{2}$');

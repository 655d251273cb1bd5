-- How the port of a report is changed: `[{kind, key, example}]`. Code proves each item, the database how many.
ALTER TABLE report
  ADD COLUMN settings jsonb NOT NULL DEFAULT '[]',
  ADD CONSTRAINT report_settings
    CHECK (CASE jsonb_typeof(settings) WHEN 'array' THEN jsonb_array_length(settings) <= 8 ELSE false END);

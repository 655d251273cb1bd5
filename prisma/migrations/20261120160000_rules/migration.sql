-- What Prisma's schema cannot say: vocabularies, bounds, who may be changed at all.
-- lib/testing/sql-rules.db.test.ts holds the vocabularies equal to the zod schemas.

CREATE EXTENSION IF NOT EXISTS pg_trgm;

-- Ports: RFC 6335, 0 to 65535, ranges in order.
ALTER TABLE registry_row
  ADD CONSTRAINT registry_row_ports CHECK (
    (port_start IS NULL AND port_end IS NULL)
    OR (port_start BETWEEN 0 AND 65535 AND port_end BETWEEN 0 AND 65535 AND port_start <= port_end)),
  ADD CONSTRAINT registry_row_transport CHECK (transport IN ('tcp', 'udp', 'sctp', 'dccp')),
  ADD CONSTRAINT registry_row_service_code CHECK (service_code BETWEEN 0 AND 4294967295),
  ADD CONSTRAINT registry_row_dates CHECK (
    registered ~ '^\d{4}-\d{2}(-\d{2})?$' AND modified ~ '^\d{4}-\d{2}(-\d{2})?$'),
  ADD CONSTRAINT registry_row_releases CHECK (last_release_id >= first_release_id);

ALTER TABLE port_run
  ADD CONSTRAINT port_run_ports CHECK (start BETWEEN 0 AND 65535 AND "end" BETWEEN 0 AND 65535 AND start <= "end"),
  ADD CONSTRAINT port_run_status CHECK (
    ARRAY[status, tcp, udp, sctp, dccp] <@ ARRAY['assigned', 'reserved', 'unassigned', 'unlisted', 'dynamic']);

ALTER TABLE port_event
  ADD CONSTRAINT port_event_port CHECK (port BETWEEN 0 AND 65535),
  ADD CONSTRAINT port_event_transport CHECK (transport IN ('tcp', 'udp', 'sctp', 'dccp')),
  ADD CONSTRAINT port_event_type CHECK (type IN
    ('assigned', 'de-assigned', 'assigned-to-another', 'renamed', 'names-changed', 'status-changed'));

ALTER TABLE row_change
  ADD CONSTRAINT row_change_type CHECK (type IN
    ('added', 'removed', 'changed', 'renamed', 'transport-changed', 'port-changed', 'assigned', 'de-assigned'));

ALTER TABLE "release" ADD CONSTRAINT release_form CHECK (form IN ('xml', 'csv'));

ALTER TABLE report
  ADD CONSTRAINT report_ports CHECK (
    port_start BETWEEN 0 AND 65535 AND port_end BETWEEN 0 AND 65535 AND port_start <= port_end),
  ADD CONSTRAINT report_transports CHECK (
    cardinality(transports) BETWEEN 1 AND 4 AND transports <@ ARRAY['tcp', 'udp', 'sctp', 'dccp']),
  ADD CONSTRAINT report_role CHECK (role IN
    ('default', 'configurable-default', 'documentation-example', 'development-server', 'historic', 'malware')),
  ADD CONSTRAINT report_grade CHECK (grade IN
    ('refuted', 'now-official', 'historic', 'disputed', 'confirmed', 'supported', 'unverified')),
  ADD CONSTRAINT report_state CHECK (state IN ('active', 'retired', 'merged')),
  ADD CONSTRAINT report_merged CHECK ((state = 'merged') = (merged_into_id IS NOT NULL)),
  ADD CONSTRAINT report_finding CHECK (finding IN ('refuted', 'historic')),
  ADD CONSTRAINT report_tallies CHECK (
    confirm >= established_confirm AND dispute >= established_dispute
    AND established_confirm >= 0 AND established_dispute >= 0);

ALTER TABLE software
  ADD CONSTRAINT software_state CHECK (state IN ('active', 'merged')),
  ADD CONSTRAINT software_merged CHECK ((state = 'merged') = (merged_into_id IS NOT NULL)),
  ADD CONSTRAINT software_slug CHECK (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$');

ALTER TABLE evidence
  ADD CONSTRAINT evidence_kind CHECK (kind IN
    ('vendor-docs', 'source-code', 'shipped-config', 'container-image', 'packet-capture', 'rfc',
     'article', 'forum', 'registry', 'observation', 'other')),
  ADD CONSTRAINT evidence_publisher CHECK (publisher IN ('vendor', 'packager', 'third-party')),
  ADD CONSTRAINT evidence_url CHECK (url IS NOT NULL OR kind = 'observation');

ALTER TABLE article
  ADD CONSTRAINT article_port CHECK (port BETWEEN 0 AND 65535),
  ADD CONSTRAINT article_locale CHECK (locale IN ('en', 'he', 'pl', 'es')),
  ADD CONSTRAINT article_state CHECK (state IN ('active', 'retired'));

ALTER TABLE revision
  ADD CONSTRAINT revision_subject CHECK (subject_type IN ('report', 'article', 'software')),
  ADD CONSTRAINT revision_number CHECK (number >= 1);

ALTER TABLE edit
  ADD CONSTRAINT edit_kind CHECK (kind IN
    ('report.create', 'report.update', 'report.retire', 'report.merge', 'article.update',
     'software.update', 'software.merge', 'revert')),
  ADD CONSTRAINT edit_subject CHECK (subject_type IN ('report', 'article', 'software')),
  ADD CONSTRAINT edit_state CHECK (state IN
    ('open', 'changes-requested', 'conflicted', 'applied', 'rejected', 'withdrawn', 'expired')),
  ADD CONSTRAINT edit_ports CHECK (
    (port_start IS NULL AND port_end IS NULL)
    OR (port_start BETWEEN 0 AND 65535 AND port_end BETWEEN 0 AND 65535 AND port_start <= port_end)),
  ADD CONSTRAINT edit_note CHECK (note <> ''),
  ADD CONSTRAINT edit_due CHECK (due_at IS NULL OR state IN ('open', 'changes-requested', 'conflicted'));

ALTER TABLE review
  ADD CONSTRAINT review_verdict CHECK (verdict IN ('approve', 'reject', 'request-changes')),
  ADD CONSTRAINT review_reason CHECK (reason <> '');

ALTER TABLE vote
  ADD CONSTRAINT vote_value CHECK (value IN ('confirm', 'dispute')),
  ADD CONSTRAINT vote_ended CHECK ((ended_at IS NULL) = (ended IS NULL) AND ended IN ('changed', 'withdrawn'));

ALTER TABLE "user"
  ADD CONSTRAINT user_role CHECK (role IN ('member', 'reviewer', 'moderator', 'admin')),
  ADD CONSTRAINT user_trust CHECK (earned_trust BETWEEN 1 AND 3),
  ADD CONSTRAINT user_locale CHECK (locale IN ('en', 'he', 'pl', 'es'));

ALTER TABLE api_token ADD CONSTRAINT api_token_scopes CHECK (scopes <@ ARRAY['read', 'write', 'moderate']);
ALTER TABLE flag ADD CONSTRAINT flag_state CHECK (state IN ('open', 'upheld', 'dismissed'));
ALTER TABLE log_entry ADD CONSTRAINT log_entry_reason CHECK (reason <> '');

-- One ballot in force for each account and report, and one standing review of an edit by each reviewer.
CREATE UNIQUE INDEX vote_in_force ON vote (report_id, user_id) WHERE ended_at IS NULL;
CREATE UNIQUE INDEX review_standing ON review (edit_id, reviewer_id) WHERE voided_at IS NULL;
-- One open flag of each account on one thing.
CREATE UNIQUE INDEX flag_open ON flag (subject_type, subject_id, author_id) WHERE state = 'open';

-- A report or row covers ports start to end: asked for by port on every page.
CREATE INDEX registry_row_ports_now ON registry_row (port_end, port_start) WHERE last_release_id IS NULL;
CREATE INDEX registry_row_name_now ON registry_row (lower(service_name)) WHERE last_release_id IS NULL;
CREATE INDEX registry_row_unauthorized_now ON registry_row (id) WHERE last_release_id IS NULL AND unauthorized_use IS NOT NULL;
CREATE INDEX registry_row_last ON registry_row (last_release_id);
CREATE INDEX report_ports_active ON report (port_end, port_start) WHERE state = 'active';
CREATE INDEX edit_ports_waiting ON edit (port_end, port_start) WHERE state IN ('open', 'changes-requested', 'conflicted');
CREATE INDEX log_entry_ports ON log_entry (port_end, port_start);

-- Host of a link, without www: which domains the registry has seen.
CREATE FUNCTION link_host(url text) RETURNS text LANGUAGE sql IMMUTABLE STRICT AS
$$ SELECT regexp_replace(lower(substring(url FROM '^https?://([^/:?#]+)')), '^www\.', '') $$;
CREATE INDEX evidence_host ON evidence (link_host(url));

-- History is never rewritten.
CREATE FUNCTION refuse_rewriting() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'restrict_violation'; END $$;
CREATE TRIGGER log_entry_append_only BEFORE UPDATE OR DELETE ON log_entry
  FOR EACH ROW EXECUTE FUNCTION refuse_rewriting();
CREATE TRIGGER revision_append_only BEFORE UPDATE OR DELETE ON revision
  FOR EACH ROW EXECUTE FUNCTION refuse_rewriting();

-- Search: names as a whole, their beginnings, parts and misspellings, words, ports.
ALTER TABLE search_entry
  ADD CONSTRAINT search_entry_kind CHECK (kind IN ('service', 'software', 'article')),
  ADD CONSTRAINT search_entry_weight CHECK (weight BETWEEN 0 AND 1);
CREATE INDEX search_entry_terms ON search_entry USING gin (terms);
CREATE INDEX search_entry_haystack ON search_entry USING gin (haystack gin_trgm_ops);
CREATE INDEX search_entry_words ON search_entry USING gin (words);
CREATE INDEX search_entry_ports ON search_entry USING gin (ports);

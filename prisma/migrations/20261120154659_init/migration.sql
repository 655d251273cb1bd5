CREATE EXTENSION IF NOT EXISTS citext;

-- CreateTable
CREATE TABLE "user" (
    "id" TEXT NOT NULL,
    "email" CITEXT,
    "email_verified" TIMESTAMPTZ(3),
    "handle" CITEXT,
    "name" TEXT,
    "role" TEXT NOT NULL DEFAULT 'member',
    "earned_trust" INTEGER NOT NULL DEFAULT 1,
    "locale" TEXT NOT NULL DEFAULT 'en',
    "system" BOOLEAN NOT NULL DEFAULT false,
    "suspended_at" TIMESTAMPTZ(3),
    "suspend_reason" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "user_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "account" (
    "id" TEXT NOT NULL,
    "user_id" TEXT NOT NULL,
    "type" TEXT NOT NULL,
    "provider" TEXT NOT NULL,
    "provider_account_id" TEXT NOT NULL,

    CONSTRAINT "account_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "session" (
    "id" TEXT NOT NULL,
    "session_token" TEXT NOT NULL,
    "user_id" TEXT NOT NULL,
    "expires" TIMESTAMPTZ(3) NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "agent" TEXT,

    CONSTRAINT "session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "verification_token" (
    "identifier" TEXT NOT NULL,
    "token" TEXT NOT NULL,
    "expires" TIMESTAMPTZ(3) NOT NULL
);

-- CreateTable
CREATE TABLE "api_token" (
    "id" TEXT NOT NULL,
    "user_id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "hash" TEXT NOT NULL,
    "scopes" TEXT[],
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "last_used_at" TIMESTAMPTZ(3),
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "api_token_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "idempotent_answer" (
    "actor" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "request_hash" TEXT NOT NULL,
    "status" INTEGER NOT NULL,
    "body" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "idempotent_answer_pkey" PRIMARY KEY ("actor","key")
);

-- CreateTable
CREATE TABLE "limit_window" (
    "key" TEXT NOT NULL,
    "window_start" TIMESTAMPTZ(3) NOT NULL,
    "count" INTEGER NOT NULL,

    CONSTRAINT "limit_window_pkey" PRIMARY KEY ("key","window_start")
);

-- CreateTable
CREATE TABLE "software" (
    "id" SERIAL NOT NULL,
    "slug" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "name_key" TEXT NOT NULL,
    "tagline" TEXT NOT NULL DEFAULT '',
    "article" TEXT NOT NULL DEFAULT '',
    "homepage" TEXT NOT NULL DEFAULT '',
    "domains" TEXT[],
    "repositories" TEXT[],
    "aliases" TEXT[],
    "state" TEXT NOT NULL DEFAULT 'active',
    "merged_into_id" INTEGER,
    "revision" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "software_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "report" (
    "id" SERIAL NOT NULL,
    "port_start" INTEGER NOT NULL,
    "port_end" INTEGER NOT NULL,
    "transports" TEXT[],
    "software_id" INTEGER NOT NULL,
    "role" TEXT NOT NULL,
    "on_by_default" BOOLEAN,
    "summary" TEXT NOT NULL,
    "description" TEXT NOT NULL DEFAULT '',
    "versions" TEXT NOT NULL DEFAULT '',
    "author_id" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'active',
    "merged_into_id" INTEGER,
    "finding" TEXT,
    "grade" TEXT NOT NULL DEFAULT 'unverified',
    "grade_reason" JSONB NOT NULL DEFAULT '{}',
    "confirm" INTEGER NOT NULL DEFAULT 0,
    "dispute" INTEGER NOT NULL DEFAULT 0,
    "established_confirm" INTEGER NOT NULL DEFAULT 0,
    "established_dispute" INTEGER NOT NULL DEFAULT 0,
    "standing" DOUBLE PRECISION NOT NULL DEFAULT 0,
    "vote_epoch" INTEGER NOT NULL DEFAULT 1,
    "revision" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "report_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "evidence" (
    "id" SERIAL NOT NULL,
    "report_id" INTEGER NOT NULL,
    "key" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "publisher" TEXT NOT NULL,
    "title" TEXT NOT NULL DEFAULT '',
    "url" TEXT,
    "quote" TEXT NOT NULL DEFAULT '',
    "checked_on" DATE NOT NULL,
    "supports" BOOLEAN NOT NULL DEFAULT true,
    "ticked" BOOLEAN NOT NULL DEFAULT false,
    "primary" BOOLEAN NOT NULL DEFAULT false,
    "edit_id" INTEGER NOT NULL,

    CONSTRAINT "evidence_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "article" (
    "id" SERIAL NOT NULL,
    "port" INTEGER NOT NULL,
    "locale" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    "questions" TEXT NOT NULL DEFAULT '',
    "citations" JSONB NOT NULL DEFAULT '[]',
    "translated_from" TEXT,
    "translated_revision" INTEGER,
    "state" TEXT NOT NULL DEFAULT 'active',
    "revision" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "article_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "revision" (
    "id" SERIAL NOT NULL,
    "subject_type" TEXT NOT NULL,
    "subject_id" INTEGER NOT NULL,
    "number" INTEGER NOT NULL,
    "content" JSONB NOT NULL,
    "edit_id" INTEGER NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "revision_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "edit" (
    "id" SERIAL NOT NULL,
    "kind" TEXT NOT NULL,
    "subject_type" TEXT NOT NULL,
    "subject_id" INTEGER,
    "port_start" INTEGER,
    "port_end" INTEGER,
    "locale" TEXT,
    "base_revision" INTEGER,
    "changes" JSONB NOT NULL,
    "base" JSONB,
    "note" TEXT NOT NULL,
    "author_id" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'open',
    "version" INTEGER NOT NULL DEFAULT 1,
    "conflicts" TEXT[],
    "new_domain" BOOLEAN NOT NULL DEFAULT false,
    "unreviewed" BOOLEAN NOT NULL DEFAULT false,
    "reverts_edit_id" INTEGER,
    "applied_revision" INTEGER,
    "escalated_at" TIMESTAMPTZ(3),
    "author_acted_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "decided_at" TIMESTAMPTZ(3),
    "due_at" TIMESTAMPTZ(3),
    "taken_over_by_id" TEXT,

    CONSTRAINT "edit_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "review" (
    "id" SERIAL NOT NULL,
    "edit_id" INTEGER NOT NULL,
    "reviewer_id" TEXT NOT NULL,
    "verdict" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "changes" JSONB,
    "trust" INTEGER NOT NULL,
    "voided_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "review_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "vote" (
    "id" SERIAL NOT NULL,
    "report_id" INTEGER NOT NULL,
    "user_id" TEXT NOT NULL,
    "value" TEXT NOT NULL,
    "epoch" INTEGER NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "ended_at" TIMESTAMPTZ(3),
    "ended" TEXT,

    CONSTRAINT "vote_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "log_entry" (
    "id" SERIAL NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "actor_id" TEXT,
    "action" TEXT NOT NULL,
    "subject_type" TEXT NOT NULL,
    "subject_id" TEXT NOT NULL,
    "port_start" INTEGER,
    "port_end" INTEGER,
    "edit_id" INTEGER,
    "reason" TEXT NOT NULL,
    "data" JSONB NOT NULL DEFAULT '{}',

    CONSTRAINT "log_entry_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "flag" (
    "id" SERIAL NOT NULL,
    "subject_type" TEXT NOT NULL,
    "subject_id" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "note" TEXT NOT NULL,
    "author_id" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'open',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "closed_at" TIMESTAMPTZ(3),

    CONSTRAINT "flag_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "release" (
    "id" SERIAL NOT NULL,
    "date" DATE NOT NULL,
    "form" TEXT NOT NULL,
    "sha256" TEXT NOT NULL,
    "row_count" INTEGER NOT NULL,
    "same" INTEGER NOT NULL,
    "added" INTEGER NOT NULL,
    "removed" INTEGER NOT NULL,
    "changed" INTEGER NOT NULL,
    "renamed" INTEGER NOT NULL,
    "footnotes" JSONB NOT NULL DEFAULT '[]',
    "date_is_lower_bound" BOOLEAN NOT NULL DEFAULT false,
    "imported_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "release_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "registry_row" (
    "id" SERIAL NOT NULL,
    "first_release_id" INTEGER NOT NULL,
    "last_release_id" INTEGER,
    "position" INTEGER NOT NULL,
    "content_hash" TEXT NOT NULL,
    "service_name" TEXT,
    "port_start" INTEGER,
    "port_end" INTEGER,
    "transport" TEXT,
    "description" TEXT NOT NULL,
    "assignees" TEXT[],
    "contacts" TEXT[],
    "registered" TEXT,
    "modified" TEXT,
    "refs" JSONB NOT NULL,
    "reference_text" TEXT NOT NULL,
    "service_code" BIGINT,
    "unauthorized_use" TEXT,
    "notes" TEXT,

    CONSTRAINT "registry_row_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "registry_person" (
    "id" TEXT NOT NULL,
    "name" TEXT,
    "org" TEXT,

    CONSTRAINT "registry_person_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "row_change" (
    "id" SERIAL NOT NULL,
    "release_id" INTEGER NOT NULL,
    "type" TEXT NOT NULL,
    "port" INTEGER,
    "port_end" INTEGER,
    "transport" TEXT,
    "before" JSONB,
    "after" JSONB,
    "fields" JSONB NOT NULL DEFAULT '[]',
    "news" BOOLEAN NOT NULL DEFAULT true,

    CONSTRAINT "row_change_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "port_event" (
    "id" SERIAL NOT NULL,
    "release_id" INTEGER NOT NULL,
    "port" INTEGER NOT NULL,
    "transport" TEXT NOT NULL,
    "type" TEXT NOT NULL,
    "from" TEXT NOT NULL,
    "to" TEXT NOT NULL,
    "names_before" TEXT[],
    "names_after" TEXT[],

    CONSTRAINT "port_event_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "port_run" (
    "start" INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    "status" TEXT NOT NULL,
    "tcp" TEXT NOT NULL,
    "udp" TEXT NOT NULL,
    "sctp" TEXT NOT NULL,
    "dccp" TEXT NOT NULL,
    "names" TEXT[],

    CONSTRAINT "port_run_pkey" PRIMARY KEY ("end")
);

-- CreateTable
CREATE TABLE "search_entry" (
    "id" SERIAL NOT NULL,
    "kind" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "about" TEXT NOT NULL,
    "terms" TEXT[],
    "haystack" TEXT NOT NULL,
    "words" tsvector NOT NULL,
    "ports" INTEGER[],
    "weight" DOUBLE PRECISION NOT NULL DEFAULT 0,

    CONSTRAINT "search_entry_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "setup_step" (
    "name" TEXT NOT NULL,
    "hash" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "setup_step_pkey" PRIMARY KEY ("name")
);

-- CreateIndex
CREATE UNIQUE INDEX "user_email_key" ON "user"("email");

-- CreateIndex
CREATE UNIQUE INDEX "user_handle_key" ON "user"("handle");

-- CreateIndex
CREATE INDEX "account_user_id_idx" ON "account"("user_id");

-- CreateIndex
CREATE UNIQUE INDEX "account_provider_provider_account_id_key" ON "account"("provider", "provider_account_id");

-- CreateIndex
CREATE UNIQUE INDEX "session_session_token_key" ON "session"("session_token");

-- CreateIndex
CREATE INDEX "session_user_id_idx" ON "session"("user_id");

-- CreateIndex
CREATE UNIQUE INDEX "verification_token_token_key" ON "verification_token"("token");

-- CreateIndex
CREATE UNIQUE INDEX "verification_token_identifier_token_key" ON "verification_token"("identifier", "token");

-- CreateIndex
CREATE UNIQUE INDEX "api_token_hash_key" ON "api_token"("hash");

-- CreateIndex
CREATE INDEX "api_token_user_id_idx" ON "api_token"("user_id");

-- CreateIndex
CREATE UNIQUE INDEX "software_slug_key" ON "software"("slug");

-- CreateIndex
CREATE UNIQUE INDEX "software_name_key_key" ON "software"("name_key");

-- CreateIndex
CREATE INDEX "software_merged_into_id_idx" ON "software"("merged_into_id");

-- CreateIndex
CREATE INDEX "report_software_id_idx" ON "report"("software_id");

-- CreateIndex
CREATE INDEX "report_author_id_idx" ON "report"("author_id");

-- CreateIndex
CREATE INDEX "report_merged_into_id_idx" ON "report"("merged_into_id");

-- CreateIndex
CREATE INDEX "report_grade_id_idx" ON "report"("grade", "id");

-- CreateIndex
CREATE INDEX "report_updated_at_idx" ON "report"("updated_at");

-- CreateIndex
CREATE INDEX "evidence_edit_id_idx" ON "evidence"("edit_id");

-- CreateIndex
CREATE UNIQUE INDEX "evidence_report_id_key_key" ON "evidence"("report_id", "key");

-- CreateIndex
CREATE UNIQUE INDEX "article_port_locale_key" ON "article"("port", "locale");

-- CreateIndex
CREATE INDEX "revision_edit_id_idx" ON "revision"("edit_id");

-- CreateIndex
CREATE UNIQUE INDEX "revision_subject_type_subject_id_number_key" ON "revision"("subject_type", "subject_id", "number");

-- CreateIndex
CREATE INDEX "edit_state_id_idx" ON "edit"("state", "id");

-- CreateIndex
CREATE INDEX "edit_author_id_state_idx" ON "edit"("author_id", "state");

-- CreateIndex
CREATE INDEX "edit_subject_type_subject_id_idx" ON "edit"("subject_type", "subject_id");

-- CreateIndex
CREATE INDEX "edit_reverts_edit_id_idx" ON "edit"("reverts_edit_id");

-- CreateIndex
CREATE INDEX "edit_taken_over_by_id_idx" ON "edit"("taken_over_by_id");

-- CreateIndex
CREATE INDEX "edit_due_at_idx" ON "edit"("due_at");

-- CreateIndex
CREATE INDEX "review_edit_id_idx" ON "review"("edit_id");

-- CreateIndex
CREATE INDEX "review_reviewer_id_created_at_idx" ON "review"("reviewer_id", "created_at");

-- CreateIndex
CREATE INDEX "vote_user_id_idx" ON "vote"("user_id");

-- CreateIndex
CREATE INDEX "log_entry_subject_type_subject_id_id_idx" ON "log_entry"("subject_type", "subject_id", "id");

-- CreateIndex
CREATE INDEX "log_entry_actor_id_id_idx" ON "log_entry"("actor_id", "id");

-- CreateIndex
CREATE INDEX "log_entry_edit_id_idx" ON "log_entry"("edit_id");

-- CreateIndex
CREATE INDEX "flag_subject_type_subject_id_idx" ON "flag"("subject_type", "subject_id");

-- CreateIndex
CREATE INDEX "flag_author_id_idx" ON "flag"("author_id");

-- CreateIndex
CREATE INDEX "flag_state_id_idx" ON "flag"("state", "id");

-- CreateIndex
CREATE UNIQUE INDEX "release_date_key" ON "release"("date");

-- CreateIndex
CREATE INDEX "row_change_release_id_id_idx" ON "row_change"("release_id", "id");

-- CreateIndex
CREATE INDEX "port_event_port_release_id_idx" ON "port_event"("port", "release_id");

-- CreateIndex
CREATE INDEX "port_event_release_id_port_idx" ON "port_event"("release_id", "port");

-- CreateIndex
CREATE INDEX "port_run_start_idx" ON "port_run"("start");

-- CreateIndex
CREATE UNIQUE INDEX "search_entry_kind_key_key" ON "search_entry"("kind", "key");

-- AddForeignKey
ALTER TABLE "account" ADD CONSTRAINT "account_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "session" ADD CONSTRAINT "session_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "api_token" ADD CONSTRAINT "api_token_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "software" ADD CONSTRAINT "software_merged_into_id_fkey" FOREIGN KEY ("merged_into_id") REFERENCES "software"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "report" ADD CONSTRAINT "report_software_id_fkey" FOREIGN KEY ("software_id") REFERENCES "software"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "report" ADD CONSTRAINT "report_author_id_fkey" FOREIGN KEY ("author_id") REFERENCES "user"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "report" ADD CONSTRAINT "report_merged_into_id_fkey" FOREIGN KEY ("merged_into_id") REFERENCES "report"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "evidence" ADD CONSTRAINT "evidence_report_id_fkey" FOREIGN KEY ("report_id") REFERENCES "report"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "evidence" ADD CONSTRAINT "evidence_edit_id_fkey" FOREIGN KEY ("edit_id") REFERENCES "edit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "revision" ADD CONSTRAINT "revision_edit_id_fkey" FOREIGN KEY ("edit_id") REFERENCES "edit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "edit" ADD CONSTRAINT "edit_author_id_fkey" FOREIGN KEY ("author_id") REFERENCES "user"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "edit" ADD CONSTRAINT "edit_taken_over_by_id_fkey" FOREIGN KEY ("taken_over_by_id") REFERENCES "user"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "edit" ADD CONSTRAINT "edit_reverts_edit_id_fkey" FOREIGN KEY ("reverts_edit_id") REFERENCES "edit"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "review" ADD CONSTRAINT "review_edit_id_fkey" FOREIGN KEY ("edit_id") REFERENCES "edit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "review" ADD CONSTRAINT "review_reviewer_id_fkey" FOREIGN KEY ("reviewer_id") REFERENCES "user"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "vote" ADD CONSTRAINT "vote_report_id_fkey" FOREIGN KEY ("report_id") REFERENCES "report"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "vote" ADD CONSTRAINT "vote_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "log_entry" ADD CONSTRAINT "log_entry_actor_id_fkey" FOREIGN KEY ("actor_id") REFERENCES "user"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "log_entry" ADD CONSTRAINT "log_entry_edit_id_fkey" FOREIGN KEY ("edit_id") REFERENCES "edit"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "flag" ADD CONSTRAINT "flag_author_id_fkey" FOREIGN KEY ("author_id") REFERENCES "user"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "registry_row" ADD CONSTRAINT "registry_row_first_release_id_fkey" FOREIGN KEY ("first_release_id") REFERENCES "release"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "registry_row" ADD CONSTRAINT "registry_row_last_release_id_fkey" FOREIGN KEY ("last_release_id") REFERENCES "release"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "row_change" ADD CONSTRAINT "row_change_release_id_fkey" FOREIGN KEY ("release_id") REFERENCES "release"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "port_event" ADD CONSTRAINT "port_event_release_id_fkey" FOREIGN KEY ("release_id") REFERENCES "release"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

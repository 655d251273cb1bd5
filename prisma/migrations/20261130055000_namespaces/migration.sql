-- CreateTable
CREATE TABLE "namespace" (
    "id" SERIAL NOT NULL,
    "slug" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "purpose" TEXT NOT NULL,
    "homepage" TEXT NOT NULL,
    "proof" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'asked',
    "asked_by_id" TEXT NOT NULL,
    "asked_at" TIMESTAMPTZ(3) NOT NULL,
    "decided_by_id" TEXT,
    "decided_at" TIMESTAMPTZ(3),
    "decision" TEXT,
    "closed_by_id" TEXT,
    "closed_at" TIMESTAMPTZ(3),
    "closing" TEXT,

    CONSTRAINT "namespace_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "namespace_range" (
    "id" SERIAL NOT NULL,
    "namespace_id" INTEGER NOT NULL,
    "port_start" INTEGER NOT NULL,
    "port_end" INTEGER NOT NULL,

    CONSTRAINT "namespace_range_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "namespace_member" (
    "id" SERIAL NOT NULL,
    "namespace_id" INTEGER NOT NULL,
    "user_id" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "since" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "namespace_member_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "reservation" (
    "id" SERIAL NOT NULL,
    "namespace_id" INTEGER NOT NULL,
    "port" INTEGER NOT NULL,
    "transports" TEXT[],
    "project" TEXT NOT NULL,
    "url" TEXT,
    "made_by_id" TEXT NOT NULL,
    "made_at" TIMESTAMPTZ(3) NOT NULL,
    "until" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "reservation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "reservation_event" (
    "id" SERIAL NOT NULL,
    "reservation_id" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "by_id" TEXT,
    "reason" TEXT NOT NULL,
    "until" TIMESTAMPTZ(3),

    CONSTRAINT "reservation_event_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "namespace_slug_idx" ON "namespace"("slug");

-- CreateIndex
CREATE INDEX "namespace_asked_by_id_idx" ON "namespace"("asked_by_id");

-- CreateIndex
CREATE INDEX "namespace_decided_by_id_idx" ON "namespace"("decided_by_id");

-- CreateIndex
CREATE INDEX "namespace_closed_by_id_idx" ON "namespace"("closed_by_id");

-- CreateIndex
CREATE INDEX "namespace_range_namespace_id_idx" ON "namespace_range"("namespace_id");

-- CreateIndex
CREATE INDEX "namespace_member_namespace_id_idx" ON "namespace_member"("namespace_id");

-- CreateIndex
CREATE INDEX "namespace_member_user_id_idx" ON "namespace_member"("user_id");

-- CreateIndex
CREATE INDEX "reservation_namespace_id_idx" ON "reservation"("namespace_id");

-- CreateIndex
CREATE INDEX "reservation_port_idx" ON "reservation"("port");

-- CreateIndex
CREATE INDEX "reservation_made_by_id_idx" ON "reservation"("made_by_id");

-- CreateIndex
CREATE INDEX "reservation_event_reservation_id_idx" ON "reservation_event"("reservation_id");

-- CreateIndex
CREATE INDEX "reservation_event_by_id_idx" ON "reservation_event"("by_id");

-- AddForeignKey
ALTER TABLE "namespace" ADD CONSTRAINT "namespace_asked_by_id_fkey" FOREIGN KEY ("asked_by_id") REFERENCES "user"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "namespace" ADD CONSTRAINT "namespace_decided_by_id_fkey" FOREIGN KEY ("decided_by_id") REFERENCES "user"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "namespace" ADD CONSTRAINT "namespace_closed_by_id_fkey" FOREIGN KEY ("closed_by_id") REFERENCES "user"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "namespace_range" ADD CONSTRAINT "namespace_range_namespace_id_fkey" FOREIGN KEY ("namespace_id") REFERENCES "namespace"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "namespace_member" ADD CONSTRAINT "namespace_member_namespace_id_fkey" FOREIGN KEY ("namespace_id") REFERENCES "namespace"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "namespace_member" ADD CONSTRAINT "namespace_member_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "reservation" ADD CONSTRAINT "reservation_namespace_id_fkey" FOREIGN KEY ("namespace_id") REFERENCES "namespace"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "reservation" ADD CONSTRAINT "reservation_made_by_id_fkey" FOREIGN KEY ("made_by_id") REFERENCES "user"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "reservation_event" ADD CONSTRAINT "reservation_event_reservation_id_fkey" FOREIGN KEY ("reservation_id") REFERENCES "reservation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "reservation_event" ADD CONSTRAINT "reservation_event_by_id_fkey" FOREIGN KEY ("by_id") REFERENCES "user"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What Prisma's schema cannot say.
ALTER TABLE namespace
  ADD CONSTRAINT namespace_slug CHECK (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
  ADD CONSTRAINT namespace_state CHECK (state IN ('asked', 'active', 'refused', 'closed')),
  ADD CONSTRAINT namespace_texts CHECK (name <> '' AND purpose <> '' AND homepage <> '' AND proof <> ''),
  ADD CONSTRAINT namespace_decided CHECK (
    (decided_at IS NULL) = (decided_by_id IS NULL) AND (decided_at IS NULL) = (decision IS NULL)
    AND (decided_at IS NULL) = (state = 'asked') AND decision <> ''),
  ADD CONSTRAINT namespace_closed CHECK (
    (closed_at IS NULL) = (closed_by_id IS NULL) AND (closed_at IS NULL) = (closing IS NULL)
    AND (closed_at IS NULL) = (state <> 'closed') AND closing <> '');
-- A refused one leaves its name to others; a closed one keeps it.
CREATE UNIQUE INDEX namespace_slug_taken ON namespace (slug) WHERE state <> 'refused';

-- The user range of RFC 6335: system ports need rights, and dynamic ones belong to nobody.
ALTER TABLE namespace_range ADD CONSTRAINT namespace_range_ports CHECK (
  port_start BETWEEN 1024 AND 49151 AND port_end BETWEEN 1024 AND 49151 AND port_start <= port_end);
ALTER TABLE namespace_member
  ADD CONSTRAINT namespace_member_role CHECK (role IN ('owner', 'member')),
  ADD CONSTRAINT namespace_member_ended CHECK (ended_at >= since);
CREATE UNIQUE INDEX namespace_member_now ON namespace_member (namespace_id, user_id) WHERE ended_at IS NULL;
ALTER TABLE reservation
  ADD CONSTRAINT reservation_port CHECK (port BETWEEN 1024 AND 49151),
  ADD CONSTRAINT reservation_transports CHECK (
    cardinality(transports) BETWEEN 1 AND 4 AND transports <@ ARRAY['tcp', 'udp', 'sctp', 'dccp']),
  ADD CONSTRAINT reservation_project CHECK (project <> ''),
  ADD CONSTRAINT reservation_until CHECK (until > made_at);
ALTER TABLE reservation_event
  ADD CONSTRAINT reservation_event_kind CHECK (kind IN ('renewed', 'released', 'ended', 'expired')),
  ADD CONSTRAINT reservation_event_reason CHECK (reason <> ''),
  ADD CONSTRAINT reservation_event_until CHECK ((kind = 'renewed') = (until IS NOT NULL) AND until > at);
-- It ends once.
CREATE UNIQUE INDEX reservation_event_end ON reservation_event (reservation_id) WHERE kind <> 'renewed';

-- Nobody blanks or reassigns a reservation, its maker neither.
CREATE TRIGGER reservation_append_only BEFORE UPDATE OR DELETE ON reservation
  FOR EACH ROW EXECUTE FUNCTION refuse_rewriting();
CREATE TRIGGER reservation_event_append_only BEFORE UPDATE OR DELETE ON reservation_event
  FOR EACH ROW EXECUTE FUNCTION refuse_rewriting();
CREATE TRIGGER namespace_range_append_only BEFORE UPDATE OR DELETE ON namespace_range
  FOR EACH ROW EXECUTE FUNCTION refuse_rewriting();
CREATE TRIGGER namespace_kept BEFORE DELETE ON namespace
  FOR EACH ROW EXECUTE FUNCTION refuse_rewriting();
CREATE TRIGGER namespace_member_kept BEFORE DELETE ON namespace_member
  FOR EACH ROW EXECUTE FUNCTION refuse_rewriting();
-- What a namespace is, who asked for it and what was decided stay as they were written.
CREATE TRIGGER namespace_said BEFORE UPDATE ON namespace FOR EACH ROW
  WHEN (
    (OLD.slug, OLD.name, OLD.purpose, OLD.homepage, OLD.proof, OLD.asked_by_id, OLD.asked_at)
      IS DISTINCT FROM (NEW.slug, NEW.name, NEW.purpose, NEW.homepage, NEW.proof, NEW.asked_by_id, NEW.asked_at)
    OR OLD.state IN ('refused', 'closed')
    OR (OLD.decided_at IS NOT NULL AND (OLD.decided_by_id, OLD.decided_at, OLD.decision)
      IS DISTINCT FROM (NEW.decided_by_id, NEW.decided_at, NEW.decision)))
  EXECUTE FUNCTION refuse_rewriting();
CREATE TRIGGER namespace_member_said BEFORE UPDATE ON namespace_member FOR EACH ROW
  WHEN (OLD.ended_at IS NOT NULL
    OR (OLD.namespace_id, OLD.user_id, OLD.role, OLD.since) IS DISTINCT FROM (NEW.namespace_id, NEW.user_id, NEW.role, NEW.since))
  EXECUTE FUNCTION refuse_rewriting();

-- CreateTable
CREATE TABLE "subject_lock" (
    "id" SERIAL NOT NULL,
    "subject_type" TEXT NOT NULL,
    "subject_id" INTEGER NOT NULL,
    "level" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "locked_by_id" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "until" TIMESTAMPTZ(3),
    "ended_at" TIMESTAMPTZ(3),
    "ended" TEXT,
    "lifted_by_id" TEXT,
    "lift_reason" TEXT,

    CONSTRAINT "subject_lock_pkey" PRIMARY KEY ("id")
);

-- AddForeignKey
ALTER TABLE "subject_lock" ADD CONSTRAINT "subject_lock_locked_by_id_fkey" FOREIGN KEY ("locked_by_id") REFERENCES "user"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "subject_lock" ADD CONSTRAINT "subject_lock_lifted_by_id_fkey" FOREIGN KEY ("lifted_by_id") REFERENCES "user"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- What Prisma's schema cannot say.
ALTER TABLE subject_lock
  ADD CONSTRAINT subject_lock_subject CHECK (subject_type IN ('report', 'article', 'software')),
  ADD CONSTRAINT subject_lock_level CHECK (level IN ('reviewer', 'moderator')),
  ADD CONSTRAINT subject_lock_reason CHECK (reason <> ''),
  ADD CONSTRAINT subject_lock_until CHECK (until > created_at),
  ADD CONSTRAINT subject_lock_ended CHECK (
    (ended_at IS NULL) = (ended IS NULL) AND ended IN ('lifted', 'run-out') AND ended_at >= created_at),
  -- A lock is lifted before its time, or its time has come.
  ADD CONSTRAINT subject_lock_end CHECK (
    CASE ended WHEN 'lifted' THEN until IS NULL OR ended_at < until WHEN 'run-out' THEN until IS NOT NULL AND ended_at = until END),
  ADD CONSTRAINT subject_lock_lifted CHECK (
    (ended IS NOT DISTINCT FROM 'lifted') = (lift_reason IS NOT NULL) AND lift_reason <> ''
    AND (lifted_by_id IS NULL OR lift_reason IS NOT NULL));

-- One lock in force on each subject.
CREATE UNIQUE INDEX subject_lock_standing ON subject_lock (subject_type, subject_id) WHERE ended_at IS NULL;

-- An ended lock keeps its row.
CREATE TRIGGER subject_lock_kept BEFORE DELETE ON subject_lock
  FOR EACH ROW EXECUTE FUNCTION refuse_rewriting();

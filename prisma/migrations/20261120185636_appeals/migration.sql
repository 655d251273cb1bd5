-- CreateTable
CREATE TABLE "appeal" (
    "id" SERIAL NOT NULL,
    "user_id" TEXT NOT NULL,
    "suspended_at" TIMESTAMPTZ(3) NOT NULL,
    "suspended_by_id" TEXT,
    "suspend_reason" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'open',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "decided_at" TIMESTAMPTZ(3),
    "decided_by_id" TEXT,
    "decision" TEXT,

    CONSTRAINT "appeal_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "appeal_state_id_idx" ON "appeal"("state", "id");

-- CreateIndex
CREATE UNIQUE INDEX "appeal_user_id_suspended_at_key" ON "appeal"("user_id", "suspended_at");

-- AddForeignKey
ALTER TABLE "appeal" ADD CONSTRAINT "appeal_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "appeal" ADD CONSTRAINT "appeal_suspended_by_id_fkey" FOREIGN KEY ("suspended_by_id") REFERENCES "user"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "appeal" ADD CONSTRAINT "appeal_decided_by_id_fkey" FOREIGN KEY ("decided_by_id") REFERENCES "user"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- What Prisma's schema cannot say.
ALTER TABLE appeal
  ADD CONSTRAINT appeal_state CHECK (state IN ('open', 'upheld', 'granted')),
  ADD CONSTRAINT appeal_text CHECK (text <> ''),
  -- 30 days, in hours: a day is not always 24 of them.
  ADD CONSTRAINT appeal_in_time CHECK (
    created_at >= suspended_at AND created_at - suspended_at <= interval '720 hours'),
  ADD CONSTRAINT appeal_decided CHECK (
    (state = 'open') = (decided_at IS NULL) AND (state = 'open') = (decision IS NULL)
    AND (state <> 'open' OR decided_by_id IS NULL) AND decision <> ''),
  ADD CONSTRAINT appeal_by_another CHECK (decided_by_id <> user_id);

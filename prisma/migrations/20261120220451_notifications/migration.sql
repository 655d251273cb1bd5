-- AlterTable
ALTER TABLE "user" ADD COLUMN     "digest_at" TIMESTAMPTZ(3),
ADD COLUMN     "mail_digest" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "mail_own" BOOLEAN NOT NULL DEFAULT true;

-- CreateTable
CREATE TABLE "watch" (
    "id" SERIAL NOT NULL,
    "user_id" TEXT NOT NULL,
    "port_start" INTEGER,
    "port_end" INTEGER,
    "software_id" INTEGER,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "watch_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "untold_entry" (
    "entry_id" INTEGER NOT NULL,

    CONSTRAINT "untold_entry_pkey" PRIMARY KEY ("entry_id")
);

-- CreateTable
CREATE TABLE "notification" (
    "id" SERIAL NOT NULL,
    "user_id" TEXT NOT NULL,
    "entry_id" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "ports" INTEGER[],
    "port_count" INTEGER NOT NULL DEFAULT 0,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "read_at" TIMESTAMPTZ(3),
    "mail_due_at" TIMESTAMPTZ(3),
    "mail_tries" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "notification_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "watch_software_id_idx" ON "watch"("software_id");

-- CreateIndex
CREATE INDEX "watch_ports" ON "watch"("port_end", "port_start");

-- CreateIndex
CREATE UNIQUE INDEX "watch_user_id_port_start_port_end_key" ON "watch"("user_id", "port_start", "port_end");

-- CreateIndex
CREATE UNIQUE INDEX "watch_user_id_software_id_key" ON "watch"("user_id", "software_id");

-- CreateIndex
CREATE INDEX "notification_user_id_id_idx" ON "notification"("user_id", "id");

-- CreateIndex
CREATE INDEX "notification_entry_id_idx" ON "notification"("entry_id");

-- CreateIndex
CREATE UNIQUE INDEX "notification_user_id_entry_id_key" ON "notification"("user_id", "entry_id");

-- AddForeignKey
ALTER TABLE "watch" ADD CONSTRAINT "watch_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "watch" ADD CONSTRAINT "watch_software_id_fkey" FOREIGN KEY ("software_id") REFERENCES "software"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "untold_entry" ADD CONSTRAINT "untold_entry_entry_id_fkey" FOREIGN KEY ("entry_id") REFERENCES "log_entry"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "notification" ADD CONSTRAINT "notification_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "notification" ADD CONSTRAINT "notification_entry_id_fkey" FOREIGN KEY ("entry_id") REFERENCES "log_entry"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What Prisma's schema cannot say.
ALTER TABLE watch
  ADD CONSTRAINT watch_subject CHECK (
    (software_id IS NULL AND port_start IS NOT NULL AND port_end IS NOT NULL)
    OR (software_id IS NOT NULL AND port_start IS NULL AND port_end IS NULL)),
  ADD CONSTRAINT watch_ports_in_order CHECK (
    port_start BETWEEN 0 AND 65535 AND port_end BETWEEN 0 AND 65535 AND port_start <= port_end);
-- lib/notifications/notifications.db.test.ts holds the kinds equal to the zod schema.
ALTER TABLE notification
  ADD CONSTRAINT notification_kind CHECK (kind IN
    ('report', 'edit', 'evidence', 'release', 'own-applied', 'own-rejected', 'own-changes-requested',
     'own-conflicted', 'own-expired', 'suspended', 'restored', 'appeal-upheld')),
  ADD CONSTRAINT notification_ports CHECK (
    port_count >= cardinality(ports) AND (kind = 'release') = (port_count > 0)),
  ADD CONSTRAINT notification_mail_tries CHECK (mail_tries >= 0);

-- Counted with every page of whoever is signed in.
CREATE INDEX notification_unread ON notification (user_id) WHERE read_at IS NULL;
CREATE INDEX notification_mail_due ON notification (mail_due_at) WHERE mail_due_at IS NOT NULL;
CREATE INDEX notification_read ON notification (read_at) WHERE read_at IS NOT NULL;

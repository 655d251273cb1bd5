import { record } from '@/lib/audit/commands';
import { ensureInstanceAccount } from '@/lib/edits/commands/propose';
import type { Tx } from '@/lib/platform/db';
import type { RegistryRow } from '@/lib/platform/generated/prisma/client';

/**
 * Where IANA gave a service's name to somebody else, what is said of it in plain words was said of another service: a
 * person has to look. Flags the profile of a name all of whose rows are new in this release, and share neither a
 * description nor a person or organisation with those that the name had last. Of the year of shipped releases none does.
 */
export async function askAboutProfiles(tx: Tx, date: string, now: Date): Promise<void> {
  const profiles = await tx.serviceProfile.findMany({ where: { state: 'active' } });
  if (profiles.length === 0) return;
  const release = await tx.release.findUniqueOrThrow({ where: { date: new Date(date) } });
  const begun = await tx.registryRow.findMany({
    where: { lastReleaseId: null, firstReleaseId: release.id, serviceName: { not: null } },
    select: { serviceName: true },
  });
  const names = new Set(begun.map(({ serviceName }) => serviceName?.toLowerCase()));
  for (const { serviceName } of profiles) {
    if (!names.has(serviceName.toLowerCase())) continue;
    const all = await findEver(tx, serviceName);
    const present = all.filter(({ lastReleaseId }) => lastReleaseId === null);
    // By its day: a release that was filled in later has a higher number.
    const lastHeld = Math.max(...all.map(({ last }) => last?.date.getTime() ?? 0));
    const former = all.filter(({ last }) => last?.date.getTime() === lastHeld);
    const stays = present.some(
      (row) => row.firstReleaseId !== release.id || former.some((other) => isAlike(row, other)),
    );
    if (stays || former.length === 0) continue;
    const is = present.map(({ description }) => description).join('; ');
    const was = former.map(({ description }) => description).join('; ');
    await raise(
      tx,
      serviceName,
      `In the release of ${date} ${serviceName} is “${is}”; what is said of it was written when it was “${was}”. Is it the same service?`,
      now,
    );
  }
}

/** Every row that the name ever had. */
async function findEver(tx: Tx, name: string) {
  const found = await tx.registryRow.findMany({
    where: { serviceName: { equals: name, mode: 'insensitive' } },
    include: { last: { select: { date: true } } },
  });
  // `mode` is ILIKE in PostgreSQL, where `_` and `%` of a name would match anything.
  return found.filter(({ serviceName }) => serviceName?.toLowerCase() === name.toLowerCase());
}

function isAlike(one: RegistryRow, other: RegistryRow): boolean {
  const people = [...other.assignees, ...other.contacts];
  return (
    one.description.toLowerCase() === other.description.toLowerCase() ||
    [...one.assignees, ...one.contacts].some((id) => people.includes(id))
  );
}

/** Of the instance itself one flag is enough for the desk. One that waits already is enough too. */
async function raise(tx: Tx, service: string, note: string, now: Date): Promise<void> {
  const authorId = await ensureInstanceAccount(tx);
  const about = { subjectType: 'service', subjectId: service };
  const reason = 'IANA gave the name to somebody else';
  const flag = { ...about, reason, note: note.slice(0, MOST_CHARACTERS), authorId, createdAt: now };
  const [raised] = await tx.flag.createManyAndReturn({ data: [flag], skipDuplicates: true });
  if (raised === undefined) return;
  await record(
    tx,
    {
      ...{ action: 'flag.raised', actorId: authorId, reason, data: { flag: raised.id } },
      subject: { type: 'service', id: service },
    },
    now,
  );
}

/** As of any flag's note (`FLAG_BOUNDS`). */
const MOST_CHARACTERS = 2000;

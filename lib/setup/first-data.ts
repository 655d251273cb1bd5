import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { importRelease } from '@/lib/iana/commands/import';
import { readShippedRelease, SHIPPED_RELEASES } from '@/lib/iana/shipped-releases';
import { db } from '@/lib/platform/db';
import { importStock } from './import-stock';

/** Tells a person what is being done; called often while something takes long. */
export type Say = (line: string) => void;

const STEP = 'first-data';

/**
 * What a new instance starts with: the shipped releases in order and the stock of profiles, reports and
 * articles. Does what is missing and nothing else; one query where the shipped data is in already.
 * Throws the reason of `signal` soon after it was aborted; what is in by then stays.
 */
export async function setUpData(say: Say, signal?: AbortSignal): Promise<void> {
  const hash = await hashOfShippedData();
  const done = await db().setupStep.findUnique({ where: { name: STEP } });
  if (done?.hash === hash) return;
  const now = new Date();
  await importShippedReleases(say, now, signal);
  say('Bringing in the stock of reports and articles …');
  let tenth = 0;
  const { reports, articles } = await importStock(now, (share) => {
    signal?.throwIfAborted();
    if (Math.floor(share * 10) === tenth) return;
    tenth = Math.floor(share * 10);
    say(`  ${tenth * 10} %`);
  });
  say(`${reports} reports and ${articles} articles came in.`);
  await db().setupStep.upsert({
    where: { name: STEP },
    create: { name: STEP, hash, at: now },
    update: { hash, at: now },
  });
}

/** What is noted of an instance that has all of it: with this one that has none is left so. */
export async function firstDataStep(): Promise<{ name: string; hash: string }> {
  return { name: STEP, hash: await hashOfShippedData() };
}

/** Shipped releases that are newer than those there: an instance that imports by itself is left alone. */
async function importShippedReleases(say: Say, now: Date, signal?: AbortSignal): Promise<void> {
  // Not the current one: whoever made an older release current wants it to stay so.
  const newest = await db().release.findFirst({
    orderBy: { date: 'desc' },
    select: { date: true },
  });
  for (const name of SHIPPED_RELEASES) {
    const [date = ''] = /\d{4}-\d{2}-\d{2}/.exec(name) ?? [];
    if (newest !== null && date <= newest.date.toISOString().slice(0, 10)) continue;
    signal?.throwIfAborted();
    say(`Importing the IANA release of ${date} …`);
    const outcome = await importRelease(readShippedRelease(name), { shipped: true, say }, now);
    if (!outcome.ok)
      throw new Error(`the shipped release ${name} was refused: ${outcome.reason ?? ''}`);
  }
}

async function hashOfShippedData(): Promise<string> {
  const root = path.join(process.cwd(), 'prisma', 'data');
  const hash = createHash('sha256');
  for (const folder of ['iana', 'services', 'software', 'articles']) {
    for (const name of (await readdir(path.join(root, folder))).sort()) {
      hash.update(`${folder}/${name}\n`).update(await readFile(path.join(root, folder, name)));
    }
  }
  return hash.digest('hex');
}

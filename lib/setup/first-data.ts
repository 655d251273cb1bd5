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
 * What a new instance starts with: the shipped releases in order and the stock of reports and
 * articles. Does what is missing and nothing else; one query where the shipped data is in already.
 */
export async function setUpData(say: Say): Promise<void> {
  const hash = await hashOfShippedData();
  const done = await db().setupStep.findUnique({ where: { name: STEP } });
  if (done?.hash === hash) return;
  const now = new Date();
  await importShippedReleases(say, now);
  say('Bringing in the stock of reports and articles …');
  let tenth = 0;
  const { reports, articles } = await importStock(now, (share) => {
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

/** Shipped releases that are newer than the current one: an instance that imports by itself is left alone. */
async function importShippedReleases(say: Say, now: Date): Promise<void> {
  const current = await db().release.findFirst({ orderBy: { id: 'desc' }, select: { date: true } });
  for (const name of SHIPPED_RELEASES) {
    const [date = ''] = /\d{4}-\d{2}-\d{2}/.exec(name) ?? [];
    if (current !== null && date <= current.date.toISOString().slice(0, 10)) continue;
    say(`Importing the IANA release of ${date} …`);
    const outcome = await importRelease(readShippedRelease(name), {}, now);
    if (!outcome.ok)
      throw new Error(`the shipped release ${name} was refused: ${outcome.reason ?? ''}`);
  }
}

async function hashOfShippedData(): Promise<string> {
  const root = path.join(process.cwd(), 'prisma', 'data');
  const hash = createHash('sha256');
  for (const folder of ['iana', 'software', 'articles']) {
    for (const name of (await readdir(path.join(root, folder))).sort()) {
      hash.update(`${folder}/${name}\n`).update(await readFile(path.join(root, folder, name)));
    }
  }
  return hash.digest('hex');
}

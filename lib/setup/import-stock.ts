import { withManyEdits } from '@/lib/edits/commands/apply';
import { ensureInstanceAccount } from '@/lib/edits/commands/propose';
import type { ServiceProfile } from '@/lib/services/profile';
import { softwareSubject } from '@/lib/edits/subjects/software';
import { revisionsWritten, writeRevision } from '@/lib/edits/subjects/write-revision';
import { inTransaction, type Tx } from '@/lib/platform/db';
import { findRowsOfServices } from '@/lib/services/queries';
import { isSameName } from '@/lib/software/names';
import { softwareNameKey } from '@/lib/software/types';
import { bringIn, type By, NOTE } from './bring-in';
import { importArticles } from './import-articles';
import {
  readStockArticles,
  readStockProfiles,
  readStockSoftware,
  type StockSoftware,
} from './stock';

const TIMEOUT_MS = 120_000;
/** Items of the stock that come in by one transaction: who waits for an interruption waits for this. */
const AT_ONCE = 25;

/**
 * Brings in what of the stock is missing, through the edits that people's own reports use: proposed by
 * the import account, applied by rule, logged each. What is there already, changed by people or not, stays.
 * Answers how many reports and articles came in. Calls `progress` with a share from 0 to 1.
 */
export async function importStock(
  now: Date,
  progress: (share: number) => void,
): Promise<{ reports: number; articles: number }> {
  const [software, articles] = [await readStockSoftware(), await readStockArticles()];
  const profiles = await readStockProfiles();
  const by: By = { authorId: await inTransaction(ensureInstanceAccount), now };
  const total = profiles.length + software.length + articles.length;
  let at = 0;
  const each = async <Item>(
    items: readonly Item[],
    work: (tx: Tx, items: readonly Item[]) => Promise<number>,
  ): Promise<number> => {
    let brought = 0;
    for (let first = 0; first < items.length; first += AT_ONCE) {
      const some = items.slice(first, first + AT_ONCE);
      brought += await together(some, work);
      progress((at += some.length) / total);
    }
    return brought;
  };
  await each(profiles, (tx, some) => importProfiles(tx, some, by));
  const reports = await each(software, (tx, some) => importSoftware(tx, some, profiles, by));
  const brought = await each(articles, (tx, some) => importArticles(tx, some, articles, by));
  return { reports, articles: brought };
}

/** Brings some items in by one transaction; what follows from them (search entries, tags) is written once for all. */
function together<Item>(
  items: readonly Item[],
  work: (tx: Tx, items: readonly Item[]) => Promise<number>,
): Promise<number> {
  return inTransaction((tx) => withManyEdits(tx, () => work(tx, items)), { timeout: TIMEOUT_MS });
}

/** Entries that the instance does not have, by address or name. */
async function importSoftware(
  tx: Tx,
  entries: readonly StockSoftware[],
  profiles: readonly ServiceProfile[],
  by: By,
): Promise<number> {
  const nameKeyOf = ({ software }: StockSoftware) => softwareNameKey(software.name);
  const slug = { in: entries.map(({ software }) => software.slug) };
  const known = await tx.software.findMany({
    where: { OR: [{ slug }, { nameKey: { in: entries.map(nameKeyOf) } }] },
    select: { slug: true, nameKey: true },
  });
  const missing = entries.filter(
    (entry) =>
      !known.some((one) => one.slug === entry.software.slug || one.nameKey === nameKeyOf(entry)),
  );
  let brought = 0;
  for (const entry of missing) brought += await importEntry(tx, entry, profiles, by);
  return brought;
}

async function importEntry(
  tx: Tx,
  { software, reports }: StockSoftware,
  profiles: readonly ServiceProfile[],
  by: By,
): Promise<number> {
  if (reports.length === 0) {
    const editId = await editThatNames(tx, software, profiles);
    if (editId !== null) await createEntry(tx, software, editId, by);
  }
  for (const [index, report] of reports.entries()) {
    // The first report brings the entry with it, as a person's would; the rest of the entry is then filled in.
    const choice = index === 0 ? { name: software.name } : { slug: software.slug };
    await bringIn(
      tx,
      { kind: 'report.create', changes: { ...report, software: choice }, note: NOTE },
      by,
      async (editId) => {
        if (index === 0) await createEntry(tx, software, editId, by);
      },
    );
  }
  return reports.length;
}

/** The edit that brought a profile which names the program: an entry without reports comes by it; null where none did. */
async function editThatNames(
  tx: Tx,
  software: StockSoftware['software'],
  profiles: readonly ServiceProfile[],
): Promise<number | null> {
  const naming = profiles.filter((profile) =>
    profile.software.some((name) => isSameName(name, software)),
  );
  const stored = await tx.serviceProfile.findFirst({
    where: { serviceName: { in: naming.map(({ service }) => service) } },
    orderBy: { id: 'asc' },
    select: { id: true },
  });
  if (stored === null) return null;
  await revisionsWritten(tx);
  const revision = await tx.revision.findFirst({
    where: { subjectType: 'service', subjectId: stored.id },
    orderBy: { number: 'desc' },
    select: { editId: true },
  });
  return revision?.editId ?? null;
}

/** The stock knows more of an entry than a proposal may say: slug, domains, repositories. */
async function createEntry(
  tx: Tx,
  software: StockSoftware['software'],
  editId: number,
  { authorId, now }: By,
): Promise<void> {
  const content = softwareSubject.parse({ ...software, state: 'active', mergedInto: null });
  const id = await softwareSubject.create(tx, content, { editId, authorId, now });
  const first = { subjectType: 'software', subjectId: id, number: 1 } as const;
  await writeRevision(tx, { ...first, content, editId, createdAt: now });
  await softwareSubject.refresh(tx, id, { editId, authorId, now });
}

/**
 * A service that the registry no longer names, or not yet, has none. A profile that is still as the stock brought
 * it, before profiles named programs, gets their names.
 */
async function importProfiles(
  tx: Tx,
  profiles: readonly ServiceProfile[],
  by: By,
): Promise<number> {
  const names = profiles.map(({ service }) => service);
  const known = await tx.serviceProfile.findMany({ where: { serviceName: { in: names } } });
  const named = await findRowsOfServices(tx, names);
  const isNamed = new Set(named.map(({ serviceName }) => serviceName?.toLowerCase()));
  let brought = 0;
  for (const { service, ...changes } of profiles) {
    const key = service.toLowerCase();
    const proposal = { kind: 'service.update', subject: service, note: NOTE } as const;
    const profile = known.find(({ serviceName }) => serviceName.toLowerCase() === key);
    const { software } = changes;
    if (profile === undefined) {
      if (!isNamed.has(key)) continue;
      await bringIn(tx, { ...proposal, changes }, by);
    } else {
      const isFirst = profile.revision === 1 && profile.software.length === 0;
      if (!isFirst || software.length === 0) continue;
      await bringIn(tx, { ...proposal, baseRevision: 1, changes: { software } }, by);
    }
    brought += 1;
  }
  return brought;
}

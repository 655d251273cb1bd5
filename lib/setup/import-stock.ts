import { articleContentSchema } from '@/lib/articles/types';
import { applyEdit } from '@/lib/edits/commands/apply';
import { ensureInstanceAccount, proposeEdit } from '@/lib/edits/commands/propose';
import type { ServiceProfile } from '@/lib/services/profile';
import type { Proposal } from '@/lib/edits/schema';
import { softwareSubject } from '@/lib/edits/subjects/software';
import { gatherTags } from '@/lib/platform/cache-tags';
import { inTransaction, type Tx } from '@/lib/platform/db';
import { gatherEntries } from '@/lib/search/commands';
import { findServiceRows } from '@/lib/services/queries';
import { isSameName } from '@/lib/software/names';
import { softwareNameKey } from '@/lib/software/types';
import {
  readStockArticles,
  readStockProfiles,
  readStockSoftware,
  type StockArticle,
  type StockSoftware,
} from './stock';

const NOTE = 'Part of the stock that a new instance starts with.';
const TIMEOUT_MS = 120_000;
/** Items of the stock that come in by one transaction: who waits for an interruption waits for this. */
const AT_ONCE = 25;

/** In whose name the stock comes in, and when. */
interface By {
  readonly authorId: string;
  readonly now: Date;
}

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
    work: (tx: Tx, item: Item) => Promise<number>,
  ): Promise<number> => {
    let brought = 0;
    for (let first = 0; first < items.length; first += AT_ONCE) {
      const some = items.slice(first, first + AT_ONCE);
      brought += await together(some, work);
      progress((at += some.length) / total);
    }
    return brought;
  };
  await each(profiles, (tx, profile) => importProfile(tx, profile, by));
  const reports = await each(software, (tx, entry) => importSoftware(tx, entry, profiles, by));
  const brought = await each(articles, (tx, article) =>
    importArticle(tx, article, originalOf(article, articles), by),
  );
  return { reports, articles: brought };
}

/** Brings some items in by one transaction; what follows from them (search entries, tags) is written once for all. */
function together<Item>(
  items: readonly Item[],
  work: (tx: Tx, item: Item) => Promise<number>,
): Promise<number> {
  const inTurn = async (tx: Tx) => {
    let brought = 0;
    for (const item of items) brought += await work(tx, item);
    return brought;
  };
  return inTransaction((tx) => gatherTags(tx, () => gatherEntries(tx, () => inTurn(tx))), {
    timeout: TIMEOUT_MS,
  });
}

function originalOf(article: StockArticle, all: readonly StockArticle[]): StockArticle | undefined {
  const { translatedFrom } = article.changes;
  return all.find(({ port, locale }) => port === article.port && locale === translatedFrom);
}

async function importSoftware(
  tx: Tx,
  { software, reports }: StockSoftware,
  profiles: readonly ServiceProfile[],
  by: By,
): Promise<number> {
  const same = [{ slug: software.slug }, { nameKey: softwareNameKey(software.name) }];
  if ((await tx.software.findFirst({ where: { OR: same } })) !== null) return 0;
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
  await tx.revision.create({
    data: {
      subjectType: 'software',
      subjectId: id,
      number: 1,
      content: { ...content },
      editId,
      createdAt: now,
    },
  });
  await softwareSubject.refresh(tx, id, { editId, authorId, now });
}

async function importArticle(
  tx: Tx,
  { port, locale, changes }: StockArticle,
  original: StockArticle | undefined,
  by: By,
): Promise<number> {
  if ((await tx.article.findUnique({ where: { port_locale: { port, locale } } })) !== null)
    return 0;
  const followed =
    original === undefined ? {} : { translatedRevision: await revisionThatSays(tx, original) };
  await bringIn(
    tx,
    {
      kind: 'article.update',
      subject: { port, locale },
      changes: { ...changes, ...followed },
      note: NOTE,
    },
    by,
  );
  return 1;
}

/**
 * The revision of an article that says what the stock's says: the one its translations follow. Null where
 * the instance has none, because people wrote theirs first or an older stock came in.
 */
async function revisionThatSays(
  tx: Tx,
  { port, locale, changes }: StockArticle,
): Promise<number | null> {
  const article = await tx.article.findUnique({ where: { port_locale: { port, locale } } });
  if (article === null) return null;
  const revisions = await tx.revision.findMany({
    where: { subjectType: 'article', subjectId: article.id },
    orderBy: { number: 'desc' },
  });
  const same = revisions.find(({ content }) => {
    const { title, body, questions } = articleContentSchema.parse(content);
    return title === changes.title && body === changes.body && questions === changes.questions;
  });
  return same?.number ?? null;
}

/**
 * A service that the registry no longer names, or not yet, has none. A profile that is still as the stock brought
 * it, before profiles named programs, gets their names.
 */
async function importProfile(
  tx: Tx,
  { service, ...changes }: ServiceProfile,
  by: By,
): Promise<number> {
  const known = await tx.serviceProfile.findUnique({ where: { serviceName: service } });
  const proposal = { kind: 'service.update', subject: service, note: NOTE } as const;
  if (known === null) {
    if ((await findServiceRows(tx, service)).length === 0) return 0;
    await bringIn(tx, { ...proposal, changes }, by);
    return 1;
  }
  const { software } = changes;
  if (known.revision !== 1 || known.software.length > 0 || software.length === 0) return 0;
  await bringIn(tx, { ...proposal, baseRevision: 1, changes: { software } }, by);
  return 1;
}

async function bringIn(
  tx: Tx,
  proposal: Proposal,
  { authorId, now }: By,
  beforeApply?: (editId: number) => Promise<void>,
): Promise<void> {
  const actor = { id: authorId, trust: 1 };
  const proposed = await proposeEdit(tx, actor, proposal, now);
  if (!proposed.ok) {
    const fields = proposed.errors?.map(({ path, message }) => `${path} ${message}`).join(', ');
    throw new Error(
      `the stock holds something that cannot be proposed: ${fields ?? proposed.reason ?? proposed.code}`,
    );
  }
  await beforeApply?.(proposed.value.id);
  const { state } = await applyEdit(tx, proposed.value, { actorId: null, reason: NOTE }, now);
  if (state !== 'applied')
    throw new Error(`the stock holds something that conflicts: edit ${proposed.value.id}`);
}

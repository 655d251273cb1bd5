import { applyEdit } from '@/lib/edits/commands/apply';
import { ensureInstanceAccount } from '@/lib/edits/commands/instance-account';
import { proposeEdit, type Proposal } from '@/lib/edits/commands/propose';
import { softwareSubject } from '@/lib/edits/subjects/software';
import { inTransaction, type Tx } from '@/lib/platform/db';

import {
  readStockArticles,
  readStockSoftware,
  type StockArticle,
  type StockSoftware,
} from './stock';

const NOTE = 'Part of the stock that a new instance starts with.';
const TIMEOUT_MS = 120_000;

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
  const total = software.length + articles.length;
  const done = { reports: 0, articles: 0 };
  let at = 0;
  for (const entry of software) {
    done.reports += await inTransaction((tx) => importSoftware(tx, entry, now), {
      timeout: TIMEOUT_MS,
    });
    progress((at += 1) / total);
  }
  for (const article of articles) {
    done.articles += await inTransaction((tx) => importArticle(tx, article, now), {
      timeout: TIMEOUT_MS,
    });
    progress((at += 1) / total);
  }
  return done;
}

async function importSoftware(
  tx: Tx,
  { software, reports }: StockSoftware,
  now: Date,
): Promise<number> {
  if ((await tx.software.findUnique({ where: { slug: software.slug } })) !== null) return 0;
  for (const [index, report] of reports.entries()) {
    // The first report brings the entry with it, as a person's would; the rest of the entry is then filled in.
    const choice = index === 0 ? { name: software.name } : { slug: software.slug };
    await bringIn(
      tx,
      { kind: 'report.create', changes: { ...report, software: choice }, note: NOTE },
      now,
      async (editId) => {
        if (index === 0) await createEntry(tx, software, editId, now);
      },
    );
  }
  return reports.length;
}

/** The stock knows more of an entry than a proposal may say: slug, domains, repositories. */
async function createEntry(
  tx: Tx,
  software: StockSoftware['software'],
  editId: number,
  now: Date,
): Promise<void> {
  const content = softwareSubject.parse({ ...software, state: 'active', mergedInto: null });
  const authorId = await ensureInstanceAccount(tx);
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
  now: Date,
): Promise<number> {
  if ((await tx.article.findUnique({ where: { port_locale: { port, locale } } })) !== null)
    return 0;
  await bringIn(
    tx,
    { kind: 'article.update', subject: { port, locale }, changes, note: NOTE },
    now,
  );
  return 1;
}

async function bringIn(
  tx: Tx,
  proposal: Proposal,
  now: Date,
  beforeApply?: (editId: number) => Promise<void>,
): Promise<void> {
  const actor = { id: await ensureInstanceAccount(tx), trust: 1 };
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

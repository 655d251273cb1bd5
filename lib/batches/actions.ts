'use server';

import { refresh } from 'next/cache';
import { redirect } from 'next/navigation';
import { localeField, textField } from '@/lib/auth/form-state';
import { SIGNIN_PATH, withNext } from '@/lib/auth/routes';
import { currentActor, standingRefusal, transactAs } from '@/lib/auth/session';
import type { Actor } from '@/lib/auth/types';
import { localePath } from '@/lib/i18n/locales';
import { TRUST } from '@/lib/levels/levels';
import { systemClock } from '@/lib/platform/clock';
import type { Result } from '@/lib/platform/errors';
import { keepAnswer } from '@/lib/platform/form-answers';
import { checkFile, importBatch, IMPORT_TIMEOUT_MS } from './commands/import';
import type { Acting } from '@/lib/edits/commands/acting';
import { approveRest, undoBatch, type WholeAct } from './commands/whole';
import { IMPORT_FORM, type ImportAnswer, MAX_FORM_BYTES } from './form-notes';
import { batchModeratePath, batchPath, NEW_BATCH_PATH } from './routes';
import { MAX_REPORTS, type ReadLine, readLines } from './rules/lines';
import { BATCH_BOUNDS, batchReasonSchema, batchTitleSchema } from './schema';

/** A moderator looks at what a file would bring, or brings it in. What was typed comes back with the page. */
export async function importReportsAction(form: FormData): Promise<void> {
  const locale = localeField(form);
  const actor = await signedIn(form, localePath(locale, NEW_BATCH_PATH));
  const given = await readForm(form);
  const answer = (more: Partial<ImportAnswer>) =>
    back({ title: given.title, text: given.text, check: null, problem: null, ...more });
  if (actor.trust < TRUST.moderator || standingRefusal(actor) !== null)
    return answer({ problem: 'denied' });
  if (given.bytes.length > MAX_FORM_BYTES) return answer({ text: '', problem: 'too-large' });
  const lines = readLines(given.bytes);
  if (lines.length === 0) return answer({ problem: 'nothing' });
  if (lines.length > MAX_REPORTS) return answer({ problem: 'too-many' });
  if (textField(form, 'act') !== 'import')
    return answer({ check: await checkFile(lines, actor.trust, systemClock.now()) });
  const done = await bringIn(actor, given.title, lines, textField(form, 'skipFaulty') === 'yes');
  if (!done.ok) return answer({ problem: done.code === 'forbidden' ? 'denied' : 'failed' });
  const { batch, check } = done.value;
  return batch === null ? answer({ check }) : redirect(localePath(locale, batchPath(batch)));
}

function bringIn(actor: Actor, title: string, lines: readonly ReadLine[], skipFaulty: boolean) {
  return transactAs(
    actor,
    (tx, who, now) => importBatch(tx, who, { title, lines }, { skipFaulty }, now),
    { timeout: IMPORT_TIMEOUT_MS },
  );
}

async function back(answer: ImportAnswer): Promise<void> {
  await keepAnswer(IMPORT_FORM, answer);
  refresh();
}

/** The reports, from the file where one was chosen, else as they were pasted; named by the file where nobody named them. */
async function readForm(form: FormData) {
  const file = form.get('file');
  const chosen = file instanceof File && file.size > 0 ? file : null;
  const typed = textField(form, 'text');
  const bytes =
    chosen === null
      ? new TextEncoder().encode(typed)
      : chosen.size > MAX_FORM_BYTES
        ? new Uint8Array(MAX_FORM_BYTES + 1)
        : new Uint8Array(await chosen.arrayBuffer());
  const wanted = [textField(form, 'title'), chosen?.name.slice(0, BATCH_BOUNDS.title)];
  const title = wanted.flatMap((one) => batchTitleSchema.safeParse(one).data ?? [])[0];
  return {
    bytes,
    title: title ?? 'reports.jsonl',
    // A browser does not give a file back: what was in it comes back as text.
    text: chosen === null ? typed : new TextDecoder().decode(bytes),
  };
}

/** A moderator undoes a batch as a whole. */
export async function undoBatchAction(form: FormData): Promise<void> {
  await whole(form, 'undone', undoBatch);
}

/** A moderator approves the rest of a batch, having decided a sample of it one by one. */
export async function approveRestAction(form: FormData): Promise<void> {
  await whole(form, 'approved', approveRest);
}

async function whole(
  form: FormData,
  did: 'undone' | 'approved',
  act: (acting: Acting, batch: number, reason: string) => Promise<Result<WholeAct>>,
): Promise<never> {
  const id = Number(textField(form, 'id')) || 0;
  const page = localePath(localeField(form), batchModeratePath(id));
  const actor = await signedIn(form, page);
  const reason = batchReasonSchema.safeParse(textField(form, 'reason'));
  if (!reason.success) redirect(`${page}?done=reason`);
  const result = await act((work) => transactAs(actor, work), id, reason.data);
  if (!result.ok) redirect(`${page}?done=denied`);
  redirect(`${page}?done=${did}&n=${result.value.done}&left=${result.value.left}`);
}

async function signedIn(form: FormData, page: string): Promise<Actor> {
  const actor = await currentActor();
  return actor ?? redirect(withNext(localePath(localeField(form), SIGNIN_PATH), page));
}

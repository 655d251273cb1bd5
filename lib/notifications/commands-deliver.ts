import { DEFAULT_LOCALE, isLocale, type Locale } from '@/lib/i18n/locales';
import { doneAfterAll, setAside } from '@/lib/jobs/commands';
import { db, inTransaction, type Tx } from '@/lib/platform/db';
import { log } from '@/lib/platform/log';
import { type Mail, sendMail } from '@/lib/platform/mail';
import { isCertainlyUndelivered, isServerAway, retryAt } from './rules/mail-retry';

/** What came of looking for the next letter. `away`: the server was never reached. */
export type Outcome =
  | { readonly kind: 'sent' | 'not-sent' | 'nothing' }
  | { readonly kind: 'away'; readonly error: unknown };

/** A try to mail one letter. */
export interface Attempt {
  /** What the letter is called where it is put aside. */
  readonly name: string;
  /** The notifications that it tells. */
  readonly ids: readonly number[];
  /** With this one. */
  readonly tries: number;
  /** When the newest that it tells of happened. */
  readonly since: Date;
  /** An attempt before this one may have delivered the letter. */
  readonly again: boolean;
}

export interface Ending {
  /** When it is tried again; null: it was delivered, or never will be. */
  readonly due: Date | null;
  /** Nobody knows whether it was delivered. */
  readonly doubtful: boolean;
}

export const DONE: Ending = { due: null, doubtful: false };

/** Sends, and notes how that ended. What was not delivered goes again later. */
export async function deliver(
  mail: Mail,
  attempt: Attempt,
  now: Date,
  note: (ending: Ending) => Promise<void>,
): Promise<Outcome> {
  const { name, tries, since, again } = attempt;
  try {
    await sendMail(mail);
  } catch (error) {
    const due = retryAt(tries, since, now);
    const away = isServerAway(error);
    await note({ due, doubtful: again || !isCertainlyUndelivered(error) });
    // A server that is away is no fault of the letter.
    if (away && due !== null) log.error('notification-not-mailed', error);
    else await setAside('mail', name, error, now, { nextAt: due });
    return away ? { kind: 'away', error } : { kind: 'not-sent' };
  }
  await note(DONE);
  if (tries > 1) await doneAfterAll(db(), 'mail', [name]);
  return { kind: 'sent' };
}

/**
 * Claims a letter and makes it, in one transaction: where what it is to say cannot be read or put into words, the
 * claim is undone, and the letter waits. Null: there is none; `mail` is null where nobody wants it any more.
 */
export async function claimLetter<Found extends Attempt, Made extends Mail | null>(
  now: Date,
  claim: (tx: Tx) => Promise<Found | null>,
  make: (tx: Tx, found: Found) => Promise<Made>,
): Promise<{ readonly found: Found; readonly mail: Made } | 'put-off' | null> {
  const taken: Found[] = [];
  try {
    return await inTransaction(async (tx) => {
      const found = await claim(tx);
      if (found === null) return null;
      taken.push(found);
      return { found, mail: await make(tx, found) };
    });
  } catch (error) {
    for (const attempt of taken) await putOff(attempt, error, now);
    if (taken.length === 0) throw error;
    return 'put-off';
  }
}

/** Nothing was sent, so it is as doubtful as it was. One that another round has claimed since is left to that one. */
async function putOff(
  { name, ids, tries, since }: Attempt,
  error: unknown,
  now: Date,
): Promise<void> {
  const due = retryAt(tries, since, now);
  await db().notification.updateMany({
    where: { id: { in: [...ids] }, mailDueAt: { lte: now } },
    data: { mailDueAt: due, mailTries: tries },
  });
  await setAside('mail', name, error, now, { nextAt: due });
}

export async function endLetter(
  tx: Tx,
  ids: readonly number[],
  { due, doubtful }: Ending,
): Promise<void> {
  await tx.notification.updateMany({
    where: { id: { in: [...ids] } },
    data: { mailDueAt: due, ...(!doubtful && { mailBegunAt: null }) },
  });
}

export function localeOf(language: string): Locale {
  return isLocale(language) ? language : DEFAULT_LOCALE;
}

import { createTranslator } from 'next-intl';
import { htmlBody, type Letter, plainBody } from '@/lib/auth/mail-body';
import { ACCOUNT_PATH } from '@/lib/auth/routes';
import { editPath } from '@/lib/edits/routes';
import { subjectText } from '@/lib/edits/subject-text';
import { type Locale, localePath } from '@/lib/i18n/locales';
import { loadMessages, type TextValues } from '@/lib/i18n/messages';
import type { Mail } from '@/lib/platform/mail';
import { siteOrigin } from '@/lib/platform/origin';
import { portPath } from '@/lib/ports/routes';
import { NOTIFICATIONS_PATH, UNSUBSCRIBE_ENDPOINT, UNSUBSCRIBE_PATH } from './routes';
import type { NotificationItem } from './schema';
import type { MailTopic } from './types';
import { unsubscribeToken } from './unsubscribe';

type Content = Omit<Mail, 'to'>;

/** A letter about one's own edit, or one's account. */
export async function noticeLetter(notice: {
  readonly userId: string;
  readonly item: NotificationItem;
  /** An attempt before may have delivered it. */
  readonly again: boolean;
  readonly locale: Locale;
}): Promise<Content> {
  const { item, again, locale, userId } = notice;
  const t = await wordsOf(locale);
  const said = sentence(item, t, locale);
  const { edit, report } = item;
  const aboutAccount = edit === null && report === null;
  const path =
    report !== null
      ? portPath(report.ports.start)
      : edit === null
        ? ACCOUNT_PATH
        : editPath(edit.id);
  const label = report === null ? 'mail.open' : 'mail.openPort';
  const foot = report === null ? 'mail.ownFoot' : 'mail.reportFoot';
  return letterOf(
    {
      locale,
      subject: said,
      paragraphs: [
        said,
        // What the reason says there, the sentence has said.
        ...(report === null ? [t('notifications', 'mail.reason', { reason: item.reason })] : []),
        ...(again ? [t('notifications', 'mail.again')] : []),
      ],
      link: {
        label: t('notifications', aboutAccount ? 'account' : label),
        url: siteOrigin() + localePath(locale, path),
      },
      foot: t('notifications', aboutAccount ? 'mail.accountFoot' : foot),
    },
    aboutAccount ? null : { userId, topic: 'own', label: t('notifications', 'mail.stop') },
  );
}

/** What happened to what somebody watches, in one letter. */
export async function digestLetter(digest: {
  readonly userId: string;
  readonly items: readonly NotificationItem[];
  /** May be more than are named. */
  readonly count: number;
  readonly again: boolean;
  readonly locale: Locale;
}): Promise<Content> {
  const { items, count, again, locale, userId } = digest;
  const t = await wordsOf(locale);
  const more = count - items.length;
  return letterOf(
    {
      locale,
      subject: t('notifications', 'mail.digest', { count }),
      paragraphs: [
        ...items.map((item) => sentence(item, t, locale)),
        ...(more > 0 ? [t('notifications', 'more', { count: more })] : []),
        ...(again ? [t('notifications', 'mail.again')] : []),
      ],
      link: {
        label: t('notifications', 'title'),
        url: siteOrigin() + localePath(locale, NOTIFICATIONS_PATH),
      },
      foot: t('notifications', 'mail.digestFoot'),
    },
    { userId, topic: 'digest', label: t('notifications', 'mail.stop') },
  );
}

interface Ending {
  readonly userId: string;
  readonly topic: MailTopic;
  readonly label: string;
}

/** With the way to get no more such letters, for people and for mail programs (RFC 8058). */
function letterOf(letter: Letter, ending: Ending | null): Content {
  const { subject, locale: language } = letter;
  if (ending === null)
    return { subject, language, text: plainBody(letter), html: htmlBody(letter) };
  const query = `?${new URLSearchParams({ token: unsubscribeToken(ending.userId, ending.topic) }).toString()}`;
  const page = siteOrigin() + localePath(letter.locale, UNSUBSCRIBE_PATH) + query;
  const whole = { ...letter, footLink: { label: ending.label, url: page } };
  return {
    subject,
    language,
    text: plainBody(whole),
    html: htmlBody(whole),
    headers: {
      'List-Unsubscribe': `<${siteOrigin()}${UNSUBSCRIBE_ENDPOINT}${query}>`,
      'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
    },
  };
}

type Words = (namespace: 'notifications' | 'edits', key: string, values?: TextValues) => string;

async function wordsOf(locale: Locale): Promise<Words> {
  const messages = await loadMessages(locale);
  const common = {
    ...{ locale, messages, timeZone: 'UTC' },
    // A letter with the name of a text in the place of the text is not sent: it is put aside.
    onError(error: Error): never {
      throw error;
    },
  };
  const translators = {
    notifications: createTranslator({ ...common, namespace: 'notifications' }),
    edits: createTranslator({ ...common, namespace: 'edits' }),
  };
  return (namespace, key, values = {}) =>
    translators[namespace].markup(key as never, values as never);
}

/** What happened, as plain text. */
function sentence(item: NotificationItem, t: Words, locale: Locale): string {
  const { edit, release, report, reservation, kind } = item;
  const day = (date: string) => () =>
    new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(date));
  if (report !== null)
    return t('notifications', `what.${kind}`, {
      date: day(report.release),
      use: () => `${report.software.name} (${portsText(report.ports)})`,
    });
  if (reservation !== null)
    return t('notifications', `what.${kind}`, {
      port: () => String(reservation.port),
      project: () => reservation.project,
      namespace: () => reservation.namespace.name,
    });
  if (release !== null) {
    const { ports, count, date } = release;
    const rest = count - ports.length;
    const named = ports.join(', ');
    return t('notifications', 'what.release', {
      count,
      date: day(date),
      ports: () => (rest > 0 ? `${named} ${t('notifications', 'more', { count: rest })}` : named),
    });
  }
  if (edit === null) return t('notifications', `what.${kind}`);
  const title = subjectText(edit, (key, values) => t('edits', key, values), { locale, portsText });
  return t('notifications', `what.${kind}`, { edit: () => title });
}

/** Kept left to right, so that a range does not turn around in Hebrew. */
function portsText({ start, end }: { readonly start: number; readonly end: number }): string {
  return start === end ? String(start) : `\u2066${start}–${end}\u2069`;
}

import { useTranslations } from 'next-intl';
import { IntlLink } from '@/components/edits/intl-link';
import { Moment } from '@/components/edits/moment';
import { Person } from '@/components/edits/person';
import { portsText } from '@/components/edits/edit-title';
import type { LogItem } from '@/lib/audit/schema';
import { editPath } from '@/lib/edits/routes';
import { historyPath } from '@/lib/edits/routes-pages';
import { releasePath } from '@/lib/iana/routes';
import { portPath } from '@/lib/ports/routes';
import { softwarePath } from '@/lib/software/routes';
import { useActionName } from './action-name';
import styles from './log-list.module.css';

/** Entries of the public record: who did what to what, when and why. */
export function LogList({
  items,
  label,
}: {
  readonly items: readonly LogItem[];
  readonly label: string;
}) {
  const nameOf = useActionName();
  return (
    <ol aria-label={label} className={styles.list}>
      {items.map((item) => (
        // Feeds lead to entries by this anchor.
        <li id={`entry-${item.id}`} key={item.id}>
          <span className={styles.when}>
            <Moment at={item.at} precise />
          </span>
          <p className={styles.what}>
            <strong>{nameOf(item.action)}</strong>
            <Person handle={item.actor} />
            <SubjectLinks item={item} />
          </p>
          <p className={styles.reason}>
            <bdi>{item.reason}</bdi>
          </p>
        </li>
      ))}
    </ol>
  );
}

/** Entries that tell an article or an entry by what it is called, for they name no edit. */
const NAMING: readonly string[] = ['subject.locked', 'subject.unlocked', 'flag.raised'];

/** What an entry is about: the ports, the edit, and the thing itself where it has a page. */
function SubjectLinks({ item: { action, subject, ports, edit } }: { readonly item: LogItem }) {
  const t = useTranslations('log');
  const named = NAMING.includes(action);
  return (
    <>
      {ports !== null && (
        <IntlLink href={portPath(ports.start)}>
          <bdi dir="ltr">{portsText(ports)}</bdi>
        </IntlLink>
      )}
      {edit !== null && (
        <IntlLink href={editPath(edit)}>{t('edit', { id: String(edit) })}</IntlLink>
      )}
      {subject.type === 'user' && <Person handle={subject.id === '' ? null : subject.id} />}
      {subject.type === 'report' && (
        <IntlLink href={historyPath({ type: 'report', id: subject.id })}>
          {t('subjects.report', { id: subject.id })}
        </IntlLink>
      )}
      {named && subject.type === 'software' && (
        <IntlLink href={softwarePath(subject.id)}>
          {t('subjects.software', { id: subject.id })}
        </IntlLink>
      )}
      {named && subject.type === 'article' && (
        <IntlLink href={historyPath({ type: 'article', id: subject.id.replace('/', '-') })}>
          {t('subjects.article', { id: subject.id })}
        </IntlLink>
      )}
      {subject.type === 'release' && (
        <IntlLink href={releasePath(subject.id)}>
          <bdi dir="ltr">{t('subjects.release', { id: subject.id })}</bdi>
        </IntlLink>
      )}
      {subject.type === 'flag' && <span>{t('subjects.flag', { id: subject.id })}</span>}
    </>
  );
}

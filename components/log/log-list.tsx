import { useTranslations } from 'next-intl';
import { getTranslations } from 'next-intl/server';
import { Fragment, type ReactNode } from 'react';
import { portsText } from '@/components/edits/edit-title';
import { IntlLink } from '@/components/edits/intl-link';
import { FilterPort, FilterSelect, FilterText, ListFilter } from '@/components/browse/list-filter';
import { Moment } from '@/components/edits/moment';
import { Person } from '@/components/edits/person';
import type { LogItem, LogQuery } from '@/lib/audit/schema';
import { LOG_ACTIONS } from '@/lib/audit/types';
import { batchPath } from '@/lib/batches/routes';
import { editPath, historyPath, LOG_PATH } from '@/lib/edits/routes';
import { currentLocale } from '@/lib/i18n/current';
import { namespacePath } from '@/lib/namespaces/routes';
import { localePath } from '@/lib/i18n/locales';
import { releasePath } from '@/lib/iana/routes';
import { portPath, servicePath } from '@/lib/ports/routes';
import { softwarePath } from '@/lib/software/routes';
import styles from './log-list.module.css';

/** Entries of the public record: who did what to what, when and why. */
export function LogList({
  items,
  label,
  between,
}: {
  readonly items: readonly LogItem[];
  readonly label: string;
  /** Rows of another kind before the entry at this place; the last place is after all of them. */
  readonly between?: (place: number) => ReactNode;
}) {
  const nameOf = useActionName();
  return (
    <ol aria-label={label} className={styles.list}>
      {items.map((item, place) => (
        <Fragment key={item.id}>
          {between?.(place)}
          {/* Feeds lead to entries by this anchor. */}
          <li className={item.actor === null ? styles.bySite : undefined} id={`entry-${item.id}`}>
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
        </Fragment>
      ))}
      {between?.(items.length)}
    </ol>
  );
}

/** Entries that tell an article or an entry by what it is called, for they name no edit. */
const NAMING: readonly string[] = [
  'subject.locked',
  'subject.unlocked',
  'flag.raised',
  'feedback.answered',
];

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
      {named && subject.type === 'service' && (
        <IntlLink href={servicePath(subject.id)}>
          {t('subjects.service', { id: subject.id })}
        </IntlLink>
      )}
      {subject.type === 'release' && (
        <IntlLink href={releasePath(subject.id)}>
          <bdi dir="ltr">{t('subjects.release', { id: subject.id })}</bdi>
        </IntlLink>
      )}
      {subject.type === 'batch' && (
        <IntlLink href={batchPath(Number(subject.id))}>
          {t('subjects.batch', { id: subject.id })}
        </IntlLink>
      )}
      {subject.type === 'namespace' && (
        <IntlLink href={namespacePath(subject.id)}>
          {t('subjects.namespace', { id: subject.id })}
        </IntlLink>
      )}
      {subject.type === 'flag' && <span>{t('subjects.flag', { id: subject.id })}</span>}
    </>
  );
}

/** Narrows the log to an action, an actor or a port. */
export async function LogFilter({
  filter,
}: {
  readonly filter: Pick<LogQuery, 'action' | 'actor' | 'port'>;
}) {
  const [t, locale] = await Promise.all([getTranslations('log'), currentLocale()]);
  const named = LOG_ACTIONS.filter((action) => t.has(`actions.${action}`));
  return (
    <ListFilter action={localePath(locale, LOG_PATH)} submit={t('show')}>
      <FilterSelect
        label={t('action')}
        name="action"
        options={[
          { value: '', label: t('any') },
          ...named.map((action) => ({ value: action, label: t(`actions.${action}`) })),
        ]}
        value={filter.action ?? ''}
      />
      <FilterText
        dir="ltr"
        label={t('actor')}
        name="actor"
        placeholder={t('handle')}
        value={filter.actor}
      />
      <FilterPort label={t('port')} value={filter.port} />
    </ListFilter>
  );
}

/** Names the log's actions in the reader's language; one without a word of its own stays as it is written. */
export function useActionName(): (action: string) => string {
  const t = useTranslations('log');
  return (action) => {
    const key = `actions.${action}`;
    return t.has(key) ? t(key) : action;
  };
}

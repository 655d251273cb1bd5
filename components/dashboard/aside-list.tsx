import { getTranslations } from 'next-intl/server';
import { HiddenFields } from '@/components/auth/message';
import { Moment } from '@/components/edits/moment';
import { buttonClass } from '@/components/ui/button-class';
import { LocaleLink } from '@/components/ui/locale-link';
import { tryAgainAction } from '@/lib/dashboard/actions';
import type { Dashboard } from '@/lib/dashboard/queries';
import { editPath } from '@/lib/edits/routes';
import { currentLocale } from '@/lib/i18n/current';
import { JOB_NAMES } from '@/lib/jobs/types';
import styles from './dashboard.module.css';

interface AsideListProps {
  readonly items: Dashboard['aside'];
  /** Jobs of which nothing that was given up can be done any more. */
  readonly final: ReadonlySet<string>;
}

/** What jobs could not do, each with a button that has it tried again. */
export async function AsideList({ items, final }: AsideListProps) {
  const [t, locale] = await Promise.all([getTranslations('dashboard'), currentLocale()]);
  return (
    <ul className={styles.aside}>
      {items.map(({ job, item, tries, lastAt, nextAt, error }) => {
        const name = JOB_NAMES.find((one) => one === job);
        return (
          <li key={`${job}/${item}`}>
            <h3>
              {name === undefined ? job : t(`jobs.names.${name}`)}{' '}
              {job === 'deadlines' ? (
                <LocaleLink href={editPath(Number(item))}>{t('aside.edit', { item })}</LocaleLink>
              ) : (
                // Whose digest it is, is nobody's business.
                <bdi>{/^\d+$/.test(item) && t('aside.number', { item })}</bdi>
              )}
            </h3>
            <p>
              {nextAt === null ? <strong>{t('aside.givenUp')}</strong> : t('aside.waits')} {' · '}
              {t('aside.tries', { count: tries })}
              {' · '}
              {t('aside.last')} <Moment at={lastAt.toISOString()} precise />
              {nextAt !== null && (
                <>
                  {' · '}
                  {t('aside.next')} <Moment at={nextAt.toISOString()} precise />
                </>
              )}
            </p>
            <code className={styles.error} dir="ltr" lang="en">
              {error}
            </code>
            {!(nextAt === null && (final.has(job) || item.startsWith('digest-'))) && (
              <form action={tryAgainAction}>
                <HiddenFields values={{ locale, job, item }} />
                <button className={buttonClass()} type="submit">
                  {t('aside.again')}
                </button>
              </form>
            )}
          </li>
        );
      })}
    </ul>
  );
}

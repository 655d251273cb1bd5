import { useLocale, useTranslations } from 'next-intl';
import { HiddenFields } from '@/components/auth/hidden-fields';
import { Moment } from '@/components/edits/moment';
import { Person } from '@/components/edits/person';
import { buttonClass } from '@/components/ui/button-class';
import { Chip } from '@/components/ui/chip';
import { readAction } from '@/lib/notifications/actions';
import type { NotificationItem } from '@/lib/notifications/schema';
import { NotificationSentence } from './notification-sentence';
import styles from './notifications.module.css';

interface NotificationListProps {
  readonly items: readonly NotificationItem[];
  readonly unread: number;
  /** Where in the whole list this page begins. */
  readonly cursor: number | undefined;
}

/** What a member was told, newest first; what is unread is marked, and can be marked as read. */
export function NotificationList({ items, unread, cursor }: NotificationListProps) {
  const t = useTranslations('notifications');
  const locale = useLocale();
  const hidden = { locale, ...(cursor === undefined ? {} : { cursor: String(cursor) }) };
  const newest = items[0]?.id ?? 0;
  return (
    <>
      <div className={styles.head}>
        <p>{t('count', { count: unread })}</p>
        {unread > 0 && (
          <form action={readAction}>
            <HiddenFields values={{ ...hidden, upTo: String(newest) }} />
            <button className={buttonClass()} type="submit">
              {t('markAll')}
            </button>
          </form>
        )}
      </div>
      <ol aria-label={t('caption')} className={styles.list}>
        {items.map((item) => (
          <li className={item.read ? undefined : styles.fresh} key={item.id}>
            <p className={styles.what}>
              {!item.read && <Chip tone="community">{t('unread')}</Chip>}{' '}
              <NotificationSentence item={item} />
            </p>
            <p className={styles.facts}>
              <Moment at={item.at} precise />
              {item.actor !== null && <Person handle={item.actor} />}
            </p>
            {item.release === null && (
              <p className={styles.reason}>
                <bdi>{item.reason}</bdi>
              </p>
            )}
            {!item.read && (
              <form action={readAction} className={styles.read}>
                <HiddenFields values={{ ...hidden, id: String(item.id) }} />
                <button className={styles.quiet} type="submit">
                  {t('markRead')}
                </button>
              </form>
            )}
          </li>
        ))}
      </ol>
    </>
  );
}

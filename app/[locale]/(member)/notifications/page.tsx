import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { Message } from '@/components/auth/message';
import { PageHead, Pager } from '@/components/browse/page-head';
import { EmptyList } from '@/components/browse/empty-list';
import { NotificationList } from '@/components/notifications/notification-list';
import styles from '@/components/notifications/notifications.module.css';
import { UnreadSync } from '@/components/notifications/unread-sync';
import { WatchForm, WatchList } from '@/components/notifications/watch-list';
import { requireActor } from '@/lib/auth/loaders';
import { readAsked, type SearchParams } from '@/lib/edits/asked';
import { withQuery } from '@/lib/platform/address';
import { DONE, FAULTS, WATCH_LIMIT } from '@/lib/notifications/types';
import { loadNotifications } from '@/lib/notifications/queries';
import { NOTIFICATIONS_PATH, WATCHES_ANCHOR } from '@/lib/notifications/routes';
import { notificationsQuery } from '@/lib/notifications/schema';

interface NotificationsRouteProps {
  readonly searchParams: Promise<SearchParams>;
}

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('notifications');
  return { title: t('title') };
}

export default async function NotificationsRoute({ searchParams }: NotificationsRouteProps) {
  const [asked, actor, t] = await Promise.all([
    searchParams,
    requireActor(NOTIFICATIONS_PATH),
    getTranslations('notifications'),
  ]);
  const { query } = readAsked(notificationsQuery, asked);
  const { page, unread, watches, wanted } = await loadNotifications(actor, query);
  const { items, nextCursor } = page;
  const did = DONE.find((one) => one === query.done);
  const fault = FAULTS.find((one) => one === query.done);
  return (
    <div className="wrap">
      <PageHead lead={t('lead')} title={t('title')} />
      <div className={styles.notes}>
        {did !== undefined && <Message tone="done">{t(`done.${did}`)}</Message>}
        {fault !== undefined && (
          <Message tone="failed">{t(`faults.${fault}`, { limit: WATCH_LIMIT })}</Message>
        )}
      </div>
      <UnreadSync unread={unread} />
      <div className={styles.columns}>
        <section aria-label={t('title')} className={styles.news}>
          {items.length === 0 ? (
            <EmptyList text={t('empty.text')} title={t('empty.title')} />
          ) : (
            <NotificationList cursor={query.cursor} items={items} unread={unread} />
          )}
          <Pager
            {...(query.cursor === undefined
              ? {}
              : { back: { href: NOTIFICATIONS_PATH, label: t('first') } })}
            label={t('pager')}
            {...(nextCursor === null
              ? {}
              : {
                  next: {
                    href: withQuery(NOTIFICATIONS_PATH, { cursor: nextCursor }),
                    label: t('next'),
                  },
                })}
          />
        </section>
        <section
          aria-labelledby={`${WATCHES_ANCHOR}-title`}
          className={styles.watches}
          id={WATCHES_ANCHOR}
        >
          <h2 id={`${WATCHES_ANCHOR}-title`}>
            {t('watches.title')} <small>{t('watches.count', { count: watches.length })}</small>
          </h2>
          <WatchForm from={query.from ?? ''} to={query.to ?? ''} wanted={wanted} />
          <WatchList watches={watches} />
        </section>
      </div>
    </div>
  );
}

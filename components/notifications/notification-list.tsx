import { useLocale, useTranslations } from 'next-intl';
import { HiddenFields } from '@/components/auth/message';
import { EditTitle } from '@/components/edits/edit-title';
import { IntlLink } from '@/components/edits/intl-link';
import { kindKey } from '@/lib/edits/kind-key';
import { Moment } from '@/components/edits/moment';
import { Person } from '@/components/edits/person';
import { buttonClass } from '@/components/ui/button-class';
import { Chip } from '@/components/ui/chip';
import { ACCOUNT_PATH } from '@/lib/auth/routes';
import { editPath } from '@/lib/edits/routes';
import { releasePath } from '@/lib/iana/routes';
import { namespacePath, reservationAnchor } from '@/lib/namespaces/routes';
import { readAction } from '@/lib/notifications/actions';
import type { NotificationItem } from '@/lib/notifications/schema';
import { portPath } from '@/lib/ports/routes';
import { softwarePath } from '@/lib/software/routes';
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
            {item.release === null && item.report === null && (
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

/** What happened, in the reader's language, with links to it. */
function NotificationSentence({ item }: { readonly item: NotificationItem }) {
  const t = useTranslations('notifications');
  const edits = useTranslations('edits');
  const { edit, release, report, reservation, kind } = item;
  if (release !== null) return <ReleaseSentence release={release} />;
  if (report !== null) return <OfficialSentence kind={kind} report={report} />;
  if (reservation !== null) return <ReservationSentence kind={kind} reservation={reservation} />;
  if (edit === null)
    return (
      <>
        {t(`what.${kind}`)} <IntlLink href={ACCOUNT_PATH}>{t('account')}</IntlLink>
      </>
    );
  const link = () => (
    <IntlLink href={editPath(edit.id)}>
      <EditTitle edit={edit} />
    </IntlLink>
  );
  return (
    <>
      {t.rich(`what.${kind}`, { edit: link })}
      {kind !== 'report' && ` (${edits(`kinds.${kindKey(edit.kind)}`)})`}
    </>
  );
}

interface OfficialSentenceProps {
  readonly kind: NotificationItem['kind'];
  readonly report: NonNullable<NotificationItem['report']>;
}

/** A reported use that a release made official. */
function OfficialSentence({ kind, report }: OfficialSentenceProps) {
  const t = useTranslations('notifications');
  const { software, ports, release } = report;
  return t.rich(`what.${kind}`, {
    date: () => (
      <IntlLink href={releasePath(release)}>
        <Moment at={release} />
      </IntlLink>
    ),
    use: () => (
      <>
        <IntlLink href={softwarePath(software.slug)}>
          <bdi>{software.name}</bdi>
        </IntlLink>{' '}
        (
        <bdi dir="ltr">
          <IntlLink href={portPath(ports.start)}>
            {ports.start === ports.end ? ports.start : `${ports.start}–${ports.end}`}
          </IntlLink>
        </bdi>
        )
      </>
    ),
  });
}

interface ReservationSentenceProps {
  readonly kind: NotificationItem['kind'];
  readonly reservation: NonNullable<NotificationItem['reservation']>;
}

/** What became of a reservation of a watched port. */
function ReservationSentence({ kind, reservation }: ReservationSentenceProps) {
  const t = useTranslations('notifications');
  const { id, port, project, namespace } = reservation;
  return t.rich(`what.${kind}`, {
    port: () => <IntlLink href={portPath(port)}>{port}</IntlLink>,
    project: () => <bdi>{project}</bdi>,
    namespace: () => (
      <IntlLink href={`${namespacePath(namespace.slug)}#${reservationAnchor(id)}`}>
        <bdi>{namespace.name}</bdi>
      </IntlLink>
    ),
  });
}

function ReleaseSentence({
  release: { date, ports, count },
}: {
  readonly release: NonNullable<NotificationItem['release']>;
}) {
  const t = useTranslations('notifications');
  return t.rich('what.release', {
    count,
    date: () => (
      <IntlLink href={releasePath(date)}>
        <Moment at={date} />
      </IntlLink>
    ),
    ports: () => (
      <>
        {ports.map((port, at) => (
          <span key={port}>
            {at > 0 && ', '}
            <IntlLink href={portPath(port)}>{port}</IntlLink>
          </span>
        ))}
        {count > ports.length && ` ${t('more', { count: count - ports.length })}`}
      </>
    ),
  });
}

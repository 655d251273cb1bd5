import { useLocale, useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { IntlLink } from '@/components/edits/intl-link';
import { Moment } from '@/components/edits/moment';
import { Person } from '@/components/edits/person';
import { FlagButton } from '@/components/flags/flag-button';
import type { Conflict, ReservationView } from '@/lib/namespaces/schema';
import { reservationAnchor } from '@/lib/namespaces/routes';
import { portPath } from '@/lib/ports/routes';
import type { Transport } from '@/lib/ports/types';
import styles from './namespaces.module.css';

interface ReservationItemProps {
  readonly reservation: ReservationView;
  /** What the viewer may do with it. */
  readonly children?: ReactNode;
}

/** One reservation: the port, for which program, by whom, until when, what else holds it, what became of it. */
export function ReservationItem({ reservation, children }: ReservationItemProps) {
  const [t, edits] = [useTranslations('namespaces'), useTranslations('edits')];
  const locale = useLocale();
  const { port, transports, project, url, by, since, until, lasting, events } = reservation;
  return (
    <li className={styles.item} id={reservationAnchor(reservation.id)}>
      <p>
        <IntlLink href={portPath(port)}>
          <span className={styles.port} dir="ltr">
            {port}
          </span>
        </IntlLink>{' '}
        <span className={styles.facts}>{transportsText(transports)}</span>{' '}
        {url === null ? (
          <bdi>{project}</bdi>
        ) : (
          <a href={url} rel="nofollow noopener ugc">
            <bdi>{project}</bdi>
          </a>
        )}
      </p>
      <p className={`dotted ${styles.facts}`}>
        <span>{t.rich('madeBy', { who: () => <Person handle={by} /> })}</span>
        <span>
          <Moment at={since} />
        </span>
        {lasting && <span>{t.rich('until', { date: () => <Moment at={until} /> })}</span>}
        <FlagButton
          label={edits('flag.button')}
          locale={locale}
          subject={{ type: 'reservation', id: reservation.id }}
        />
      </p>
      <Conflicts conflicts={reservation.conflicts} />
      {events.length > 0 && (
        <ul className={styles.events}>
          {events.map((event, at) => (
            <li key={at}>
              {t.rich(`events.${event.kind}`, { who: () => <Person handle={event.by} /> })},{' '}
              <Moment at={event.at} />: <bdi>{event.reason}</bdi>
            </li>
          ))}
        </ul>
      )}
      {children}
    </li>
  );
}

/** What else holds the port, a line each; nothing where nothing does. */
export function Conflicts({ conflicts }: { readonly conflicts: readonly Conflict[] }) {
  const t = useTranslations('namespaces');
  return conflicts.map(({ type, name, transports }) => (
    <p className={styles.conflict} key={`${type} ${name}`}>
      {t(`conflicts.${type}`, { name, transports: transportsText(transports) })}
    </p>
  ));
}

export function transportsText(transports: readonly Transport[]): string {
  return transports.map((one) => one.toUpperCase()).join(', ');
}

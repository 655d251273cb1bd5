import { getTranslations } from 'next-intl/server';
import { LocaleLink } from '@/components/ui/locale-link';
import { Mark, type MarkKind } from '@/components/ui/mark';
import type { PortListItem, PortSegment } from '@/lib/site/port-list-schema';
import { portPath, servicePath } from '@/lib/ports/routes';
import { TRANSPORTS } from '@/lib/ports/types';
import { softwarePath } from '@/lib/software/routes';
import styles from './port-table.module.css';

interface PortTableProps {
  readonly caption: string;
  readonly segments: readonly PortSegment[];
}

/** Names shown of one port; more of them are counted. */
const MOST = 4;

/** Ports with what they officially are and what runs there. Small screens stack the cells; the roles stay. */
export async function PortTable({ caption, segments }: PortTableProps) {
  const t = await getTranslations('browse');
  return (
    <table className={styles.table} role="table">
      <caption className="visually-hidden">{caption}</caption>
      <thead role="rowgroup">
        <tr role="row">
          <th role="columnheader" scope="col">
            {t('table.port')}
          </th>
          <th role="columnheader" scope="col">
            {t('table.official')}
          </th>
          <th role="columnheader" scope="col">
            {t('table.practice')}
          </th>
          <th role="columnheader" scope="col">
            {t('table.transports')}
          </th>
        </tr>
      </thead>
      <tbody role="rowgroup">
        {segments.map((segment) => (
          <PortRow key={segment.start} segment={segment} />
        ))}
      </tbody>
    </table>
  );
}

async function PortRow({ segment: { start, end, item } }: { readonly segment: PortSegment }) {
  const [t, port] = await Promise.all([getTranslations('browse'), getTranslations('port')]);
  const size = end - start + 1;
  return (
    <tr role="row">
      <th className={styles.port} role="rowheader" scope="row">
        <span className={styles.place}>
          <Mark kind={markOf(item)} />
          <LocaleLink dir="ltr" href={portPath(start)}>
            {size === 1 ? start : `${start}–${end}`}
          </LocaleLink>
        </span>
      </th>
      <td className={styles.official} role="cell">
        <span className={styles.items}>
          {item.names.slice(0, MOST).map((name) => (
            <LocaleLink dir="ltr" href={servicePath(name)} key={name}>
              {name}
            </LocaleLink>
          ))}
          {item.names.length === 0 && (
            <span className={styles.nobody}>
              {port(`status.${item.status}`)}
              {size > 1 && ` · ${t('table.ports', { count: size })}`}
            </span>
          )}
          <More count={item.names.length - MOST} />
        </span>
      </td>
      <td className={styles.practice} role="cell">
        <span className={styles.items}>
          {item.practice.slice(0, MOST).map(({ slug, name }) => (
            <LocaleLink href={softwarePath(slug)} key={slug}>
              <bdi>{name}</bdi>
            </LocaleLink>
          ))}
          <More count={item.practice.length - MOST} />
        </span>
      </td>
      <td className={styles.transports} role="cell">
        <span className={styles.items}>
          <Transports item={item} />
        </span>
      </td>
    </tr>
  );
}

async function More({ count }: { readonly count: number }) {
  const t = await getTranslations('browse');
  return count > 0 ? <span className={styles.nobody}>{t('table.more', { count })}</span> : null;
}

/** Each transport with its status; SCTP and DCCP only where they are assigned. */
async function Transports({ item }: { readonly item: PortListItem }) {
  const t = await getTranslations('port');
  const shown = TRANSPORTS.filter(
    (transport) =>
      transport === 'tcp' ||
      transport === 'udp' ||
      item.transports[transport].status === 'assigned',
  );
  return shown.map((transport) => {
    const { status } = item.transports[transport];
    return (
      <span className={status === 'assigned' ? styles.assigned : styles.free} key={transport}>
        <span dir="ltr">{transport.toUpperCase()}</span>{' '}
        <span className={styles.status}>{t(`status.${status}`)}</span>
      </span>
    );
  });
}

function markOf({ names, practice }: PortListItem): MarkKind {
  if (names.length > 0) return practice.length > 0 ? 'both' : 'official';
  return practice.length > 0 ? 'community' : 'none';
}

import { getTranslations } from 'next-intl/server';
import { SpanLinks } from '@/components/browse/span-links';
import { LocaleLink } from '@/components/ui/locale-link';
import type { IndexedService } from '@/lib/iana/types';
import { servicePath } from '@/lib/ports/routes';
import styles from './service-list.module.css';

interface ServiceListProps {
  readonly caption: string;
  readonly services: readonly IndexedService[];
}

/** Service names with IANA's own words for them and the ports they hold. */
export async function ServiceList({ caption, services }: ServiceListProps) {
  const t = await getTranslations('registry');
  return (
    <table className={styles.table} role="table">
      <caption className="visually-hidden">{caption}</caption>
      <thead role="rowgroup">
        <tr role="row">
          <th role="columnheader" scope="col">
            {t('services.name')}
          </th>
          <th role="columnheader" scope="col">
            {t('services.description')}
          </th>
          <th role="columnheader" scope="col">
            {t('services.ports')}
          </th>
        </tr>
      </thead>
      <tbody role="rowgroup">
        {services.map(({ name, description, ports }) => (
          <tr key={name} role="row">
            <th role="rowheader" scope="row">
              <LocaleLink dir="ltr" href={servicePath(name)}>
                {name}
              </LocaleLink>
            </th>
            <td role="cell">
              <bdi lang="en">{description}</bdi>
            </td>
            <td role="cell">
              {ports.length === 0 ? (
                <span className={styles.none}>{t('services.noPort')}</span>
              ) : (
                <SpanLinks spans={ports} />
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

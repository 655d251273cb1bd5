import { getTranslations } from 'next-intl/server';
import { Card } from '@/components/ui/card';
import { Day } from '@/components/ui/day';
import type { PortPage } from '@/lib/port-page/page-model';
import { NamelessCard } from './nameless-card';
import styles from './official-column.module.css';
import { ServiceCard } from './service-card';
import { World } from './world';

/** The official world: IANA's assignments, and its rows without a name. */
export async function OfficialColumn({ page }: { readonly page: PortPage }) {
  const t = await getTranslations('official');
  const release = t.rich('source', { date: () => <Day date={page.release} /> });
  const isHeld = page.services.some((service) => service.kind === 'assigned');
  return (
    <World aside={release} id="official" kind="official" title={t('title')}>
      {!isHeld && (
        <Card tone="official">
          <div className={styles.empty}>
            <p className={styles.nobody}>
              {t(`empty.${page.status === 'assigned' ? 'reserved' : page.status}.title`)}
            </p>
            <p>{t(`empty.${page.status === 'assigned' ? 'reserved' : page.status}.text`)}</p>
          </div>
        </Card>
      )}
      {page.services.map((service) => (
        <ServiceCard key={`${service.name} ${service.kind}`} service={service} />
      ))}
      {page.namelessRows.map((row, index) => (
        <NamelessCard key={index} row={row} />
      ))}
    </World>
  );
}

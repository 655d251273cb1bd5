import { getTranslations } from 'next-intl/server';
import { Day } from '@/components/ui/day';
import { LocaleLink } from '@/components/ui/locale-link';
import { releasePath } from '@/lib/iana/routes';
import { portListPath } from '@/lib/ports/list-routes';
import type { PortStatus } from '@/lib/ports/types';
import { SOFTWARE_INDEX_PATH } from '@/lib/software/routes';
import type { SpaceCounts } from '@/lib/ports/rules/space';
import styles from './facts.module.css';

interface FactsProps {
  readonly classes: SpaceCounts;
  readonly statuses: Readonly<Partial<Record<PortStatus, number>>>;
  /** `YYYY-MM-DD`; null before the first import. */
  readonly release: string | null;
}

/** Four figures, read off the data. */
export async function Facts({ classes, statuses, release }: FactsProps) {
  const t = await getTranslations('home');
  const figures = [
    { key: 'official', value: statuses.assigned ?? 0, href: portListPath({ status: 'assigned' }) },
    { key: 'practice', value: classes.practice + classes.both, href: SOFTWARE_INDEX_PATH },
    {
      key: 'unassigned',
      value: statuses.unassigned ?? 0,
      href: portListPath({ status: 'unassigned' }),
    },
  ] as const;
  return (
    <div className={styles.facts}>
      <ul className={`wrap ${styles.row}`}>
        {figures.map(({ key, value, href }) => (
          <li key={key}>
            <LocaleLink href={href}>
              <b>{t('count', { count: value })}</b>
              <span>{t(`facts.${key}`, { count: value })}</span>
            </LocaleLink>
          </li>
        ))}
        {release !== null && (
          <li>
            <LocaleLink href={releasePath(release)}>
              <b>
                <Day date={release} />
              </b>
              <span>{t('facts.release')}</span>
            </LocaleLink>
          </li>
        )}
      </ul>
    </div>
  );
}

import { useTranslations } from 'next-intl';
import { use } from 'react';
import { listText } from '@/components/ui/formats';
import { LocaleLink } from '@/components/ui/locale-link';
import { collisionsPath } from '@/lib/collisions/routes';
import { MOST_CHOSEN } from '@/lib/collisions/rules/chosen';
import { meetingsOf } from '@/lib/collisions/rules/meetings';
import { softwareOnPort } from '@/lib/collisions/rules/on-port';
import { currentLocale } from '@/lib/i18n/current';
import type { PortPage } from '@/lib/port-page/page-model';
import styles from './collisions.module.css';

/** How many programs surely take the port, and the way to choose those that matter. Nothing where none meet. */
export function PortCollisions({ page }: { readonly page: PortPage }) {
  const t = useTranslations('collisions');
  const locale = use(currentLocale());
  const meetings = meetingsOf(softwareOnPort(page.port, page.reports)).filter(({ sure }) => sure);
  if (meetings.length === 0) return null;
  return (
    <section aria-labelledby="meet" className={styles.port}>
      <h3 id="meet">{t('port.title')}</h3>
      {meetings.map(({ transports, parties }) => (
        <p key={transports.join()}>
          {t('port.text', {
            count: parties.filter(({ sure }) => sure).length,
            transports: listText(
              transports.map((one) => one.toUpperCase()),
              locale,
            ),
          })}{' '}
          <LocaleLink
            href={collisionsPath(parties.slice(0, MOST_CHOSEN).map(({ slug }) => slug))}
            rel="nofollow"
          >
            {t('port.compare')}
          </LocaleLink>
        </p>
      ))}
    </section>
  );
}

import { getTranslations } from 'next-intl/server';
import { WatchSlot } from '@/components/notifications/watch-slot';
import { Day } from '@/components/ui/day';
import { LocaleLink } from '@/components/ui/locale-link';
import type { PortPage } from '@/lib/port-page/page-model';
import { portPath, PORTS_PATH, rangePath } from '@/lib/ports/routes';
import styles from './port-hero.module.css';
import { Sentence } from './sentence';
import { TransportChips } from './transport-chips';

/** The head of a port page: where it lies, the number, the answer. */
export async function PortHero({ page }: { readonly page: PortPage }) {
  const t = await getTranslations('port');
  const { name, start, end } = page.range;
  return (
    <div className="wrap">
      <nav aria-label={t('crumb.label')} className={styles.crumb}>
        <ol>
          <li>
            <LocaleLink href={PORTS_PATH}>{t('crumb.ports')}</LocaleLink>
          </li>
          <li>
            <LocaleLink href={rangePath(name)}>
              {t(`range.${name}`)}{' '}
              <bdi dir="ltr">
                {start}–{end}
              </bdi>
            </LocaleLink>
          </li>
          <li aria-current="page">{page.port}</li>
        </ol>
      </nav>
      <div className={styles.hero}>
        <h1 className={styles.number}>
          <span className="visually-hidden">{t('number')} </span>
          {page.port}
        </h1>
        <div className={styles.answer}>
          <Sentence page={page} />
          <div className={styles.facts}>
            <TransportChips answers={page.transports} />
            <span className={styles.release}>
              {t.rich('release', { date: () => <Day date={page.release} /> })}
            </span>
            <WatchSlot
              page={portPath(page.port)}
              subject={{ portStart: page.port, portEnd: page.port }}
            />
          </div>
        </div>
      </div>
    </div>
  );
}

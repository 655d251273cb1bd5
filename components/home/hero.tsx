import { getTranslations } from 'next-intl/server';
import { SpaceImage } from '@/components/chart/space-image';
import { Day } from '@/components/ui/day';
import { LocaleLink } from '@/components/ui/locale-link';
import { CHART_PATH } from '@/lib/chart/routes';
import { currentLocale } from '@/lib/i18n/current';
import { localePath } from '@/lib/i18n/locales';
import { releasePath } from '@/lib/iana/routes';
import { portListPath } from '@/lib/ports/routes';
import { SPACE_LEGEND, type SpaceCounts, WIDEST_USE } from '@/lib/ports/rules/space';
import { PORT_COUNT, type PortStatus } from '@/lib/ports/types';
import { SEARCH_PATH, searchPath } from '@/lib/search/routes';
import styles from './hero.module.css';

/** What people type: a number, a name, what a terminal printed. */
const TRIES = ['1323', 'postgres', ':8080', 'udp/53'] as const;
const FIELD = 'home-search';

/** The head of the home page: what this is, the big search field, all ports in one picture. */
export async function Hero({ counts }: { readonly counts: SpaceCounts }) {
  const [t, locale] = await Promise.all([getTranslations('home'), currentLocale()]);
  return (
    <div className={`wrap ${styles.hero}`}>
      <div className={styles.words}>
        <h1>{t('title')}</h1>
        <p className={styles.lead}>{t('lead', { count: PORT_COUNT })}</p>
        <form action={localePath(locale, SEARCH_PATH)} className={styles.search} method="get">
          <label className="visually-hidden" htmlFor={FIELD}>
            {t('search.label')}
          </label>
          <input
            autoCapitalize="none"
            autoComplete="off"
            autoCorrect="off"
            enterKeyHint="search"
            id={FIELD}
            name="q"
            placeholder={t('search.placeholder')}
            spellCheck={false}
            type="search"
          />
          <button type="submit">{t('search.submit')}</button>
        </form>
        <p className={styles.try}>
          {t('try')}
          {TRIES.map((one) => (
            <LocaleLink dir="ltr" href={searchPath(one)} key={one}>
              {one}
            </LocaleLink>
          ))}
        </p>
      </div>
      <SpacePicture counts={counts} />
    </div>
  );
}

/** All 65,536 ports as one picture, drawn by the server from the data, with its legend and counts. */
async function SpacePicture({ counts }: { readonly counts: SpaceCounts }) {
  const [t, chart] = await Promise.all([getTranslations('home'), getTranslations('chart')]);
  return (
    <figure className={styles.chart}>
      <SpaceImage alt={t('picture.alt', counts)} />
      <figcaption>
        <ul className={styles.legend}>
          {SPACE_LEGEND.map((name) => (
            <li key={name}>
              <span aria-hidden="true" className={`${styles.swatch} ${styles[name]}`} />
              {t(`legend.${name}`)} <b>{t('count', { count: counts[name] })}</b>
            </li>
          ))}
        </ul>
        <p className={styles.note}>{t('picture.note', { count: WIDEST_USE })}</p>
        <LocaleLink className={styles.whole} href={CHART_PATH}>
          {chart('look')}
        </LocaleLink>
      </figcaption>
    </figure>
  );
}

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
    {
      key: 'practice',
      value: classes.practice + classes.both,
      href: portListPath({ has: 'use' }),
    },
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

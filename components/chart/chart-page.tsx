import { getTranslations } from 'next-intl/server';
import { PageHead, Section } from '@/components/browse/page-head';
import { ClientWords } from '@/components/edits/client-words';
import { formatDay } from '@/components/ui/formats';
import { LocaleLink } from '@/components/ui/locale-link';
import { chartTablePath } from '@/lib/chart/routes';
import { COLOURINGS } from '@/lib/chart/types';
import { currentLocale } from '@/lib/i18n/current';
import { SPACE_LEGEND, type SpaceCounts, WIDEST_USE } from '@/lib/ports/rules/space';
import { PORT_COUNT } from '@/lib/ports/types';
import styles from './chart.module.css';
import { ChartDesk } from './chart-desk';
import { Swatch } from './chart-legend';
import { SpaceImage } from './space-image';
import { valueWords } from './value-words';

interface ChartPageProps {
  readonly counts: SpaceCounts;
  /** Days of the releases that have one before them to compare with, newest first. */
  readonly releases: readonly string[];
}

/** All ports on one chart; without scripts as a picture; as tables for everybody. */
export async function ChartPage({ counts, releases }: ChartPageProps) {
  const [t, home, locale, words] = await Promise.all([
    getTranslations('chart'),
    getTranslations('home'),
    currentLocale(),
    valueWords(),
  ]);
  const picture = <SpaceImage alt={home('picture.alt', counts)} />;
  return (
    <div className="wrap">
      <PageHead lead={t('lead', { count: PORT_COUNT })} title={t('title')} />
      <figure className={styles.plain}>
        {picture}
        <figcaption>
          <ul className={styles.legend}>
            {SPACE_LEGEND.map((name) => (
              <li key={name}>
                <Swatch by="overview" value={name} values={SPACE_LEGEND} />
                {words.overview[name]} <small>{t('count', { count: counts[name] })}</small>
              </li>
            ))}
          </ul>
        </figcaption>
      </figure>
      <ClientWords namespaces={['chart']}>
        <ChartDesk
          locale={locale}
          picture={picture}
          releases={releases.map((date) => ({ date, day: formatDay(date, locale) }))}
          words={words}
        />
      </ClientWords>
      <Section title={t('table.all')}>
        <p className={styles.text}>{home('picture.note', { count: WIDEST_USE })}</p>
        <ul className={styles.tables}>
          {COLOURINGS.filter((by) => by !== 'release' || releases.length > 0).map((by) => (
            <li key={by}>
              <LocaleLink href={chartTablePath({ by })}>{t(`by.${by}`)}</LocaleLink>
            </li>
          ))}
        </ul>
      </Section>
    </div>
  );
}

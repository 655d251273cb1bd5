import { getTranslations } from 'next-intl/server';
import { type SpaceClass, type SpaceCounts, WIDEST_USE } from '@/lib/ports/rules/space';
import styles from './space-picture.module.css';

/** The legend begins with what one looks for. */
const LEGEND: readonly SpaceClass[] = [
  'official',
  'practice',
  'both',
  'reserved',
  'unassigned',
  'dynamic',
];

/** All 65,536 ports as one picture, drawn by the server from the data, with its legend and counts. */
export async function SpacePicture({ counts }: { readonly counts: SpaceCounts }) {
  const t = await getTranslations('home');
  return (
    <figure className={styles.chart}>
      <div aria-label={t('picture.alt', counts)} className={styles.frame} role="img">
        {/* The theme decides which of the two is shown; lazy, so that the hidden one is not fetched. */}
        {/* eslint-disable-next-line @next/next/no-img-element */}
        <img
          alt=""
          className={styles.light}
          height={256}
          loading="lazy"
          src="/chart.png"
          width={256}
        />
        {/* eslint-disable-next-line @next/next/no-img-element */}
        <img
          alt=""
          className={styles.dark}
          height={256}
          loading="lazy"
          src="/chart.png?theme=dark"
          width={256}
        />
      </div>
      <figcaption>
        <ul className={styles.legend}>
          {LEGEND.map((name) => (
            <li key={name}>
              <span aria-hidden="true" className={`${styles.swatch} ${styles[name]}`} />
              {t(`legend.${name}`)} <b>{t('count', { count: counts[name] })}</b>
            </li>
          ))}
        </ul>
        <p className={styles.note}>{t('picture.note', { count: WIDEST_USE })}</p>
      </figcaption>
    </figure>
  );
}

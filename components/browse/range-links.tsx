import { getTranslations } from 'next-intl/server';
import { LocaleLink } from '@/components/ui/locale-link';
import { rangePath } from '@/lib/ports/routes';
import { RANGE_NAMES, type RangeName, RANGES } from '@/lib/ports/types';
import styles from './range-links.module.css';

/** The three ranges of RFC 6335, each with a line on what it is; on the page of one it is marked. */
export async function RangeLinks({ current }: { readonly current?: RangeName }) {
  const [t, port] = await Promise.all([getTranslations('browse'), getTranslations('port')]);
  return (
    <ul className={styles.ranges}>
      {RANGE_NAMES.map((name) => (
        <li key={name}>
          <LocaleLink aria-current={name === current ? 'page' : undefined} href={rangePath(name)}>
            <strong>{port(`range.${name}`)}</strong>{' '}
            <bdi className={styles.bounds} dir="ltr">
              {RANGES[name].start}–{RANGES[name].end}
            </bdi>
            <span>{t(`ranges.${name}.short`)}</span>
          </LocaleLink>
        </li>
      ))}
    </ul>
  );
}

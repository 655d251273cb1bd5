import { getTranslations } from 'next-intl/server';
import { LocaleLink } from '@/components/ui/locale-link';
import { servicesPath } from '@/lib/iana/routes';
import { INITIALS, type Initial } from '@/lib/iana/service-index';
import styles from './initial-links.module.css';

interface InitialLinksProps {
  readonly counts: ReadonlyMap<Initial, number>;
  readonly current: Initial;
}

/** The alphabet with the number of names under each letter; what begins with no letter comes last. */
export async function InitialLinks({ counts, current }: InitialLinksProps) {
  const t = await getTranslations('registry');
  return (
    <nav aria-label={t('services.letters')} className={styles.letters} dir="ltr">
      <ul>
        {INITIALS.filter((initial) => counts.has(initial)).map((initial) => (
          <li key={initial}>
            <LocaleLink
              aria-current={initial === current ? 'page' : undefined}
              href={servicesPath(initial)}
            >
              {initial === '0' ? '0–9' : initial.toUpperCase()} <small>{counts.get(initial)}</small>
            </LocaleLink>
          </li>
        ))}
      </ul>
    </nav>
  );
}

import { getTranslations } from 'next-intl/server';
import { LocaleLink } from '@/components/ui/locale-link';
import { searchPath } from '@/lib/search/routes';
import { SEARCH_KINDS, type SearchKind } from '@/lib/search/types';
import styles from './kind-filter.module.css';

interface KindFilterProps {
  readonly q: string;
  readonly kind: SearchKind | undefined;
}

/** The same search for one kind of thing. */
export async function KindFilter({ q, kind }: KindFilterProps) {
  const t = await getTranslations('search');
  return (
    <nav aria-label={t('filter.label')} className={styles.filter}>
      {[undefined, ...SEARCH_KINDS].map((one) => (
        <LocaleLink
          aria-current={one === kind ? 'page' : undefined}
          href={searchPath(q, one)}
          key={one ?? 'all'}
        >
          {t(`filter.${one ?? 'all'}`)}
        </LocaleLink>
      ))}
    </nav>
  );
}

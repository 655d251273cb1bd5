import { getTranslations } from 'next-intl/server';
import { LocaleLink } from '@/components/ui/locale-link';
import { PICK_PATH } from '@/lib/pick/routes';
import { rangePath } from '@/lib/ports/routes';
import { type Guide, guideFor } from '@/lib/search/rules/guides';
import styles from './search-page.module.css';

const ADDRESSES: Readonly<Record<Guide, string>> = {
  dynamic: rangePath('dynamic'),
  system: rangePath('system'),
  user: rangePath('user'),
  free: PICK_PATH,
  tooHigh: rangePath('dynamic'),
};

/** Where a query for a kind of port leads ("ephemeral ports", "free port"); nothing for any other query. */
export async function SearchGuide({ q }: { readonly q: string }) {
  const guide = guideFor(q);
  if (guide === null) return null;
  const t = await getTranslations('search');
  return (
    <p className={styles.guide}>
      {t.rich(`guides.${guide}`, {
        link: (text) => <LocaleLink href={ADDRESSES[guide]}>{text}</LocaleLink>,
      })}
    </p>
  );
}

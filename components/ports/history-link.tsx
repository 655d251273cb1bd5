import { getTranslations } from 'next-intl/server';
import { LocaleLink } from '@/components/ui/locale-link';
import { portHistoryPath } from '@/lib/edits/routes-pages';
import styles from './history-link.module.css';

/** To everything that ever happened to the port, the community's part too. */
export async function HistoryLink({ port }: { readonly port: number }) {
  const t = await getTranslations('history');
  return (
    <p className={styles.link}>
      <LocaleLink href={portHistoryPath(port)}>{t('port.link')}</LocaleLink>
    </p>
  );
}

import { useTranslations } from 'next-intl';
import { IntlLink } from '@/components/edits/intl-link';
import styles from '@/components/reports/vote-tally.module.css';
import { ACCOUNT_PATH } from '@/lib/auth/routes';

/** What the viewer's vote counts for: every vote shows, those of established members move the grade. */
export function VoteWeight({ counts }: { readonly counts: boolean }) {
  const t = useTranslations('votes');
  return (
    <p className={styles.status}>
      {counts ? (
        t('weight.counts')
      ) : (
        <>
          {t('weight.shown')} <IntlLink href={ACCOUNT_PATH}>{t('weight.how')}</IntlLink>
        </>
      )}
    </p>
  );
}

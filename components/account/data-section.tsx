import { getTranslations } from 'next-intl/server';
import { buttonClass } from '@/components/ui/button-class';
import { OWN_DATA_ENDPOINT } from '@/lib/auth/routes';
import styles from './section.module.css';
import { Section } from './settings-sections';

/** All that is kept of the account, as a file. */
export async function DataSection() {
  const t = await getTranslations('account');
  return (
    <Section id="data" title={t('data.title')}>
      <p className={styles.text}>{t('data.text')}</p>
      <p>
        <a className={buttonClass('plain')} download href={OWN_DATA_ENDPOINT}>
          {t('data.button')}
        </a>
      </p>
    </Section>
  );
}

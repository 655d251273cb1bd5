import { getTranslations } from 'next-intl/server';
import { type FeedForm, FEED_TYPES } from '@/lib/feeds/routes';
import styles from './feed-links.module.css';

const FORMS: readonly FeedForm[] = ['atom', 'json'];

/** The feeds of what a page shows, for whoever does not find them in its head. */
export async function FeedLinks({ feeds }: { readonly feeds: Readonly<Record<string, string>> }) {
  const t = await getTranslations('feeds');
  return (
    <p className={styles.feeds}>
      {t('label')}{' '}
      {FORMS.map((form) => (
        <a href={feeds[FEED_TYPES[form]]} key={form} type={FEED_TYPES[form]}>
          {t(form)}
        </a>
      ))}
    </p>
  );
}

import { getTranslations } from 'next-intl/server';
import { LocaleLink } from '@/components/ui/locale-link';
import { articleEditPath } from '@/lib/articles/routes';
import { type Locale, LOCALE_NAMES, LOCALES } from '@/lib/i18n/locales';
import styles from './language-choice.module.css';

/** Which language's article is written; the page's own language stays. */
export async function LanguageChoice({
  port,
  current,
}: {
  readonly port: number;
  readonly current: Locale;
}) {
  const t = await getTranslations('editForms');
  return (
    <nav aria-label={t('article.language')} className={styles.choice}>
      {LOCALES.map((locale) => (
        <LocaleLink
          aria-current={locale === current ? 'page' : undefined}
          href={articleEditPath(port, locale)}
          key={locale}
          lang={locale}
        >
          {LOCALE_NAMES[locale]}
        </LocaleLink>
      ))}
    </nav>
  );
}

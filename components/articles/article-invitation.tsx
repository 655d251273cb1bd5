import { getTranslations } from 'next-intl/server';
import { ButtonLink } from '@/components/ui/button';
import { articleEditPath } from '@/lib/articles/routes';
import { currentLocale } from '@/lib/i18n/current';
import styles from './article-invitation.module.css';

/** Where no story is told yet: who knows one is asked to. */
export async function ArticleInvitation({ port }: { readonly port: number }) {
  const [t, locale] = await Promise.all([getTranslations('editForms'), currentLocale()]);
  return (
    <section aria-labelledby="invitation" className={styles.invitation}>
      <h2 id="invitation">{t('invitation.title', { port: String(port) })}</h2>
      <p>{t('invitation.text')}</p>
      <ButtonLink href={articleEditPath(port, locale)}>{t('invitation.button')}</ButtonLink>
    </section>
  );
}

import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import form from '@/components/auth/form.module.css';
import { Message } from '@/components/auth/message';
import { NarrowPage } from '@/components/auth/narrow-page';
import { LocaleLink } from '@/components/ui/locale-link';
import { buttonClass } from '@/components/ui/button-class';
import { ACCOUNT_PATH } from '@/lib/auth/routes';
import { currentLocale } from '@/lib/i18n/current';
import { UNSUBSCRIBE_ENDPOINT } from '@/lib/notifications/routes';
import { readUnsubscribeToken } from '@/lib/notifications/unsubscribe';

interface UnsubscribeRouteProps {
  readonly searchParams: Promise<Readonly<Record<string, string | string[] | undefined>>>;
}

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('notifications');
  return { title: t('unsubscribe.title'), robots: { index: false, follow: false } };
}

/** Asks once before letters end: programs that look at every link in a letter must not end them. */
export default async function UnsubscribeRoute({ searchParams }: UnsubscribeRouteProps) {
  const [{ token, done }, t, locale] = await Promise.all([
    searchParams,
    getTranslations('notifications'),
    currentLocale(),
  ]);
  const given = typeof token === 'string' ? token : '';
  const allowed = readUnsubscribeToken(given);
  return (
    <NarrowPage
      lead={allowed === null ? undefined : t(`unsubscribe.${allowed.topic}`)}
      title={t('unsubscribe.title')}
    >
      {allowed === null ? (
        <>
          <Message tone={done === undefined ? 'failed' : 'done'}>
            {t(done === undefined ? 'unsubscribe.dead' : 'unsubscribe.done')}
          </Message>
          <p>
            <LocaleLink href={ACCOUNT_PATH}>{t('account')}</LocaleLink>
          </p>
        </>
      ) : (
        <form
          action={`${UNSUBSCRIBE_ENDPOINT}?${new URLSearchParams({ token: given, page: locale }).toString()}`}
          className={form.form}
          method="post"
        >
          <button className={buttonClass('primary')} type="submit">
            {t('unsubscribe.button')}
          </button>
        </form>
      )}
    </NarrowPage>
  );
}

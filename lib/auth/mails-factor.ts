import { DEFAULT_LOCALE, isLocale, localePath } from '@/lib/i18n/locales';
import { translatorFor } from '@/lib/i18n/messages';
import { log } from '@/lib/platform/log';
import { ownSite, send } from './mails';
import { findOwner } from './queries-factor';
import { FACTOR_PATH } from './routes';

/** What happened to a second factor; keys of the catalogue `factor.mail`. */
export type FactorNews = 'added' | 'removed' | 'codes' | 'recovery' | 'reset';

/**
 * Tells the owner of an account by mail, in their language. What happened stands even where the mail does not go
 * out: that it is missing is for the operator to know.
 */
export async function tellOwner(
  userId: string,
  news: FactorNews,
  values: Readonly<Record<string, number>> = {},
): Promise<void> {
  const user = await findOwner(userId);
  if (user.email === null) return;
  const locale = isLocale(user.locale) ? user.locale : DEFAULT_LOCALE;
  const t = await translatorFor(locale, 'factor');
  const { origin, host } = ownSite();
  try {
    await send(user.email, {
      locale,
      subject: t(`mail.${news}.subject`, { site: host }),
      paragraphs: [
        t(`mail.${news}.text`, { ...values, site: host, handle: user.handle ?? '' }),
        t('mail.notYou'),
      ],
      link: { label: t('mail.button'), url: `${origin}${localePath(locale, FACTOR_PATH)}` },
      foot: t('mail.foot'),
    });
  } catch (error) {
    log.error('mail-not-sent', error);
  }
}

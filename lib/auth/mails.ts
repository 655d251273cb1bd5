import { localePath, type Locale } from '@/lib/i18n/locales';
import { translatorFor } from '@/lib/i18n/messages';
import { loadEnv } from '@/lib/platform/env';
import { sendMail } from '@/lib/platform/mail';
import { htmlBody, type Letter, plainBody } from './mail-body';
import { confirmPath, emailChangePath } from './routes';
import { LINK_MINUTES } from './rules/signin-limits';

interface SignInMail {
  readonly to: string;
  readonly token: string;
  /** Where to go afterwards; proven to be a path of this site. */
  readonly next: string;
  readonly locale: Locale;
}

/** The link to sign in with. Throws where the mail cannot be handed over. */
export async function sendSignInMail({ to, token, next, locale }: SignInMail): Promise<void> {
  const t = await translatorFor(locale, 'mail');
  const { origin, host } = ownSite();
  const url = `${origin}${localePath(locale, confirmPath(to, token, next))}`;
  await send(to, {
    locale,
    subject: t('signin.subject', { site: host }),
    paragraphs: [t('signin.text', { site: host })],
    link: { label: t('signin.button'), url },
    foot: t('signin.foot', { minutes: LINK_MINUTES }),
  });
}

/** The link that proves that a new address is the account's own. */
export async function sendEmailChangeMail(mail: {
  readonly to: string;
  readonly token: string;
  readonly handle: string;
  readonly locale: Locale;
}): Promise<void> {
  const { to, token, handle, locale } = mail;
  const t = await translatorFor(locale, 'mail');
  const { origin, host } = ownSite();
  const url = `${origin}${localePath(locale, emailChangePath(token))}`;
  await send(to, {
    locale,
    subject: t('change.subject', { site: host }),
    paragraphs: [t('change.text', { site: host, handle })],
    link: { label: t('change.button'), url },
    foot: t('change.foot', { minutes: LINK_MINUTES }),
  });
}

/** Tells the former address that it no longer signs in. */
export async function sendAddressChangedMail(mail: {
  readonly to: string;
  readonly handle: string;
  readonly locale: Locale;
}): Promise<void> {
  const { to, handle, locale } = mail;
  const t = await translatorFor(locale, 'mail');
  const { host } = ownSite();
  await send(to, {
    locale,
    subject: t('changed.subject', { site: host }),
    paragraphs: [t('changed.text', { site: host, handle })],
    foot: t('changed.foot'),
  });
}

/** Where this site is, for letters. */
export function ownSite(): { origin: string; host: string } {
  const { origin, host } = new URL(loadEnv().NEXTAUTH_URL);
  return { origin, host };
}

/** Hands a letter over. Throws where that fails. */
export async function send(to: string, letter: Letter): Promise<void> {
  const { subject, locale, link } = letter;
  const delivery = await sendMail({
    to,
    subject,
    text: plainBody(letter),
    html: htmlBody(letter),
    language: locale,
  });
  if (delivery.sent || link === undefined) return;
  // Without a mail server the person at the terminal is the postman.
  process.stdout.write(`Mail for ${to} (${subject}): ${link.url}\n`);
}

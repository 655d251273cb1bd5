import { getTranslations } from 'next-intl/server';
import { buttonClass } from '@/components/ui/button-class';
import type { MailedLink } from '@/lib/auth/types';
import { CALLBACK_ENDPOINT } from '@/lib/auth/routes';
import { HiddenFields } from './hidden-fields';
import { NarrowPage } from './narrow-page';

/** The button that uses a mailed link up. Scanners of mail open addresses; they press no buttons. */
export async function ConfirmLink({ email, token, next }: MailedLink) {
  const t = await getTranslations('signin');
  return (
    <NarrowPage
      lead={t.rich('confirm.text', { email: () => <bdi dir="ltr">{email}</bdi> })}
      title={t('confirm.title')}
    >
      <form action={CALLBACK_ENDPOINT} method="post">
        <HiddenFields values={{ email, token, next }} />
        <button className={buttonClass('primary')} type="submit">
          {t('confirm.button')}
        </button>
      </form>
    </NarrowPage>
  );
}

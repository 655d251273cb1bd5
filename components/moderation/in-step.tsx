import { getTranslations } from 'next-intl/server';
import { LocaleLink } from '@/components/ui/locale-link';
import type { AccountInStep } from '@/lib/moderation/queries/in-step';
import { userPath } from '@/lib/users/routes';
import styles from './in-step.module.css';

/** Accounts that vote in step with this one: a sign, for moderators alone. */
export async function InStepSection({ accounts }: { readonly accounts: readonly AccountInStep[] }) {
  const t = await getTranslations('moderation');
  return (
    <section aria-labelledby="in-step-title" className={styles.section}>
      <h2 id="in-step-title">{t('inStep.title')}</h2>
      <p>{accounts.length === 0 ? t('inStep.none') : t('inStep.text')}</p>
      {accounts.length > 0 && (
        <ul>
          {accounts.map(({ handle, alike, shared }) => (
            <li key={handle}>
              <LocaleLink href={userPath(handle)}>
                <bdi dir="ltr">{handle}</bdi>
              </LocaleLink>
              {' · '}
              {t('inStep.row', { alike, shared })}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

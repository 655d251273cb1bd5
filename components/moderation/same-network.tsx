import { getTranslations } from 'next-intl/server';
import { LocaleLink } from '@/components/ui/locale-link';
import { SIGN_UP_KEPT_DAYS } from '@/lib/auth/rules/sign-up';
import type { SameNetwork } from '@/lib/moderation/queries/same-network';
import { userPath } from '@/lib/users/routes';
import styles from './in-step.module.css';

/** Accounts that were made from the same network as this one: a sign, for moderators alone. */
export async function SameNetworkSection({ same }: { readonly same: SameNetwork | null }) {
  const t = await getTranslations('moderation');
  const about = same === null ? 'unknown' : same.count === 0 ? 'none' : 'text';
  const more = same === null ? 0 : same.count - same.handles.length;
  return (
    <section aria-labelledby="same-network-title" className={styles.section}>
      <h2 id="same-network-title">{t('sameNetwork.title')}</h2>
      <p>{t(`sameNetwork.${about}`, { days: SIGN_UP_KEPT_DAYS })}</p>
      {same !== null && same.count > 0 && (
        <ul>
          {same.handles.map((handle) => (
            <li key={handle}>
              <LocaleLink href={userPath(handle)}>
                <bdi dir="ltr">{handle}</bdi>
              </LocaleLink>
            </li>
          ))}
        </ul>
      )}
      {more > 0 && <p>{t('sameNetwork.more', { count: more })}</p>}
    </section>
  );
}

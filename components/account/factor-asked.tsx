import { getTranslations } from 'next-intl/server';
import { LocaleLink } from '@/components/ui/locale-link';
import { FACTOR_PATH } from '@/lib/auth/routes';
import { currentActor } from '@/lib/auth/session';
import styles from './factor.module.css';

/** Tells moderators who still need a second factor on this instance, on every page for members; nothing for others. */
export async function FactorAsked() {
  const actor = await currentActor();
  if (actor?.lacksFactor !== true) return null;
  const t = await getTranslations('factor');
  return (
    <p className={`wrap ${styles.asked}`} role="note">
      {t.rich('asked', { a: (chunks) => <LocaleLink href={FACTOR_PATH}>{chunks}</LocaleLink> })}
    </p>
  );
}

import { getTranslations } from 'next-intl/server';
import { buttonClass } from '@/components/ui/button-class';
import { LocaleLink } from '@/components/ui/locale-link';
import { COLLISIONS_PATH, collisionsPath } from '@/lib/collisions/routes';
import { LONGEST_SET, MOST_CHOSEN } from '@/lib/collisions/rules/chosen';
import { currentLocale } from '@/lib/i18n/current';
import { localePath } from '@/lib/i18n/locales';
import styles from './collisions.module.css';

/** What a home server often holds. */
const EXAMPLE = [
  'grafana',
  'adguard-home',
  'gitea',
  'pihole',
  'qbittorrent',
  'jenkins',
  'portainer',
];

/** The set: an ordinary form, whose address can be kept and shared. */
export async function CollisionsForm({ names }: { readonly names: readonly string[] }) {
  const [t, locale] = await Promise.all([getTranslations('collisions'), currentLocale()]);
  return (
    <form action={localePath(locale, COLLISIONS_PATH)} className={styles.form} method="get">
      <label htmlFor="set">{t('form.label')}</label>
      <textarea
        aria-describedby="set-hint"
        autoCapitalize="off"
        autoComplete="off"
        defaultValue={names.join('\n')}
        dir="ltr"
        id="set"
        maxLength={LONGEST_SET}
        name="software"
        rows={Math.min(14, Math.max(4, names.length + 1))}
        spellCheck={false}
      />
      <p className={styles.quiet} id="set-hint">
        {t('form.hint', { max: MOST_CHOSEN })}
      </p>
      <p className={styles.buttons}>
        <button className={buttonClass('primary')} type="submit">
          {t('form.submit')}
        </button>
        {names.length === 0 && (
          <LocaleLink href={collisionsPath(EXAMPLE)} rel="nofollow">
            {t('form.example')}
          </LocaleLink>
        )}
      </p>
    </form>
  );
}

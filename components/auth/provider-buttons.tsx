import { getTranslations } from 'next-intl/server';
import { buttonClass } from '@/components/ui/button-class';
import { providerEndpoint } from '@/lib/auth/routes';
import styles from './provider-buttons.module.css';

interface ProviderButtonsProps {
  readonly providers: readonly { readonly id: string; readonly name: string }[];
  readonly next: string;
}

/** Ways to sign in with an account elsewhere; nothing where none is set up. */
export async function ProviderButtons({ providers, next }: ProviderButtonsProps) {
  if (providers.length === 0) return null;
  const t = await getTranslations('signin');
  return (
    <div className={styles.providers}>
      <p className={styles.or}>{t('or')}</p>
      {providers.map(({ id, name }) => (
        <form action={providerEndpoint(id)} key={id} method="post">
          <input name="next" type="hidden" value={next} />
          <button className={buttonClass('plain')} type="submit">
            {t('provider', { provider: name })}
          </button>
        </form>
      ))}
    </div>
  );
}

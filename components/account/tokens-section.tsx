import { getTranslations } from 'next-intl/server';
import { HiddenFields } from '@/components/auth/hidden-fields';
import { buttonClass } from '@/components/ui/button-class';
import { Day } from '@/components/ui/day';
import { revokeTokenAction } from '@/lib/auth/actions-tokens';
import { answerOf } from '@/lib/auth/form-answer';
import { TOKEN_NAME_LENGTH } from '@/lib/auth/rules/signin-limits';
import { type Scope, SCOPES } from '@/lib/auth/types';
import { currentLocale } from '@/lib/i18n/current';
import { Section } from './section';
import styles from './section.module.css';
import { TokenForm } from './token-form';

interface TokensSectionProps {
  readonly tokens: readonly {
    readonly id: string;
    readonly name: string;
    readonly scopes: readonly Scope[];
    readonly createdAt: Date;
    readonly lastUsedAt: Date | null;
  }[];
}

const dayOf = (date: Date) => date.toISOString().slice(0, 10);

/** Personal tokens for the API. */
export async function TokensSection({ tokens }: TokensSectionProps) {
  const [t, locale] = await Promise.all([getTranslations('account'), currentLocale()]);
  return (
    <Section id="tokens" title={t('tokens.title')}>
      <p className={styles.text}>
        {t.rich('tokens.text', { code: (chunks) => <code dir="ltr">{chunks}</code> })}
      </p>
      {tokens.length > 0 && (
        <ul className={styles.list}>
          {tokens.map(({ id, name, scopes, createdAt, lastUsedAt }) => (
            <li key={id}>
              <span className={styles.name}>
                <bdi>{name}</bdi>
                <span className={styles.when}>
                  {scopes.map((scope) => t(`tokens.scope.${scope}`)).join(' · ')}
                  {' · '}
                  {t.rich('tokens.since', { date: () => <Day date={dayOf(createdAt)} /> })}
                  {' · '}
                  {lastUsedAt === null
                    ? t('tokens.unused')
                    : t.rich('tokens.used', { date: () => <Day date={dayOf(lastUsedAt)} /> })}
                </span>
              </span>
              <form action={revokeTokenAction}>
                <HiddenFields values={{ locale, token: id }} />
                <button
                  aria-label={t('tokens.revokeNamed', { name })}
                  className={buttonClass('plain')}
                  type="submit"
                >
                  {t('tokens.revoke')}
                </button>
              </form>
            </li>
          ))}
        </ul>
      )}
      <h3>{t('tokens.new')}</h3>
      <TokenForm
        answered={await answerOf('token')}
        labels={{
          name: t('tokens.name'),
          hint: t('tokens.hint'),
          scopes: t('tokens.scopes'),
          submit: t('tokens.submit'),
          copy: { copy: t('tokens.copy'), copied: t('tokens.copied'), name: t('tokens.copyName') },
        }}
        locale={locale}
        maxLength={TOKEN_NAME_LENGTH}
        scopes={SCOPES.map((scope) => ({
          value: scope,
          label: t(`tokens.scopeText.${scope}`),
          chosen: scope === 'read',
        }))}
      />
    </Section>
  );
}

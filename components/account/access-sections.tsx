import { getTranslations } from 'next-intl/server';
import { HiddenFields } from '@/components/auth/message';
import { buttonClass } from '@/components/ui/button-class';
import { Chip } from '@/components/ui/chip';
import { Day } from '@/components/ui/day';
import { endOtherSessionsAction, endSessionAction } from '@/lib/auth/actions-account';
import { revokeTokenAction } from '@/lib/auth/actions-tokens';
import { answerOf } from '@/lib/auth/form-answer';
import { agentNames } from '@/lib/auth/rules/agent';
import { TOKEN_DAYS, TOKEN_ENDLESS, TOKEN_NAME_LENGTH } from '@/lib/auth/rules/signin-limits';
import { type Scope, SCOPES } from '@/lib/auth/types';
import { currentLocale } from '@/lib/i18n/current';
import { systemClock } from '@/lib/platform/clock';
import styles from './section.module.css';
import { Section, SignInAgain } from './settings-sections';
import { TokenForm } from './token-form';

interface SessionsSectionProps {
  readonly sessions: readonly {
    readonly id: string;
    readonly since: Date;
    readonly agent: string | null;
  }[];
  /** The one that looks at the page. */
  readonly current: string | null;
}

/** Where one is signed in. */
export async function SessionsSection({ sessions, current }: SessionsSectionProps) {
  const [t, locale] = await Promise.all([getTranslations('account'), currentLocale()]);
  return (
    <Section id="sessions" title={t('sessions.title')}>
      <ul className={styles.list}>
        {sessions.map(({ id, since, agent }) => (
          <li key={id}>
            <span className={styles.name}>
              <AgentName agent={agent} />
              <span className={styles.when}>
                {t.rich('sessions.since', {
                  date: () => <Day date={since.toISOString().slice(0, 10)} />,
                })}
              </span>
            </span>
            {id === current ? (
              <Chip tone="official">{t('sessions.this')}</Chip>
            ) : (
              <form action={endSessionAction}>
                <HiddenFields values={{ locale, session: id }} />
                <button className={buttonClass('plain')} type="submit">
                  {t('sessions.end')}
                </button>
              </form>
            )}
          </li>
        ))}
      </ul>
      {sessions.length > 1 && (
        <form action={endOtherSessionsAction}>
          <HiddenFields values={{ locale }} />
          <button className={buttonClass('plain')} type="submit">
            {t('sessions.endOthers')}
          </button>
        </form>
      )}
    </Section>
  );
}

async function AgentName({ agent }: { readonly agent: string | null }) {
  const t = await getTranslations('account');
  const { browser, system } = agentNames(agent);
  if (browser !== null && system !== null) return t('sessions.on', { browser, system });
  return browser ?? system ?? t('sessions.unknown');
}

interface TokensSectionProps {
  readonly tokens: readonly {
    readonly id: string;
    readonly name: string;
    readonly scopes: readonly Scope[];
    readonly createdAt: Date;
    readonly lastUsedAt: Date | null;
    readonly expiresAt: Date | null;
  }[];
  readonly fresh: boolean;
}

const dayOf = (date: Date) => date.toISOString().slice(0, 10);

/** Personal tokens for the API. */
export async function TokensSection({ tokens, fresh }: TokensSectionProps) {
  const [t, locale] = await Promise.all([getTranslations('account'), currentLocale()]);
  const now = systemClock.now();
  return (
    <Section id="tokens" title={t('tokens.title')}>
      <p className={styles.text}>
        {t.rich('tokens.text', { code: (chunks) => <code dir="ltr">{chunks}</code> })}
      </p>
      {tokens.length > 0 && (
        <ul className={styles.list}>
          {tokens.map(({ id, name, scopes, createdAt, lastUsedAt, expiresAt }) => (
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
                  {expiresAt !== null && (
                    <>
                      {' · '}
                      {t.rich(expiresAt > now ? 'tokens.until' : 'tokens.expired', {
                        date: () => <Day date={dayOf(expiresAt)} />,
                      })}
                    </>
                  )}
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
      {fresh ? (
        <TokenForm
          answered={await answerOf('token')}
          labels={{
            name: t('tokens.name'),
            hint: t('tokens.hint'),
            scopes: t('tokens.scopes'),
            lasts: t('tokens.lasts'),
            submit: t('tokens.submit'),
            copy: {
              copy: t('tokens.copy'),
              copied: t('tokens.copied'),
              name: t('tokens.copyName'),
            },
          }}
          locale={locale}
          lasts={[
            ...TOKEN_DAYS.map((days) => ({
              value: String(days),
              label: t('tokens.days', { days }),
            })),
            { value: TOKEN_ENDLESS, label: t('tokens.endless') },
          ]}
          maxLength={TOKEN_NAME_LENGTH}
          scopes={SCOPES.map((scope) => ({
            value: scope,
            label: t(`tokens.scopeText.${scope}`),
            chosen: scope === 'read',
          }))}
        />
      ) : (
        <SignInAgain />
      )}
    </Section>
  );
}

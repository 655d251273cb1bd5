import { getTranslations } from 'next-intl/server';
import { HiddenFields } from '@/components/auth/hidden-fields';
import { buttonClass } from '@/components/ui/button-class';
import { Chip } from '@/components/ui/chip';
import { Day } from '@/components/ui/day';
import { endOtherSessionsAction, endSessionAction } from '@/lib/auth/actions-account';
import { agentNames } from '@/lib/auth/rules/agent';
import { currentLocale } from '@/lib/i18n/current';
import { Section } from './section';
import styles from './section.module.css';

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

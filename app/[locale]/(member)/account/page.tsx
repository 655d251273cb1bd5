import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { EmailSection } from '@/components/account/email-section';
import { MailSection } from '@/components/account/mail-section';
import { LanguageSection } from '@/components/account/language-section';
import { CloseSection, LeaveSection } from '@/components/account/leave-section';
import { SessionsSection } from '@/components/account/sessions-section';
import { StandingSection } from '@/components/account/standing-section';
import { SuspensionSection } from '@/components/account/suspension-section';
import { TokensSection } from '@/components/account/tokens-section';
import styles from '@/components/account/section.module.css';
import { Message } from '@/components/auth/message';
import { PageHead } from '@/components/browse/page-head';
import { DONE, FAULTS } from '@/lib/auth/account-notes';
import { loadAccount, requireActor } from '@/lib/auth/loaders';
import { configuredProviders } from '@/lib/auth/providers';
import { ACCOUNT_PATH } from '@/lib/auth/routes';
import { APPEAL_FAULT } from '@/lib/moderation/form-notes';
import { findOwnAppeal } from '@/lib/moderation/queries/appeals';
import { appealUntil } from '@/lib/moderation/rules';
import { findMailChoice } from '@/lib/notifications/queries/mail-choice';
import { systemClock } from '@/lib/platform/clock';
import { loadNextLevel } from '@/lib/trust/loaders';

interface AccountRouteProps {
  readonly searchParams: Promise<Readonly<Record<string, string | string[] | undefined>>>;
}

/** It waits for the session: whoever may not see it is sent on by status. */
export const instant = false;

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('account');
  return { title: t('title') };
}

export default async function AccountRoute({ searchParams }: AccountRouteProps) {
  const [{ done }, actor, t] = await Promise.all([
    searchParams,
    requireActor(ACCOUNT_PATH),
    getTranslations('account'),
  ]);
  const { suspended } = actor;
  const [account, next, mailChoice, appeal] = await Promise.all([
    loadAccount(actor),
    loadNextLevel(actor.id, actor.trust),
    findMailChoice(actor.id),
    suspended === null ? null : findOwnAppeal(actor.id, suspended.since),
  ]);
  const names = configuredProviders()
    .filter(({ id }) => account.providers.includes(id))
    .map(({ name }) => name);
  const did = DONE.find((one) => one === done);
  const fault = FAULTS.find((one) => one === done);
  return (
    <div className="wrap">
      <PageHead title={t('title')} />
      <div className={styles.page}>
        {did !== undefined && <Message tone="done">{t(`done.${did}`)}</Message>}
        {fault !== undefined && <Message tone="failed">{t(`done.${fault}`)}</Message>}
        {suspended !== null && (
          <SuspensionSection
            appeal={appeal}
            inTime={systemClock.now() <= appealUntil(suspended.since)}
            suspension={suspended}
            textMissing={done === APPEAL_FAULT}
          />
        )}
        <StandingSection actor={actor} next={next} />
        <LanguageSection chosen={actor.locale} />
        <MailSection chosen={mailChoice} />
        <EmailSection email={account.email} providers={names} />
        <SessionsSection current={actor.sessionId} sessions={account.sessions} />
        <TokensSection tokens={account.tokens} />
        <LeaveSection />
        <CloseSection />
      </div>
    </div>
  );
}

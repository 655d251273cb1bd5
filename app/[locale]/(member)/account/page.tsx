import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import {
  CloseSection,
  EmailSection,
  LanguageSection,
  LeaveSection,
  MailSection,
} from '@/components/account/settings-sections';
import { DataSection } from '@/components/account/data-section';
import { FactorSection } from '@/components/account/factor-sections';
import { SessionsSection, TokensSection } from '@/components/account/access-sections';
import { StandingSection, SuspensionSection } from '@/components/account/level-sections';
import styles from '@/components/account/section.module.css';
import { Message } from '@/components/auth/message';
import { PageHead } from '@/components/browse/page-head';
import { DONE, FAULTS } from '@/lib/auth/form-state';
import { loadAccount, requireActor } from '@/lib/auth/loaders';
import { configuredProviders } from '@/lib/auth/providers';
import { ACCOUNT_PATH } from '@/lib/auth/routes';
import { FRESH_MINUTES } from '@/lib/auth/rules/session-age';
import { APPEAL_FAULT } from '@/lib/moderation/form-notes';
import { findOwnAppeal } from '@/lib/moderation/queries/appeals';
import { appealUntil } from '@/lib/moderation/rules';
import { findMailChoice } from '@/lib/notifications/queries';
import { systemClock } from '@/lib/platform/clock';
import { loadNextLevel } from '@/lib/trust/queries';

interface AccountRouteProps {
  readonly searchParams: Promise<Readonly<Record<string, string | string[] | undefined>>>;
}

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
        {fault !== undefined && (
          <Message tone="failed">{t(`done.${fault}`, { minutes: FRESH_MINUTES })}</Message>
        )}
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
        <EmailSection email={account.email} fresh={account.fresh} providers={names} />
        <FactorSection since={account.factorSince} />
        <SessionsSection current={actor.sessionId} sessions={account.sessions} />
        <TokensSection fresh={account.fresh} tokens={account.tokens} />
        <DataSection />
        <LeaveSection />
        <CloseSection fresh={account.fresh} />
      </div>
    </div>
  );
}

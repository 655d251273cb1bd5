import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import {
  FactorCodesSection,
  FactorOffSection,
  FactorRemoveSection,
  FactorSetupSection,
} from '@/components/account/factor-sections';
import styles from '@/components/account/section.module.css';
import { Message } from '@/components/auth/message';
import { PageHead } from '@/components/browse/page-head';
import { FACTOR_DONE } from '@/lib/auth/form-state';
import { loadFactor, requireActor } from '@/lib/auth/loaders';
import { ACCOUNT_PATH, FACTOR_PATH } from '@/lib/auth/routes';
import { FRESH_MINUTES } from '@/lib/auth/rules/session-age';

interface FactorRouteProps {
  readonly searchParams: Promise<Readonly<Record<string, string | string[] | undefined>>>;
}

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('factor');
  return { title: t('title') };
}

export default async function FactorRoute({ searchParams }: FactorRouteProps) {
  const [{ done }, actor, t, account] = await Promise.all([
    searchParams,
    requireActor(FACTOR_PATH),
    getTranslations('factor'),
    getTranslations('account'),
  ]);
  const { since, codesLeft, setup, fresh } = await loadFactor(actor);
  const did = FACTOR_DONE.find((one) => one === done);
  const isOn = since !== null;
  return (
    <div className="wrap">
      <PageHead
        crumbs={[{ href: ACCOUNT_PATH, label: account('title') }]}
        crumbsLabel={account('title')}
        lead={t('lead')}
        title={t('title')}
      />
      <div className={styles.page}>
        {did !== undefined && <Message tone="done">{t(`done.${did}`)}</Message>}
        {done === 'again' && (
          <Message tone="failed">{account('done.again', { minutes: FRESH_MINUTES })}</Message>
        )}
        {!isOn && setup === null && <FactorOffSection fresh={fresh} />}
        {!isOn && setup !== null && <FactorSetupSection handle={actor.handle} secret={setup} />}
        {/* One place for both, so that the codes that turning it on answers stay where it was asked. */}
        {(isOn || setup !== null) && (
          <FactorCodesSection codesLeft={codesLeft} fresh={fresh} since={since} />
        )}
        {isOn && <FactorRemoveSection fresh={fresh} />}
      </div>
    </div>
  );
}

'use client';

import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { queryClient } from '@/components/client/query';
import { agreementQuery } from '@/lib/moderation/query-options';
import styles from './queue.module.css';

/** How often the reviewer agrees with what is known, for their eyes alone. */
export function OwnAgreement() {
  const t = useTranslations('queue');
  const { data } = useQuery(agreementQuery(), queryClient());
  if (data === undefined) return null;
  const { trials, outcomes } = data;
  return (
    <section>
      <h2>{t('agreement.title')}</h2>
      <p>{trials.of === 0 ? t('agreement.noTrials') : t('agreement.trials', { ...trials })}</p>
      <p>
        {outcomes.of === 0 ? t('agreement.noOutcomes') : t('agreement.outcomes', { ...outcomes })}
      </p>
      <p className={styles.quiet}>{t('agreement.own')}</p>
    </section>
  );
}
